import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { openTown, type Town } from "../town/town.ts";

const refusedAs = (code: string) => ({ problem: { status: 409, code } });
const tomorrow = "2026-03-03T01:00:00.000Z";

let town: Town;
let admin: Neighbour;
let adminId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  admin = await town.as("admin-yangguang");
  adminId = await town.idOf("admin-yangguang");
});

const administers = async (persona: string, { by = admin, to }: { by?: Neighbour; to?: string } = {}) => {
  const body = { personId: await town.idOf(persona), role: "community-admin" as const, ...(to && { to }) };
  await by.grantRole({ body });
  await town.drain();
  town.clock.advance(1);
  return town.as(persona);
};

const daysLater = async (days: number): Promise<void> => {
  town.clock.advance(days * 24 * 60);
  await town.drain();
};

const ownGrant = async () => {
  const { grants } = (await admin.getPerson({ params: { personId: adminId } })).body;
  return { params: { grantId: grants.find(({ role }) => role === "community-admin")?.grantId ?? "" }, body: {} };
};

const statusOf = async (personId: string) =>
  (await (await town.as("ding")).getPerson({ params: { personId } })).body.status;

describe("who administers for a term", () => {
  it("is no other administrator: the last one without an end stays", async () => {
    const tang = await administers("tang", { to: tomorrow });
    await expect(tang.revokeRole(await ownGrant())).rejects.toMatchObject(refusedAs("last-administrator"));
    await expect(tang.moveOutPerson({ params: { personId: adminId }, body: {} })).rejects.toMatchObject(
      refusedAs("last-administrator"),
    );
    expect((await admin.requestErasure({ body: {} })).body.erasure.awaitsSuccessor).toBe(true);
  });

  it("is no second beside whom another reads restricted content", async () => {
    const tang = await administers("tang", { to: tomorrow });
    const body = { personId: adminId, role: "mediator" as const };
    await expect(tang.grantRole({ body })).rejects.toMatchObject(refusedAs("second-admin-needed"));
  });
});

describe("the term of the last administrator", () => {
  const removedWithin = async (days: number): Promise<void> => {
    await admin.requestErasure({ body: {} });
    await daysLater(days);
    expect(await statusOf(adminId)).toBe("anonymised");
  };
  const rolesOf = async (persona: string) => {
    const { body } = await (await town.as("ding")).getPerson({ params: { personId: await town.idOf(persona) } });
    return body.grants.filter(({ revokedAt }) => !revokedAt).map(({ role }) => role);
  };

  it("ends no sooner than somebody else administers for good, and the operator is told", async () => {
    await administers("tang", { to: "2026-04-02T01:00:00.000Z" });
    await removedWithin(22);
    await daysLater(20);
    const tang = await town.as("tang");
    const held = (await tang.getPerson({ params: { personId: await town.idOf("tang") } })).body.grants;
    expect(held.find(({ role }) => role === "community-admin")).toMatchObject({ untilSuccessor: true });
    await tang.grantRole({ body: { personId: await town.idOf("luo"), role: "community-admin" } });
    await town.drain();
    expect(await rolesOf("tang")).toEqual(["resident"]);
    expect(await rolesOf("luo")).toContain("community-admin");
  });

  it("ends by itself where another is there, if only for a term", async () => {
    await administers("tang", { to: "2026-04-02T01:00:00.000Z" });
    await administers("luo", { to: "2026-05-02T01:00:00.000Z" });
    await removedWithin(22);
    await daysLater(20);
    expect(await rolesOf("tang")).toEqual(["resident"]);
    await daysLater(60);
    expect(await rolesOf("luo")).toContain("community-admin");
  });
});

describe("who administers and is to read restricted content", () => {
  it("counts for one who reads it from the grant on, though it begins later", async () => {
    const tang = await administers("tang");
    const body = { personId: await town.idOf("tang"), role: "mediator" as const, from: tomorrow };
    await admin.grantRole({ body });
    await expect(tang.revokeRole(await ownGrant())).rejects.toMatchObject(refusedAs("second-admin-needed"));
  });

  it("is not left alone by the removal of the other, which waits for one who stays", async () => {
    await administers("fang");
    expect((await admin.requestErasure({ body: {} })).body.erasure.awaitsSuccessor).toBe(true);
    await daysLater(4);
    expect(await statusOf(adminId)).not.toBe("anonymised");
    const operator = await town.as("ops", "yangguang-huayuan");
    await operator.appointAdministrator({ body: { personId: await town.idOf("tang"), reason: "接任" } });
    await daysLater(1);
    expect(await statusOf(adminId)).toBe("anonymised");
  });
});
