import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { nanning, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const textVersion = "2026-01";

describe("A4: a grandmother books for her grandson at the desk", () => {
  let town: Town;
  let courseId: string;
  let granny: string;
  let grandson: string;
  let sessionId: string;
  let bookingId: string;
  let slip: string;

  const desk = async (): Promise<Neighbour> => town.as("seat-property");
  const under = async (): Promise<Neighbour> => town.as("seat-property", nanning, sessionId);

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const manager = await town.as("manager");
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    await manager.setBuilding({ body: { name: "1栋" } });
    granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
    const mother = await town.idOf("mother");
    const household = { building: "1栋", memberIds: [granny, mother] };
    const { householdId } = (await manager.foundHousehold({ body: household })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
    const { body } = await manager.addDependant({ params: { householdId }, body: child });
    grandson = body.dependants[0]?.dependantId ?? "";
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    courseId = await openedCourse(
      town,
      { ...campus, instructorId },
      { capacity: 20, ages: { from: 6, to: 12 }, firstDay: "2026-03-14", weekday: 6, count: 8 },
    );
    await town.drain();
  });

  it("is served in an assisted session: learner, booker and operator are three people", async () => {
    ({ sessionId } = await inSession(town, "seat-property", granny));
    const body = { courseId, learners: [{ learnerId: grandson, name: "小宝" }] };
    const booked = await (await under()).bookSeats({ body });
    expect(booked.status).toBe(201);
    const [booking] = booked.body.bookings;
    bookingId = booking?.bookingId ?? "";
    expect(booking).toMatchObject({
      courseId,
      learnerId: grandson,
      bookerId: granny,
      operatorId: await town.idOf("seat-property"),
      channel: "walk-in",
      status: "held",
      until: "2026-03-05T01:00:00.000Z",
    });
    expect(booked.headers.get("location")).toMatch(new RegExp(`/courses/bookings/${bookingId}$`));
  });

  const seen = async () => (await (await town.as("mother")).getBooking({ params: { bookingId } })).body;

  it("gives the booking a row, the guardian a message, and keeps the act in the grandmother's record", async () => {
    await town.drain();
    expect(await seen()).toMatchObject({ learnerId: grandson, bookerId: granny, status: "held", isMinor: true });
    const acts = await (await town.as("manager")).listAssistedActs({ params: { personId: granny } });
    expect(acts.body.items.map(({ verb }) => verb)).toContain("bookSeats");
    const { body } = await (await under()).listOwnBookings({});
    expect(body.items.map((each) => each.bookingId)).toEqual([bookingId]);
  });

  it("shows the mother, who made none of it, what was booked for her son; and no neighbour", async () => {
    const listed = async (persona: string) =>
      (await (await town.as(persona, nanning)).listOwnBookings({})).body.items.map((each) => each.bookingId);
    expect(await listed("mother")).toEqual([bookingId]);
    expect(await listed("seat-residents")).toEqual([]);
    const { path } = (await (await town.as("mother")).openFeed({ body: {} })).body;
    expect((await town.send(undefined, "GET", path)).text).toContain(bookingId);
  });

  it("prints a large slip with a QR code and a short code that works only in a session with her", async () => {
    const printed = await (await under()).printSlip({ params: { bookingId }, body: {} });
    slip = printed.body;
    expect(printed.headers.get("content-type")).toBe("text/html; charset=utf-8");
    for (const part of ["张奶奶", "小宝", "儿童书法", "<svg", "22pt", "待监护人同意"]) expect(slip).toContain(part);
    const acts = await (await town.as("manager")).listAssistedActs({ params: { personId: granny } });
    expect(acts.body.items.map(({ verb }) => verb)).toContain("printSlip");
    const shortCode = /class="code">(\d{6})</.exec(slip)?.[1] ?? "";
    expect((await (await under()).openShortCode({ body: { shortCode } })).body.bookingId).toBe(bookingId);
    const outside = (await desk()).openShortCode({ body: { shortCode } });
    await expect(outside).rejects.toMatchObject({ problem: { status: 403, code: "session-required" } });
    const wrong = (await under()).openShortCode({ body: { shortCode: shortCode === "000000" ? "000001" : "000000" } });
    await expect(wrong).rejects.toMatchObject({ problem: { code: "code-invalid" } });
  });

  it("cannot be booked a second time for the same child", async () => {
    const again = (await under()).bookSeats({ body: { courseId, learners: [{ learnerId: grandson }] } });
    await expect(again).rejects.toMatchObject({ problem: { status: 409, code: "already-booked" } });
  });

  it("is confirmed by the code of the slip, without a login; the grandmother's own yes is none", async () => {
    const consent = { subjectId: grandson, purpose: "child-course" as const, scopeId: courseId, textVersion };
    const own = (await under()).giveConsent({ body: { ...consent, basis: "guardian", answer: "yes" } });
    await expect(own).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
    const code = /<strong>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4})+)</.exec(slip)?.[1] ?? "";
    const answer = (linliCode: string) =>
      town.send(undefined, "POST", `/v1/public/communities/${nanning}/courses/bookings/${bookingId}/consent`, {
        headers: { "content-type": "application/json", "idempotency-key": "yes", "linli-code": linliCode },
        body: JSON.stringify({ answer: "yes", textVersion, isGuardian: true }),
      });
    for (const part of ["法定监护人", "如何撤回", textVersion]) expect(slip).toContain(part);
    expect((await answer("A".repeat(26))).status).toBe(401);
    const told = await answer(code);
    expect(told.body).toEqual({ bookingId, status: "confirmed" });
    await town.drain();
    expect(await seen()).toMatchObject({ status: "confirmed", consent: { basis: "guardian", textVersion } });
  });
});

