import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

const people = ["n-1", "n-2", "n-3", "n-4", "n-5", "n-6"] as const;

describe("who comes to a course, who does not, and what is left of it", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;
  let courseId: string;
  let granny: string;
  let child: string;
  let slip: string;
  let bookingIds: Record<string, string>;

  const desk = (): Promise<Neighbour> => town.as("seat-property", nanning);
  const idOf = (name: string) => neighbourId(town, name);
  const book = async (name: string, id = courseId): Promise<string> => {
    const learners = [{ learnerId: await idOf(name) }];
    const { body } = await (await town.as(name, nanning)).bookSeats({ body: { courseId: id, learners } });
    return body.bookings[0]?.bookingId ?? "";
  };
  const sessions = async () =>
    (await (await town.as("manager")).getCourse({ params: { courseId } })).body.course.sessions;
  const startOf = async (nth: number): Promise<{ sessionId: string }> => {
    const session = (await sessions())[nth];
    town.clock.set(session?.startsAt ?? "");
    await town.drain();
    return { sessionId: session?.sessionId ?? "" };
  };
  /** Held when its time is over. */
  const hold = async (params: { sessionId: string }) => {
    const session = (await sessions()).find(({ sessionId }) => sessionId === params.sessionId);
    town.clock.set(session?.endsAt ?? "");
    return (await desk()).holdSession({ params, body: {} });
  };
  const outcomes = async (params: { sessionId: string }) => {
    const { session } = (await (await desk()).getSession({ params })).body;
    return Object.values(session.attendance)
      .map(({ outcome, isWalkIn }) => (isWalkIn ? "walk-in" : outcome))
      .toSorted();
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    campus = await taughtCampus(town);
    const manager = await town.as("manager");
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
    const mother = await town.idOf("mother");
    const household = { building: "1栋", memberIds: [granny, mother] };
    const params = { householdId: (await manager.foundHousehold({ body: household })).body.householdId };
    const dependant = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
    const { body } = await manager.addDependant({ params, body: dependant });
    child = body.dependants[0]?.dependantId ?? "";
    const offer = { capacity: 10, firstDay: "2026-03-16", weekday: 1, count: 4 };
    courseId = await openedCourse(town, campus, offer);
    await newNeighbours(town, people.length, "n");
    const booked = [];
    for (const name of people.slice(0, 5)) booked.push([name, await book(name)] as const);
    bookingIds = Object.fromEntries(booked);
    const opening = {
      personId: granny,
      identityCheck: "id-shown" as const,
      paper: "identity-card" as const,
      reason: "不会用手机",
    };
    const { sessionId } = (await (await desk()).openAssistedSession({ body: opening })).body;
    const under = await town.as("seat-property", nanning, sessionId);
    const learners = [{ learnerId: child, name: "小宝" }];
    const [own] = (await under.bookSeats({ body: { courseId, learners } })).body.bookings;
    bookingIds.child = own?.bookingId ?? "";
    const consent = { subjectId: child, purpose: "child-course" as const, scopeId: courseId, textVersion: "2026-01" };
    await (await town.as("mother")).giveConsent({ body: { ...consent, basis: "guardian", answer: "yes" } });
    await town.drain();
    slip = (await under.printSlip({ params: { bookingId: bookingIds.child }, body: {} })).body;
  });

  it("comes with the code of a slip, by name, or without a booking", async () => {
    const params = await startOf(0);
    const code = /<strong>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4})+)</.exec(slip)?.[1] ?? "";
    const byCode = { code: code.toLowerCase(), bookingId: bookingIds.child ?? "" };
    await (await desk()).checkIn({ params, body: byCode });
    for (const name of ["n-1", "n-2", "n-3", "n-4"])
      await (await desk()).checkIn({ params, body: { learnerId: await idOf(name) } });
    const { body } = await (await desk()).checkIn({
      params,
      body: { learnerId: await idOf("n-6"), name: "n-6", walkIn: true },
    });
    expect(body.roster.find(({ status }) => status === "walk-in")?.attendance).toMatchObject({ isWalkIn: true });
  });

  it("is over only when every child was taken home by somebody of its household", async () => {
    const params = await startOf(0);
    const early = (await desk()).holdSession({ params, body: {} });
    await expect(early).rejects.toMatchObject({ problem: { errors: [{ pointer: "", code: "too-early" }] } });
    await expect(hold(params)).rejects.toMatchObject({ problem: { code: "wrong-state", state: "children-waiting" } });
    const stranger = { learnerId: child, collectedBy: await idOf("n-1") };
    await expect((await desk()).checkOut({ params, body: stranger })).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/collectedBy", code: "not-of-household" }] },
    });
    await (await desk()).checkOut({ params, body: { learnerId: child, collectedBy: granny } });
    await hold(params);
    expect(await outcomes(params)).toEqual([
      "absent",
      "present",
      "present",
      "present",
      "present",
      "present",
      "walk-in",
    ]);
  });

  it("rests for thirty days after the third session missed without a word; an excuse afterwards counts", async () => {
    for (const nth of [1, 2]) {
      const params = await startOf(nth);
      for (const name of ["n-1", "n-2", "n-3", "n-4"])
        await (await desk()).checkIn({ params, body: { learnerId: await idOf(name) } });
      await (await desk()).excuse({ params, body: { learnerId: child } });
      await hold(params);
      await town.drain();
    }
    const other = await openedCourse(town, campus, { capacity: 5, firstDay: "2026-04-14", weekday: 2 });
    await town.drain();
    await expect(book("n-5", other)).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/learners/0/learnerId", code: "in-cool-down" }] },
    });
    const params = { sessionId: (await sessions())[2]?.sessionId ?? "" };
    await (await desk()).excuse({ params, body: { learnerId: await idOf("n-5") } });
    await town.drain();
    expect(await book("n-5", other)).toMatch(/^bkg_/);
  });

  it("has a certificate for whoever was there often enough, and for nobody else", async () => {
    const params = await startOf(3);
    for (const name of ["n-1", "n-2", "n-3", "n-4", "n-5"])
      await (await desk()).checkIn({ params, body: { learnerId: await idOf(name) } });
    await (await desk()).checkIn({ params, body: { learnerId: child } });
    await (await desk()).checkOut({ params, body: { learnerId: child, collectedBy: granny } });
    await hold(params);
    town.clock.advance(26 * 60);
    await town.drain();
    const certificate = async (name: string) => {
      const own = { params: { bookingId: bookingIds[name] ?? "" } };
      return (await town.as(name, nanning)).getCertificate(own);
    };
    expect((await certificate("n-1")).body).toContain("儿童书法");
    await expect(certificate("n-5")).rejects.toMatchObject({ problem: { status: 404 } });
    const foreign = (await town.as("n-6", nanning)).getCertificate({ params: { bookingId: bookingIds["n-1"] ?? "" } });
    await expect(foreign).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("tells of its feedback nothing before five answered, and each only once", async () => {
    const answer = async (name: string, learned: number) => {
      const asked = { params: { bookingId: bookingIds[name] ?? "" }, body: { learned, acquainted: 4 } };
      return (await (await town.as(name, nanning)).giveFeedback(asked)).body;
    };
    for (const name of ["n-1", "n-2", "n-3"]) expect(await answer(name, 5)).toMatchObject({ isTold: false });
    expect(await answer("n-4", 3)).toEqual({ courseId, isTold: false });
    await expect(answer("n-4", 5)).rejects.toMatchObject({ problem: { code: "wrong-state", state: "answered" } });
    expect(await answer("n-5", 3)).toMatchObject({ isTold: true, answers: 5, learnedTenths: 42, acquaintedTenths: 40 });
  });

  it("is on a roster to print and in a spreadsheet, for staff alone", async () => {
    const params = { courseId };
    const page = (await (await desk()).getRoster({ params })).body;
    expect(page).toContain("小宝");
    const { text, headers } = await town.send(
      "seat-property",
      "GET",
      `/v1/communities/${nanning}/courses/courses/${courseId}/roster-csv`,
    );
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(text.trim().split("\n").length).toBeGreaterThan(6);
    await expect((await town.as("n-1", nanning)).getRoster({ params })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  it("is forgotten two years after the end of the course, and the certificate is not", async () => {
    const params = { sessionId: (await sessions())[0]?.sessionId ?? "" };
    town.clock.set("2028-04-13T00:00:00.000Z");
    await town.drain();
    expect(await outcomes(params)).not.toEqual([]);
    town.clock.set("2028-04-16T00:00:00.000Z");
    await town.drain();
    expect(await outcomes(params)).toEqual([]);
    expect((await (await desk()).getRoster({ params: { courseId } })).body).not.toContain("小宝");
    const certified = { params: { bookingId: bookingIds["n-1"] ?? "" } };
    expect((await (await town.as("n-1", nanning)).getCertificate(certified)).body).toContain("儿童书法");
    expect((await (await town.as("n-5", nanning)).listOwnBookings({})).body.items).toMatchObject([
      { status: "confirmed" },
    ]);
  });
});
