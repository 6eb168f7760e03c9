import { beforeAll, describe, expect, it } from "vitest";
import { openedCourse, taughtCampus } from "../town/campus.ts";
import { atDesk, familyAtDesk } from "../town/families.ts";
import { jointMeeting, openedMeeting } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

const outdated = { problem: { status: 409, code: "code-outdated" } };

describe("the command of a paper that comes again", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("answers the chair card while it opens, and says so once a newer one was printed", async () => {
    const { meetingId } = await openedMeeting(town, await jointMeeting(town), ["fang"]);
    const fang = await town.as("fang");
    const body = { personId: await town.idOf("luo") };
    const card = async (idempotencyKey: string) =>
      (await fang.printChairCard({ params: { meetingId }, body, idempotencyKey })).body.code;
    const first = await card("first");
    expect(await card("first")).toBe(first);
    const second = await card("second");
    await expect(card("first")).rejects.toMatchObject(outdated);
    expect(await card("second")).toBe(second);
  });

  it("answers a claim code while it opens, and says so once it was replaced", async () => {
    const desk = await town.as("ding");
    const { personId } = (await desk.registerPerson({ body: { name: "井一", building: "6栋" } })).body;
    const printed = async (idempotencyKey: string) =>
      (await desk.issueClaimCode({ params: { personId }, body: {}, idempotencyKey })).body.code;
    const first = await printed("first");
    expect(await printed("first")).toBe(first);
    await printed("second");
    await expect(printed("first")).rejects.toMatchObject(outdated);
  });

  it("prints no older slip again once there is a newer one, which stays the one that opens", async () => {
    const { granny, children } = await familyAtDesk(town, ["小宝"]);
    const courseId = await openedCourse(town, await taughtCampus(town), { firstDay: "2026-06-01", weekday: 1 });
    const desk = await atDesk(town, granny);
    const learners = children.map((learnerId) => ({ learnerId, name: "小宝" }));
    const { bookingId } = (await desk.bookSeats({ body: { courseId, learners } })).body.bookings[0] ?? {};
    const params = { bookingId: bookingId ?? "" };
    const slip = async (idempotencyKey: string) => (await desk.printSlip({ params, body: {}, idempotencyKey })).body;
    const first = await slip("first");
    expect(await slip("first")).toBe(first);
    const second = await slip("second");
    await expect(slip("first")).rejects.toMatchObject(outdated);
    expect(await slip("second")).toBe(second);
  });
});