describe("A4: a held seat whose guardian says no, says nothing, or signs at the desk", () => {
  let town: Town;
  let courseId: string;
  let granny: string;
  let children: string[];
  let sessionId: string;

  const under = async (): Promise<Neighbour> => town.as("seat-property", nanning, sessionId);
  const open = async (): Promise<void> => {
    ({ sessionId } = await inSession(town, "seat-property", granny));
  };
  const booked = async (learnerId: string | undefined, name: string): Promise<string> => {
    await open();
    const body = { courseId, learners: [{ learnerId: learnerId ?? "", name }] };
    return (await (await under()).bookSeats({ body })).body.bookings[0]?.bookingId ?? "";
  };
  const places = async () => (await (await town.as("mother")).getCourse({ params: { courseId } })).body.places;
  const rosterPage = async () => (await (await town.as("seat-property")).getRoster({ params: { courseId } })).body;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const manager = await town.as("manager");
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    await manager.setBuilding({ body: { name: "1栋" } });
    granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
    const mother = await town.idOf("mother");
    const household = { building: "1栋", memberIds: [granny, mother] };
    const { householdId } = (await manager.foundHousehold({ body: household })).body;
    const params = { householdId };
    for (const nickname of ["大宝", "二宝", "三宝"])
      await manager.addDependant({ params, body: { nickname, birthYear: 2017, guardianIds: [mother] } });
    const { body } = await (await town.as("mother")).getHousehold({ params });
    children = body.dependants.map(({ dependantId }) => dependantId);
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const offer = { capacity: 20, ages: { from: 6, to: 12 }, firstDay: "2026-03-14", weekday: 6, count: 8 };
    courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    await town.drain();
  });

  it("is released by a guardian's no, and nothing of the child is kept", async () => {
    const bookingId = await booked(children[0], "大宝");
    await town.drain();
    expect(await rosterPage()).toContain("大宝");
    const consent = { subjectId: children[0] ?? "", purpose: "child-course" as const, scopeId: courseId };
    const answer = { ...consent, textVersion, basis: "guardian" as const, answer: "no" as const };
    await (await town.as("mother")).giveConsent({ body: answer });
    await town.drain();
    expect(await places()).toMatchObject({ left: 20, held: 0, taken: 0 });
    expect(await rosterPage()).not.toContain("大宝");
    const gone = (await town.as("mother")).getBooking({ params: { bookingId } });
    await expect(gone).rejects.toMatchObject({ problem: { status: 404 } });
    const again = booked(children[0], "大宝");
    await expect(again).rejects.toMatchObject({ problem: { code: "guardian-consent-required" } });
  });

  it("is confirmed by what was signed at the desk", async () => {
    const bookingId = await booked(children[1], "二宝");
    await town.drain();
    const consent = { subjectId: children[1] ?? "", purpose: "child-course" as const, scopeId: courseId };
    const signed = { basis: "desk-signed" as const, answer: "yes" as const, evidence: "签字回执 2026-03" };
    await (await under()).giveConsent({ body: { ...consent, textVersion, ...signed } });
    await town.drain();
    const { body } = await (await town.as("mother")).getBooking({ params: { bookingId } });
    expect(body).toMatchObject({ status: "confirmed", consent: { basis: "desk-signed" } });
  });

  it("is released after three days of silence, and the child's name is removed", async () => {
    await booked(children[2], "三宝");
    await town.drain();
    expect(await places()).toMatchObject({ left: 18, held: 1, taken: 1 });
    town.clock.advance(72 * 60 - 1);
    await town.drain();
    expect(await places()).toMatchObject({ held: 1 });
    town.clock.advance(1);
    await town.drain();
    expect(await places()).toMatchObject({ left: 19, held: 0, taken: 1 });
    expect(await rosterPage()).toMatch(/^(?!.*三宝).*二宝/s);
  });
});
