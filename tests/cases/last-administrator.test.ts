import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { erasureStore } from "#services/communities/store/rights-store.ts";
import type { JournalEntry } from "#shared/table/journal.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { openTown, type Town } from "../town/town.ts";

const refusedAs = (code: string) => ({ problem: { status: 409, code } });

let town: Town;
let admin: Neighbour;
let adminId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  admin = await town.as("admin-yangguang");
  adminId = await town.idOf("admin-yangguang");
});

const tableOf = () => scoped(town.world.table, communityScope(town.world.region, "yangguang-huayuan"));

type Journalled = { readonly journal: (id: string) => Promise<readonly JournalEntry[]> };

const factsOf = async ({ journal }: Journalled, id: string): Promise<string[]> =>
  (await journal(id)).flatMap(({ facts }) => facts.map(({ type }) => type));

const statusOf = async (personId: string) =>
  (await (await town.as("ding")).getPerson({ params: { personId } })).body.status;

const daysLater = async (days: number): Promise<void> => {
  town.clock.advance(days * 24 * 60);
  await town.drain();
};

const successor = async (persona: string): Promise<string> => {
  const personId = await town.idOf(persona);
  const { grantId } = (await admin.grantRole({ body: { personId, role: "community-admin" } })).body;
  await town.drain();
  town.clock.advance(1);
  return grantId;
};

describe("the last administrator who asks to be removed", () => {
  it("waits for another, with the operator told at once, and is then removed", async () => {
    const { erasure } = (await admin.requestErasure({ body: {} })).body;
    expect(erasure).toMatchObject({ dueAt: "2026-03-23T16:00:00.000Z", awaitsSuccessor: true });
    await town.drain();
    expect(await factsOf(erasureStore(tableOf()), erasure.erasureId)).toEqual([
      "communities.erasure-announced.v1",
      "communities.administrator-leaving.v1",
    ]);
    expect(await statusOf(adminId)).not.toBe("anonymised");
    await successor("tang");
    await daysLater(2);
    expect(await statusOf(adminId)).not.toBe("anonymised");
    await daysLater(1);
    expect(await statusOf(adminId)).toBe("anonymised");
  });

  it("is removed after fifteen working days, though nobody follows; then the operator appoints one", async () => {
    await admin.requestErasure({ body: {} });
    town.clock.set("2026-03-23T15:59:00.000Z");
    await town.drain();
    expect(await statusOf(adminId)).not.toBe("anonymised");
    town.clock.set("2026-03-23T16:00:00.000Z");
    await town.drain();
    expect(await statusOf(adminId)).toBe("anonymised");
    const operator = await town.as("ops", "yangguang-huayuan");
    const personId = await town.idOf("tang");
    const body = { personId, reason: "原管理员已离开" };
    expect((await operator.appointAdministrator({ body })).body).toMatchObject({ role: "community-admin", ...body });
    town.clock.advance(1);
    expect((await (await town.as("tang")).getPerson({ params: { personId } })).status).toBe(200);
  });

  it("stays after all where they take it back, whoever follows", async () => {
    const { erasureId } = (await admin.requestErasure({ body: {} })).body.erasure;
    await admin.takeBackErasure({ params: { erasureId }, body: {} });
    await successor("tang");
    await daysLater(30);
    expect(await statusOf(adminId)).toBe("unverified");
  });

  it("goes as anybody does where another stays, and counts for nobody who wants to go too", async () => {
    await successor("tang");
    expect((await admin.requestErasure({ body: {} })).body.erasure.awaitsSuccessor).toBeUndefined();
    const tang = await town.as("tang");
    expect((await tang.requestErasure({ body: {} })).body.erasure.awaitsSuccessor).toBe(true);
  });
});

describe("who reads restricted content and administers", () => {
  it("does so beside another administrator, whose role cannot end before there is a third", async () => {
    const { grants } = (await admin.getPerson({ params: { personId: adminId } })).body;
    const own = { params: { grantId: grants[0]?.grantId ?? "" }, body: {} };
    await successor("yu");
    const yu = await town.as("yu");
    await expect(yu.revokeRole(own)).rejects.toMatchObject(refusedAs("second-admin-needed"));
    await expect(yu.moveOutPerson({ params: { personId: adminId }, body: {} })).rejects.toMatchObject(
      refusedAs("second-admin-needed"),
    );
    await successor("tang");
    expect((await yu.revokeRole(own)).body.revokedAt).toBeDefined();
  });

  it("is not made by an administrator who is about to be removed", async () => {
    await admin.requestErasure({ body: {} });
    const body = { personId: await town.idOf("yu"), role: "community-admin" as const };
    await expect(admin.grantRole({ body })).rejects.toMatchObject(refusedAs("second-admin-needed"));
    const operator = await town.as("ops", "yangguang-huayuan");
    await operator.appointAdministrator({ body: { personId: body.personId, reason: "唯一的管理员要离开" } });
    await town.drain();
    await daysLater(3);
    expect(await statusOf(adminId)).not.toBe("anonymised");
    await daysLater(19);
    expect(await statusOf(adminId)).toBe("anonymised");
  });
});

describe("a role of somebody without an account", () => {
  const registered = async () => {
    const body = { name: "季大爷", birthYear: 1950, building: "5栋" };
    return (await (await town.as("ding")).registerPerson({ body })).body.personId;
  };

  it("waits for the claim and begins with it, but that of a resident", async () => {
    const personId = await registered();
    const mediator = (await admin.grantRole({ body: { personId, role: "mediator" } })).body;
    const resident = (await admin.grantRole({ body: { personId, role: "resident" } })).body;
    expect([mediator.waiting, resident.waiting]).toEqual([true, undefined]);
    const toldOf = async (name: string) =>
      (await factsOf(personStore(tableOf()), personId)).filter((type) => type === `communities.${name}.v1`).length;
    expect([await toldOf("role-waiting"), await toldOf("role-granted")]).toEqual([1, 1]);
    town.clock.advance(60);
    const { code } = (await admin.issueClaimCode({ params: { personId }, body: {} })).body;
    await (await town.as("ji", "yangguang-huayuan")).claimPerson({ body: { personId, code } });
    const grant = (await admin.getRoleGrant({ params: { grantId: mediator.grantId } })).body;
    expect(grant.waiting).toBeUndefined();
    expect(grant.from > mediator.from).toBe(true);
    expect([await toldOf("role-waiting"), await toldOf("role-granted")]).toEqual([1, 2]);
    const ji = await town.as("ji", "yangguang-huayuan");
    expect((await ji.listPeople({ query: { building: "5栋" } })).status).toBe(200);
  });

  it("is no reason for the desk to print their code, and never the operator's appointment", async () => {
    const personId = await registered();
    const desk = await town.as("ding");
    const print = { params: { personId }, body: {} };
    expect((await desk.issueClaimCode(print)).status).toBe(200);
    await admin.grantRole({ body: { personId, role: "correspondent" } });
    await expect(desk.issueClaimCode(print)).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
    expect((await admin.issueClaimCode(print)).status).toBe(200);
    const operator = await town.as("ops", "yangguang-huayuan");
    await expect(operator.appointAdministrator({ body: { personId, reason: "无" } })).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/personId", code: "not-claimed" }] },
    });
  });
});
