import { expect, it } from "vitest";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { onSqlite, openTown } from "../../town/town.ts";

it("what courses told before there were messages holds up nobody who asks for all that is kept of them", async () => {
  const on = onSqlite();
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on });
  const table = scoped(on.table, communityScope("local", "yangguang-huayuan"));
  const personId = await town.idOf("qin");
  const messageId = `msg_${"a".repeat(20)}`;
  const state = { messageId, kind: "offer", personId, dueAt: "2026-03-01T01:00:00.000Z" };
  await table.write({ put: { ...table.scope.key(["MESSAGE", messageId], "STATE"), version: 1, state } });
  await table.write({ put: table.scope.key(["INVOLVED", personId], `MESSAGE#${messageId}`) });
  const qin = await town.as("qin");
  const { exportId } = (await qin.requestDataExport({ body: {} })).body;
  await town.drain();
  const { body } = await qin.getDataExport({ params: { exportId } });
  expect(body.status).toBe("ready");
});
