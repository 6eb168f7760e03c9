import { beforeAll, describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCampus } from "../town/campus.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const refused = { problem: { status: 403, code: "role-not-allowed" } };

describe("the sides of a campus", () => {
  let town: Town;
  let campusId: string;

  const closing = { wanted: { kind: "closing" as const, cause: "epidemic" as const } };
  const manager = () => town.as("manager");
  const seating = async (personId: string, side: "community" | "property" | "residents") =>
    (await manager()).seatMember({ params: { campusId }, body: { side, personId, name: "某人" } });

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    ({ campusId } = await openedCampus(town));
    await newNeighbours(town, 1, "n");
  });

  it("seat nobody whom the community does not know, nor who holds no role of the side", async () => {
    const unknown = { problem: field("/personId", "unknown-person") };
    await expect(seating(`per_${"a".repeat(20)}`, "residents")).rejects.toMatchObject(unknown);
    const neighbour = await neighbourId(town, "n-1");
    await expect(seating(neighbour, "property")).rejects.toMatchObject({ problem: field("/personId", "not-of-side") });
    const { seats } = (await seating(neighbour, "residents")).body;
    expect(seats).toContainEqual(expect.objectContaining({ side: "residents", personId: neighbour }));
  });

  it("seat nobody for a role that has ended", async () => {
    const admin = await manager();
    const body = { personId: await neighbourId(town, "n-1"), role: "property-staff" as const };
    const { grantId } = (await admin.grantRole({ body })).body;
    await town.drain();
    await admin.revokeRole({ params: { grantId }, body: {} });
    await town.drain();
    const ended = { problem: field("/personId", "not-of-side") };
    await expect(seating(body.personId, "property")).rejects.toMatchObject(ended);
  });

  it("hear one yes of a person, though they hold roles of two sides", async () => {
    const admin = await manager();
    await admin.grantRole({ body: { personId: await neighbourId(town, "n-1"), role: "community-admin" } });
    const other = await town.as("n-1", nanning);
    await other.grantRole({ body: { personId: await town.idOf("manager"), role: "resident" } });
    town.clock.advance(1);
    const { campusId: second } = (await admin.proposeCampus({ body: { name: "第二校区" } })).body;
    const params = { campusId: second };
    const between = [
      { name: "物业", side: "property" as const },
      { name: "居民", side: "residents" as const },
    ];
    await admin.consultOnCampus({ params, body: { between } });
    await admin.approveCampus({ params, body: { side: "property" } });
    const twice = { problem: { status: 409, code: "conflict-of-interest" } };
    await expect(admin.approveCampus({ params, body: { side: "residents" } })).rejects.toMatchObject(twice);
    expect((await admin.getCampus({ params })).body.status).toBe("consulting");
  });

  it("speak for themselves: nobody at the desk says yes for one of them", async () => {
    const admin = await manager();
    await admin.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    const desk = await town.as("seat-property", nanning);
    const check = { identityCheck: "called-back" as const, reason: "电话办理" };
    const personId = await town.idOf("seat-community");
    const { sessionId } = (await desk.openAssistedSession({ body: { personId, ...check } })).body;
    const acting = await town.as("seat-property", nanning, sessionId);
    const params = { campusId };
    await expect(acting.proposeDecision({ params, body: closing })).rejects.toMatchObject(refused);
    await desk.proposeDecision({ params, body: closing });
    await expect(acting.approveDecision({ params, body: {} })).rejects.toMatchObject(refused);
    await expect(acting.rejectDecision({ params, body: {} })).rejects.toMatchObject(refused);
  });
});
