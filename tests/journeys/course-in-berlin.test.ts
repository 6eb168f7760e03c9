import { beforeAll, describe, expect, it } from "vitest";
import { foundedCommunity, newcomer } from "../town/founding.ts";
import { openTown, type Town } from "../town/town.ts";

const slug = "linden-hof";
const calendar = { "2026": { holidays: ["2026-04-05"], makeUpWorkdays: [] } };

describe("a course in Berlin, while clocks go forward", () => {
  let town: Town;
  let venueId: string;
  let campusId: string;
  let instructorId: string;
  let courseId: string;

  const lin = () => town.as("lin", slug);
  const proposed = async (title: string): Promise<string> => {
    const body = { campusId, title, category: "heritage-craft" as const, capacity: 10 };
    return (await (await lin()).proposeCourse({ body })).body.course.courseId;
  };
  const sunday = (from: string, to: string) => [{ weekday: 7, from, to }];
  const given = async (slots: ReturnType<typeof sunday>, firstDay: string, count: number, id = courseId) => {
    const body = { venueId, instructorIds: [instructorId], slots, firstDay, count };
    return (await lin()).scheduleSessions({ params: { courseId: id }, body });
  };
  const sessionsOf = async (id = courseId) =>
    (await (await lin()).getCourse({ params: { courseId: id } })).body.course.sessions;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    await foundedCommunity(town, { slug, timeZone: "Europe/Berlin", calendar });
    const anna = await newcomer(town, slug, "anna", "property-staff");
    const bert = await newcomer(town, slug, "bert", "residents-committee-worker");
    const clara = await newcomer(town, slug, "clara", "resident");
    const admin = await lin();
    ({ campusId } = (await (await town.as("anna", slug)).proposeCampus({ body: { name: "Lindenschule" } })).body);
    const params = { campusId };
    const between = [
      { name: "Hausverwaltung", side: "property" as const },
      { name: "Quartier", side: "community" as const },
    ];
    await (await town.as("anna", slug)).consultOnCampus({ params, body: { between } });
    for (const name of ["anna", "bert", "clara"]) await (await town.as(name, slug)).approveCampus({ params, body: {} });
    const seats = [
      { side: "property", personId: anna, name: "anna" },
      { side: "community", personId: bert, name: "bert" },
      { side: "residents", personId: clara, name: "clara" },
    ] as const;
    for (const body of seats) await admin.seatMember({ params, body });
    await admin.openCampus({ params, body: {} });
    venueId = (await admin.addVenue({ params, body: { name: "Hof" } })).body.venues[0]?.venueId ?? "";
    const teaching = { campusId, kind: "retired-teacher" as const, name: "Wei" };
    ({ instructorId } = (await admin.registerInstructor({ body: teaching })).body);
    const check = { checkedOn: "2026-02-02", evidence: "Führungszeugnis" };
    await admin.recordCheck({ params: { instructorId }, body: check });
    courseId = await proposed("Papierschnitt");
  });

  it("stays at ten by the clock on the wall, an hour of UTC earlier, and not on the holiday", async () => {
    await given(sunday("10:00", "11:00"), "2026-03-22", 3);
    const sessions = await sessionsOf();
    expect(sessions.map(({ startsAt }) => startsAt)).toEqual([
      "2026-03-22T09:00:00.000Z",
      "2026-03-29T08:00:00.000Z",
      "2026-04-12T08:00:00.000Z",
    ]);
    const { body } = await (await lin()).listSessions({ query: { month: "2026-03", courses: "draft" } });
    expect(body.items.map(({ localStart, timeZone }) => `${localStart} ${timeZone}`)).toEqual([
      "2026-03-22T10:00 Europe/Berlin",
      "2026-03-29T10:00 Europe/Berlin",
    ]);
  });

  it("finds its venue taken at half past ten in summer as in winter", async () => {
    const other = await proposed("Tanz");
    for (const day of ["2026-03-22", "2026-03-29"]) {
      const crossing = given(sunday("10:30", "11:30"), day, 1, other);
      await expect(crossing).rejects.toMatchObject({
        problem: { status: 400, errors: [{ pointer: "/venueId", code: "venue-taken" }] },
      });
    }
    await given(sunday("09:00", "10:00"), "2026-03-29", 1, other);
    expect((await sessionsOf(other)).map(({ startsAt }) => startsAt)).toEqual(["2026-03-29T07:00:00.000Z"]);
  });

  it("is an hour later by the wall where its hour is skipped, and refused where nothing of it would be left", async () => {
    const night = given(sunday("02:00", "02:45"), "2026-03-29", 1, await proposed("Nachtmusik"));
    await expect(night.then(({ body }) => body.course.sessions.map(({ startsAt }) => startsAt))).resolves.toEqual([
      "2026-03-29T01:00:00.000Z",
    ]);
    const [first] = await sessionsOf();
    const moving = (from: string, to: string) => ({
      params: { sessionId: first?.sessionId ?? "" },
      body: { day: "2026-03-29", from, to },
    });
    const skipped = (await lin()).moveSession(moving("02:30", "03:00"));
    await expect(skipped).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/to", code: "ends-before-it-begins" }] },
    });
    expect((await sessionsOf())[0]).toEqual(first);
    const { body } = await (await lin()).moveSession(moving("12:00", "13:00"));
    expect(body).toMatchObject({ startsAt: "2026-03-29T10:00:00.000Z", localStart: "2026-03-29T12:00", sequence: 1 });
  });
});
