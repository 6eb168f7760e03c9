import { beforeAll, describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCampus } from "../town/campus.ts";
import { inSession } from "../town/desk.ts";
import { blaming, field } from "../town/refusing.ts";
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
    await newNeighbours(town, 3, "n");
  });

  const verified = async (name: string, by: string) => {
    const params = { personId: await neighbourId(town, name) };
    await (await town.as(by, nanning)).verifyPerson({ params, body: { method: "known-in-person" } });
  };
  const hired = async (name: string): Promise<string> => {
    const body = { personId: await neighbourId(town, name), role: "property-staff" as const };
    return (await (await manager()).grantRole({ body })).body.grantId;
  };
  const notOfSide = (pointer: string) => blaming(pointer, "not-of-side", 422);

  it("seat nobody whom the community does not know, nor who is of another side", async () => {
    const unknown = { problem: field("/personId", "unknown-person") };
    await expect(seating(`per_${"a".repeat(20)}`, "residents")).rejects.toMatchObject(unknown);
    const wrong = { problem: { ...notOfSide("/personId"), side: "residents" } };
    await expect(seating(await neighbourId(town, "n-1"), "property")).rejects.toMatchObject(wrong);
  });

  it("seat nobody for the residents whom the property company alone knows", async () => {
    const neighbour = await neighbourId(town, "n-1");
    const unverified = { problem: field("/personId", "verification-needed") };
    await expect(seating(neighbour, "residents")).rejects.toMatchObject(unverified);
    await verified("n-1", "manager");
    await expect(seating(neighbour, "residents")).rejects.toMatchObject(unverified);
    await verified("n-1", "seat-community");
    const { seats } = (await seating(neighbour, "residents")).body;
    expect(seats).toContainEqual(expect.objectContaining({ side: "residents", personId: neighbour }));
  });

  it("hear no seat more from the moment on in which its person is hired by the property company", async () => {
    const admin = await manager();
    const grantId = await hired("n-1");
    const params = { campusId };
    const neighbour = await town.as("n-1", nanning);
    const staff = { problem: { ...notOfSide(""), side: "property" } };
    await expect(neighbour.proposeDecision({ params, body: closing })).rejects.toMatchObject(staff);
    const again = seating(await neighbourId(town, "n-1"), "residents");
    await expect(again).rejects.toMatchObject({ problem: { ...notOfSide("/personId"), side: "property" } });
    await admin.revokeRole({ params: { grantId }, body: {} });
    const body = { campusId, term: "2026", courses: [{ title: "书法" }] };
    expect((await neighbour.adoptTermPlan({ body })).body.plan.campusId).toBe(campusId);
  });

  it("say yes for the side that they are of: staff who also live there are staff", async () => {
    const admin = await manager();
    await hired("n-2");
    town.clock.advance(1);
    const { campusId: second } = (await admin.proposeCampus({ body: { name: "第二校区" } })).body;
    const params = { campusId: second };
    const between = [
      { name: "物业", side: "property" as const },
      { name: "居民", side: "residents" as const },
    ];
    await admin.consultOnCampus({ params, body: { between } });
    const { body } = await (await town.as("n-2", nanning)).approveCampus({ params, body: {} });
    expect(body).toMatchObject({ status: "consulting", approvals: { property: expect.anything() } });
    await (await town.as("seat-community")).approveCampus({ params, body: {} });
    const resident = await town.as("n-3", nanning);
    const unverified = { problem: field("", "verification-needed") };
    await expect(resident.approveCampus({ params, body: {} })).rejects.toMatchObject(unverified);
    await verified("n-3", "seat-community");
    expect((await resident.approveCampus({ params, body: {} })).body.status).toBe("approved");
  });

  it("open no campus by the seat of somebody who is of another side by now", async () => {
    const admin = await manager();
    const { items } = (await admin.listCampuses({ query: {} })).body;
    const params = { campusId: items.find(({ status }) => status === "approved")?.campusId ?? "" };
    const seats = { property: "seat-property", community: "seat-community" } as const;
    for (const [side, persona] of Object.entries(seats) as [keyof typeof seats, string][])
      await admin.seatMember({ params, body: { side, personId: await town.idOf(persona), name: persona } });
    const member = { personId: await neighbourId(town, "n-3"), name: "n-3" };
    await admin.seatMember({ params, body: { side: "residents", ...member } });
    const grantId = await hired("n-3");
    const lacking = { problem: { status: 409, code: "committee-incomplete", sides: ["residents"] } };
    await expect(admin.openCampus({ params, body: {} })).rejects.toMatchObject(lacking);
    await admin.revokeRole({ params: { grantId }, body: {} });
    expect((await admin.openCampus({ params, body: {} })).body.status).toBe("open");
  });

  it("speak for themselves: nobody at the desk says yes for one of them", async () => {
    const admin = await manager();
    await admin.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    const desk = await town.as("seat-property", nanning);
    const personId = await town.idOf("seat-community");
    const { desk: acting } = await inSession(town, "seat-property", personId, { community: nanning });
    const params = { campusId };
    await expect(acting.proposeDecision({ params, body: closing })).rejects.toMatchObject(refused);
    await desk.proposeDecision({ params, body: closing });
    await expect(acting.approveDecision({ params, body: {} })).rejects.toMatchObject(refused);
    await expect(acting.rejectDecision({ params, body: {} })).rejects.toMatchObject(refused);
  });
});
