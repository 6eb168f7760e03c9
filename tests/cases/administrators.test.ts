import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { askErasure } from "#services/communities/domain/run-erasure.ts";
import { inSession } from "../town/desk.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

describe("an administrator", () => {
  let town: Town;
  let admin: Neighbour;
  let adminId: string;
  const refused = (attempt: Promise<unknown>, pointer: string, code: string) =>
    expect(attempt).rejects.toMatchObject({ problem: field(pointer, code) });
  const grantOf = async (personId: string): Promise<string> =>
    (await admin.getPerson({ params: { personId } })).body.grants.find(({ role }) => role === "community-admin")
      ?.grantId ?? "";
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    admin = await town.as("admin-yangguang");
    adminId = await town.idOf("admin-yangguang");
  });

  it("gives no role to themselves, and none that began before", async () => {
    await refused(admin.grantRole({ body: { personId: adminId, role: "mediator" } }), "/personId", "not-to-oneself");
    const personId = await town.idOf("jiang");
    const early = { personId, role: "mediator" as const, from: "2020-01-01T00:00:00.000Z" };
    await refused(admin.grantRole({ body: early }), "/from", "in-the-past");
  });

  it("neither gives up the role alone nor moves out alone: there is always one left", async () => {
    const own = { params: { grantId: await grantOf(adminId) }, body: {} };
    const leaving = { params: { personId: adminId }, body: {} };
    const last = { problem: { status: 409, code: "last-administrator" } };
    await expect(admin.revokeRole(own)).rejects.toMatchObject(last);
    await expect(admin.moveOutPerson(leaving)).rejects.toMatchObject(last);
    const personId = await town.idOf("luo");
    await admin.grantRole({ body: { personId, role: "community-admin" } });
    town.clock.advance(1);
    await refused(admin.revokeRole(own), "", "not-to-oneself");
    await refused(admin.moveOutPerson(leaving), "", "not-to-oneself");
    const successor = await town.as("luo");
    await successor.revokeRole({ params: { grantId: await grantOf(adminId) }, body: {} });
    await successor.grantRole({ body: { personId: adminId, role: "community-admin" } });
  });

  it("is neither assisted at the desk nor moved out by it, and no more are others who hold a role", async () => {
    const desk = await town.as("ding");
    const body = { personId: adminId, identityCheck: "called-back" as const, reason: "咨询" };
    await refused(desk.openAssistedSession({ body }), "/personId", "not-for-administrators");
    for (const name of ["admin-yangguang", "yu"])
      await expect(desk.moveOutPerson({ params: { personId: await town.idOf(name) }, body: {} })).rejects.toMatchObject(
        { problem: { status: 403, code: "role-not-allowed" } },
      );
    expect((await desk.moveOutPerson({ params: { personId: await town.idOf("tang") }, body: {} })).status).toBe(200);
  });

  it("ends every session that was begun with them before", async () => {
    const personId = await town.idOf("jiang");
    const { desk } = await inSession(town, "ding", personId);
    await admin.grantRole({ body: { personId, role: "community-admin" } });
    town.clock.advance(1);
    await expect(desk.requestErasure({ body: {} })).rejects.toMatchObject({ problem: { code: "session-over" } });
  });

  it("is not removed by what the desk asked for, before it is released", async () => {
    const personId = await town.idOf("jiang");
    const session = { personId, name: "姜", sessionId: `ses_${"a".repeat(20)}` };
    const by = { personId: await town.idOf("ding"), name: "丁", grants: [], onBehalfOf: session };
    const at = "2026-03-02T01:00:00.000Z";
    const community = { timeZone: "Asia/Shanghai", calendar: {}, policy: {} };
    const own = { personId, grantId: "one", readsContent: false, isLeaving: false, isForTerm: false, staysOn: false };
    const { state } = askErasure({ personId, by, at, commandId: "one", community, administrators: [own] });
    expect(state).toMatchObject({ atDesk: true });
    expect(state.dueAt).toBeUndefined();
  });
});
