import { beforeAll, describe, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import {
  committee,
  nanning,
  neighbourId,
  newNeighbours,
  openedCourse,
  registeredInstructor,
  taughtCampus,
} from "../town/campus.ts";
import { blaming, field, refusing, wrongState } from "../town/refusing.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const hour = 60;

describe("what cannot be done at the community university", () => {
  const ground = onSqlite();
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;
  let courseId: string;
  let weekday = 0;

  const expects = refusing(ground, nanning);
  const refused = (persona: string, attempt: (client: Neighbour) => Promise<unknown>, problem: object) =>
    expects(town, persona, attempt, problem);

  const course = async (offer: Partial<Parameters<typeof openedCourse>[2]> = {}) => {
    weekday = (weekday % 7) + 1;
    return openedCourse(town, campus, { capacity: 2, firstDay: "2026-03-16", weekday, ...offer });
  };
  const booking =
    (learnerIds: readonly string[], id = courseId, ifFull: "wait" | "refuse" = "refuse") =>
    (client: Neighbour) =>
      client.bookSeats({
        body: { courseId: id, learners: learnerIds.map((learnerId) => ({ learnerId })), ifFull },
      });
  const idOf = (name: string) => neighbourId(town, name);
  const book = async (name: string, id = courseId) => {
    const asked = booking([await idOf(name)], id, "wait");
    const { body } = await asked(await town.as(name, nanning));
    await town.drain();
    return body.bookings[0]?.bookingId ?? "";
  };
  const sessionOf = async (id: string) => {
    const { body } = await (await town.as("manager")).getCourse({ params: { courseId: id } });
    return body.course.sessions[0] ?? { sessionId: "", startsAt: "", endsAt: "" };
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    campus = await taughtCampus(town);
    await (await town.as("manager")).grantRole({
      body: { personId: await town.idOf("seat-property"), role: "desk-operator" },
    });
    await newNeighbours(town, 6, "n");
    courseId = await course();
    await town.drain();
  });

  it("is booking a course that is a draft, past, closed or nowhere", async () => {
    const own = [await idOf("n-1")];
    const proposal = { campusId: campus.campusId, title: "草稿", category: "tutoring" as const, capacity: 5 };
    const draft = (await (await town.as("n-1", nanning)).proposeCourse({ body: proposal })).body.course.courseId;
    const atCourse = { errors: [{ pointer: "/courseId", code: "wrong-state" }] };
    await refused("n-1", booking(own, draft), { ...wrongState("draft"), ...atCourse });
    await refused("n-1", booking(own, `crs_${"a".repeat(20)}`), { status: 404 });
    const cancelled = await course();
    await (await town.as("manager")).cancelCourse({ params: { courseId: cancelled }, body: { reason: "x" } });
    await town.drain();
    await refused("n-1", booking(own, cancelled), { ...wrongState("not-enrolling"), ...atCourse });
  });

  it("is booking for somebody of another household, of another age, twice, or for too many", async () => {
    const [one, other] = [await idOf("n-1"), await idOf("n-2")];
    await refused("n-1", booking([other]), field("/learners/0/learnerId", "not-of-household"));
    const stranger = booking([one, `per_${"a".repeat(20)}`]);
    await refused("n-1", stranger, field("/learners/1/learnerId", "not-of-household"));
    await refused("n-1", booking([one, one]), field("/learners/1/learnerId", "twice"));
    const young = await course({ ages: { from: 6, to: 12 } });
    await refused("n-1", booking([one], young), blaming("/learners/0/learnerId", "age-out-of-range", 422));
    await book("n-1");
    const twice = blaming("/learners/0/learnerId", "already-booked");
    await refused("n-1", booking([one]), { ...twice, learnerIds: [one] });
  });

  it("is a group that is larger than the course", async () => {
    const names = ["n-3", "n-4", "n-5"];
    const manager = await town.as("manager");
    await manager.setBuilding({ body: { name: "1栋" } });
    const memberIds = await Promise.all(names.map(idOf));
    await manager.foundHousehold({ body: { building: "1栋", memberIds } });
    await town.drain();
    const small = await course();
    await refused("n-3", booking(memberIds, small, "wait"), field("/learners", "more-than-capacity"));
    const full = blaming("/courseId", "course-full");
    await refused("n-3", booking(memberIds.slice(0, 2)), { ...full, waiting: 0 });
  });

  it("is fewer seats than are taken, and more than a course may have", async () => {
    await book("n-2");
    const capacity = (value: number) => (manager: Neighbour) =>
      manager.changeCapacity({ params: { courseId }, body: { capacity: value } });
    await refused("manager", capacity(1), field("/capacity", "below-taken"));
    await refused("manager", capacity(301), field("/capacity", "too-big"));
    await refused("n-1", capacity(9), { status: 403 });
  });

  it("is a venue twice at a time, whichever course asks", async () => {
    const other = await course({ from: "09:00", to: "10:00" });
    const { startsAt } = await sessionOf(other);
    const slots = [{ weekday, from: "09:30", to: "10:30" }];
    const firstDay = startsAt.slice(0, 10);
    const dates = { venueId: campus.venueId, instructorIds: [campus.instructorId], slots, firstDay, count: 1 };
    const crossing = (manager: Neighbour) => manager.scheduleSessions({ params: { courseId }, body: dates });
    await refused("manager", crossing, field("/venueId", "venue-taken"));
    const { sessionId } = await sessionOf(courseId);
    const move = { params: { sessionId }, body: { day: firstDay, from: "09:59", to: "11:00" } };
    await refused("manager", (manager) => manager.moveSession(move), field("/venueId", "venue-taken"));
  });

  it("is an instructor of minors without a check, or with an old one", async () => {
    const instructorId = await registeredInstructor(town, campus, "2025-01-15");
    const slots = [{ weekday: 1, from: "07:00", to: "08:00" }];
    const dates = { venueId: campus.venueId, instructorIds: [instructorId], slots, firstDay: "2026-03-16", count: 1 };
    const unfit = (manager: Neighbour) => manager.scheduleSessions({ params: { courseId }, body: dates });
    await refused("manager", unfit, { status: 409, code: "instructor-check-missing" });
  });

  it("is an offer that is somebody else's, or over", async () => {
    const small = await course({ capacity: 1 });
    const first = await book("n-1", small);
    const second = await book("n-2", small);
    await (await town.as("n-1", nanning)).cancelBooking({ params: { bookingId: first }, body: {} });
    await town.drain();
    const accept = (client: Neighbour) => client.acceptOffer({ params: { bookingId: second }, body: {} });
    await refused("n-6", accept, { status: 404 });
    town.clock.advance(24 * hour);
    await refused("n-2", accept, { status: 409, code: "offer-expired" });
    await town.drain();
    await refused("n-2", accept, wrongState("ended"));
    const cancelling = (client: Neighbour) => client.cancelBooking({ params: { bookingId: first }, body: {} });
    await refused("n-1", cancelling, wrongState("ended"));
  });

  it("is a second check-in, one without a seat, and one long before", async () => {
    const { sessionId, startsAt } = await sessionOf(courseId);
    const params = { sessionId };
    const enter = async (name: string) => {
      const learnerId = await idOf(name);
      return (desk: Neighbour) => desk.checkIn({ params, body: { learnerId } });
    };
    await refused("seat-property", await enter("n-1"), field("", "too-early"));
    town.clock.set(new Date(Date.parse(startsAt) - 30 * 60_000).toISOString());
    await town.drain();
    await (await enter("n-1"))(await town.as("seat-property"));
    const twice = { ...wrongState("present"), errors: [{ pointer: "/learnerId", code: "wrong-state" }] };
    await refused("seat-property", await enter("n-1"), twice);
    await refused("seat-property", await enter("n-6"), field("/learnerId", "not-booked"));
    const code = { params, body: { code: "a".repeat(26), bookingId: `bkg_${"a".repeat(28)}` } };
    await refused("seat-property", (desk) => desk.checkIn(code), { status: 401, code: "code-invalid" });
    await refused("n-1", await enter("n-1"), { status: 403 });
  });

  it("is booking once it has begun, or giving up less than twelve hours before", async () => {
    const { startsAt } = await sessionOf(courseId);
    await refused(
      "n-1",
      async (client) => {
        const [own] = (await client.listOwnBookings({})).body.items.filter((each) => each.courseId === courseId);
        return client.cancelBooking({ params: { bookingId: own?.bookingId ?? "" }, body: {} });
      },
      { status: 409, code: "window-lapsed" },
    );
    town.clock.set(startsAt);
    await refused("n-6", booking([await idOf("n-6")]), blaming("/courseId", "window-lapsed"));
  });

  it("is anything of it while the campus is closed", async () => {
    const open = await course({ firstDay: "2026-04-06", from: "18:00", to: "19:00" });
    const bookingId = await book("n-6", open);
    const params = { campusId: campus.campusId };
    const [first, ...others] = committee;
    const wanted = { kind: "closing" as const, cause: "epidemic" as const, plannedReopen: "2026-08/late" };
    await (await town.as(first)).proposeDecision({ params, body: { wanted } });
    for (const seat of others) await (await town.as(seat)).approveDecision({ params, body: {} });
    await town.drain();
    await refused("n-2", booking([await idOf("n-2")], open), blaming("/courseId", "campus-closed"));
    const keeping = (client: Neighbour) => client.keepSeat({ params: { bookingId }, body: {} });
    await refused("n-6", keeping, { status: 409, code: "campus-closed" });
    const waiting = { params: { bookingId }, body: { priority: 1, reason: "x" } };
    await refused("manager", (manager) => manager.setPriority(waiting), wrongState("not-waiting"));
    const opening = (manager: Neighbour) => manager.openCampus({ params, body: {} });
    await refused("manager", opening, { status: 409, code: "wrong-state" });
  });
});
