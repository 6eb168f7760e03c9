import { expect, it } from "vitest";
import { acceptedCase, inYangguang } from "../../town/cases.ts";
import { openTown } from "../../town/town.ts";

it("who presides and lives with a disputant is not told that the dispute lost its lead", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const admin = await town.as("admin-yangguang");
  const { caseId } = await acceptedCase(town, inYangguang, "yu");
  const [sun, qin, yu] = [await town.idOf("sun"), await town.idOf("qin"), await town.idOf("yu")];
  await (await town.as("ding")).foundHousehold({ body: { building: "2栋", memberIds: [sun, qin] } });
  await town.drain();
  const { grants } = (await admin.getPerson({ params: { personId: yu } })).body;
  const grantId = grants.find(({ role }) => role === "mediator")?.grantId ?? "";
  await admin.revokeRole({ params: { grantId }, body: {} });
  await town.drain();
  const told = (await (await town.as("sun")).listOwnMessages({ query: { limit: 100 } })).body.items;
  expect(told.filter(({ moment, thing }) => moment === "mediation.leadWanted" && thing.id === caseId)).toEqual([]);
});
