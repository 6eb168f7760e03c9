import { beforeAll, describe, expect, it } from "vitest";
import { each, nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("what changes after a course was opened", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;

  const manager = () => town.as("manager");
  const book = async (name: string, courseId: string): Promise<string> => {
    const learners = [{ learnerId: await neighbourId(town, name) }];
    const asked = { courseId, learners, ifFull: "wait" as const };
    const { body } = await (await town.as(name, nanning)).bookSeats({ body: asked });
    return body.bookings[0]?.bookingId ?? "";
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    campus = await taughtCampus(town);
    const personId = await town.idOf("seat-property");
    await (await manager()).grantRole({ body: { personId, role: "desk-operator" } });
    await newNeighbours(town, 2, "n");
  });

  it("gives the venue of a cancelled course to the next one", async () => {
    const offer = { firstDay: "2026-04-06", weekday: 1, count: 2 };
    const courseId = await openedCourse(town, campus, offer);
    await (await manager()).cancelCourse({ params: { courseId }, body: { reason: "韦老师病了" } });
    await town.drain();
    expect(await openedCourse(town, campus, offer)).toMatch(/^crs_/);
  });

  it("offers at once what was too late to be offered, when the first session is put off", async () => {
    const courseId = await openedCourse(town, campus, { capacity: 1, firstDay: "2026-03-03", weekday: 2, count: 2 });
    const holder = await book("n-1", courseId);
    const waits = { params: { bookingId: await book("n-2", courseId) } };
    const waiting = async () => (await (await town.as("n-2", nanning)).getBooking(waits)).body;
    town.clock.set("2026-03-03T02:00:00.000Z");
    await (await town.as("seat-property")).cancelBooking({ params: { bookingId: holder }, body: {} });
    await town.drain();
    expect(await waiting()).toMatchObject({ status: "waiting", place: { why: "too-late" } });
    const { sessions } = (await (await manager()).getCourse({ params: { courseId } })).body.course;
    const later = { day: "2026-03-05", from: "15:00", to: "16:30" };
    await (await manager()).moveSession({ params: { sessionId: sessions[0]?.sessionId ?? "" }, body: later });
    await town.drain();
    expect(await waiting()).toMatchObject({ status: "offered" });
  });

  it("answers a retry of a cancellation also before anything else heard of it", async () => {
    const courseId = await openedCourse(town, campus, { firstDay: "2026-04-10", weekday: 5 });
    const params = { bookingId: await book("n-1", courseId) };
    const giving = { params, body: {}, idempotencyKey: "given up" };
    const own = await town.as("n-1", nanning);
    const first = (await own.cancelBooking(giving)).body;
    const again = await own.cancelBooking(giving);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body).toMatchObject({ bookingId: first.bookingId, courseId, status: "ended" });
    const stranger = (await town.as("n-2", nanning)).cancelBooking(giving);
    await expect(stranger).rejects.toMatchObject({ problem: { status: 404 } });
    await town.drain();
    expect((await own.cancelBooking(giving)).body).toMatchObject({ bookingId: first.bookingId, status: "ended" });
  });

  it("answers a retry of a change of its seats also when the course was cancelled since", async () => {
    const courseId = await openedCourse(town, campus, { firstDay: "2026-04-07", weekday: 2 });
    const change = { params: { courseId }, body: { capacity: 30 }, idempotencyKey: "thirty" };
    await (await manager()).changeCapacity(change);
    await (await manager()).cancelCourse({ params: { courseId }, body: { reason: "韦老师病了" } });
    const { status, headers } = await (await manager()).changeCapacity(change);
    expect([status, headers.get("idempotent-replayed")]).toEqual([200, "true"]);
  });

  it("asks the guardian of a child whose family took the seat that it had waited for", async () => {
    const courseId = await openedCourse(town, campus, { capacity: 1, firstDay: "2026-04-08", weekday: 3 });
    const mother = await town.idOf("mother");
    const household = { building: "1栋", memberIds: [mother] };
    const params = { householdId: (await (await manager()).foundHousehold({ body: household })).body.householdId };
    const dependant = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
    const { body } = await (await manager()).addDependant({ params, body: dependant });
    await town.drain();
    const holder = await book("n-1", courseId);
    const learners = [{ learnerId: body.dependants[0]?.dependantId ?? "", name: "小宝" }];
    const asked = { courseId, learners, ifFull: "wait" as const };
    const [waits] = (await (await town.as("mother")).bookSeats({ body: asked })).body.bookings;
    await town.drain();
    await (await town.as("n-1", nanning)).cancelBooking({ params: { bookingId: holder }, body: {} });
    await town.drain();
    await (await town.as("mother")).acceptOffer({ params: { bookingId: waits?.bookingId ?? "" }, body: {} });
    await town.drain();
    const { items } = (await (await town.as("mother")).listOwnMessages({})).body;
    expect(items.filter(({ moment }) => moment === "courses.consentNeeded")).toMatchObject([
      { kind: "task", calls: ["giveConsent"], thing: { kind: "booking", id: waits?.bookingId } },
    ]);
  });

  it("rests with its campus, though it was approved only after the campus closed", async () => {
    const decided = async (wanted: { kind: "closing"; cause: "epidemic" } | { kind: "reopening" }) => {
      const params = { campusId: campus.campusId };
      await (await town.as("seat-community")).proposeDecision({ params, body: { wanted } });
      for (const seat of ["seat-property", "seat-residents"])
        await (await town.as(seat)).approveDecision({ params, body: {} });
      await town.drain();
    };
    const admin = await manager();
    const { venueId, instructorId, campusId } = campus;
    const body = { campusId, title: "闭馆课", category: "heritage-craft" as const, capacity: 5 };
    await decided({ kind: "closing", cause: "epidemic" });
    const params = { courseId: (await admin.proposeCourse({ body })).body.course.courseId };
    const slots = [{ weekday: 3, from: "18:00", to: "19:00" }];
    const dates = { venueId, instructorIds: [instructorId], slots, firstDay: "2026-06-03", count: 1 };
    await admin.scheduleSessions({ params, body: dates });
    await each(town, (seat) => seat.approveCourse({ params, body: {} }));
    await town.drain();
    const stands = async () => {
      const { course } = (await admin.getCourse({ params })).body;
      const { items } = (await admin.listSessions({ query: { month: "2026-06" } })).body;
      return [course.status, items.find(({ courseId }) => courseId === params.courseId)?.status];
    };
    expect(await stands()).toEqual(["suspended", "suspended"]);
    await decided({ kind: "reopening" });
    expect(await stands()).toEqual(["approved", "scheduled"]);
  });
});
