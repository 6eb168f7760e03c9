import { expect, it } from "vitest";
import { silent } from "#shared/observe.ts";
import { inSession } from "../town/desk.ts";
import { openTown } from "../town/town.ts";

it("names the role in which somebody who holds several acted, in the journal as in the log", async () => {
  const roles: Record<string, unknown> = {};
  const info = (_: string, fields: object): void => {
    const { operation, role } = fields as Record<string, string>;
    roles[operation ?? ""] = role;
  };
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", log: { ...silent, info } });
  const admin = await town.as("admin-yangguang");
  const personId = await town.idOf("ding");
  for (const role of ["residents-committee-worker", "resident"] as const)
    await admin.grantRole({ body: { personId, role } });
  await admin.grantRole({ body: { personId, role: "building-leader", building: "2栋" } });
  town.clock.advance(1);
  const ding = await town.as("ding");
  const disputants = [{ name: "甲" }, { name: "乙" }];
  const filing = { category: "noise", place: { building: "2栋" } } as const;
  await ding.fileCase({ body: { ...filing, source: "building-leader", disputants } });
  expect(roles.fileCase).toBe("building-leader");
  await ding.openFeed({ body: {} });
  expect(roles.openFeed).toBe("resident");
  await ding.registerPerson({ body: { name: "丙" } });
  expect(roles.registerPerson).toBe("desk-operator");
  const { desk, end } = await inSession(town, "ding", await town.idOf("qin"));
  const { body } = await desk.fileCase({ body: { ...filing, source: "desk", disputants } });
  expect(roles.fileCase).toBe("desk-operator");
  const { items } = (await desk.getTimeline({ params: { caseId: body.case.caseId } })).body;
  expect(items[0]?.by.role).toBe("desk-operator");
  await desk.openFeed({ body: {} });
  expect(roles.openFeed).toBe("desk-operator");
  await end();
});
