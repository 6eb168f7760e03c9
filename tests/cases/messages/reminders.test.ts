import { beforeEach, describe, expect, it } from "vitest";
import { messageTold } from "#shared/contracts/messages.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../../town/campus.ts";
import { inSession } from "../../town/desk.ts";
import { openTown, type Town } from "../../town/town.ts";

/** The session begins at 15:30 of Saturday 14 March, by the clocks of Nanning. */
const startsAt = "2026-03-14T07:00:00.000Z";
const reminders = ["courses.remindedFirst", "courses.remindedLast"];

describe("a session that is booked", () => {
  let town: Town;
  let courseId: string;
  let sessionId: string;
  const at = async (instant: string): Promise<void> => {
    town.clock.set(instant);
    await town.drain();
  };
  const book = async (persona: string, learnerId: string, name?: string) => {
    const learners = [{ learnerId, ...(name && { name }) }];
    const { body } = await (await town.as(persona, nanning)).bookSeats({ body: { courseId, learners } });
    await town.drain();
    return body.bookings[0]?.bookingId ?? "";
  };
  const remindersOf = (personId: string): string[] =>
    town
      .told(messageTold.type)
      .filter(({ data }) => data.personId === personId && reminders.includes(String(data.moment)))
      .map(({ data, time }) => `${data.moment} ${time}`);
  const first = "courses.remindedFirst 2026-03-13T07:00:00.000Z";
  const last = "courses.remindedLast 2026-03-14T05:00:00.000Z";

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await taughtCampus(town);
    await newNeighbours(town, 2);
    courseId = await openedCourse(town, campus, { capacity: 300, firstDay: "2026-03-14", weekday: 6, count: 1 });
    await town.drain();
    const { body } = await (await town.as("manager")).getCourse({ params: { courseId } });
    sessionId = body.course.sessions[0]?.sessionId ?? "";
    expect(body.course.sessions[0]).toMatchObject({ startsAt });
  });

  const remindEach = async () => {
    for (const instant of ["2026-03-13T06:59:00.000Z", "2026-03-13T07:00:00.000Z", "2026-03-14T05:00:00.000Z"])
      await at(instant);
  };

  it("reminds whoever booked a day and two hours before, once each, however often that is heard", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    await remindEach();
    expect(remindersOf(own)).toEqual([first, last]);
    await town.tellAgain(town.told("courses.session-reminder-due.v1"));
    expect(remindersOf(own)).toEqual([first, last]);
    const { items } = (await (await town.as("neighbour-1", nanning)).listOwnMessages({})).body;
    const told = items.filter(({ moment }) => reminders.includes(moment));
    expect(told.map(({ overtakenAt }) => overtakenAt)).toEqual([undefined, "2026-03-14T05:00:00.000Z"]);
    expect(told[0]).toMatchObject({ kind: "news", thing: { kind: "session", id: sessionId }, dueAt: startsAt });
    expect(told[0]?.sentence).toContain("儿童书法");
  });

  it("reminds the grandmother who booked and the mother of the child, and not the child", async () => {
    const manager = await town.as("manager");
    const granny = (await manager.registerPerson({ body: { name: "张奶奶", birthYear: 1948 } })).body.personId;
    const mother = await town.idOf("mother");
    const personId = await town.idOf("seat-property");
    await manager.grantRole({ body: { personId, role: "desk-operator" } });
    await manager.setBuilding({ body: { name: "1栋" } });
    const household = { building: "1栋", memberIds: [granny, mother] };
    const { householdId } = (await manager.foundHousehold({ body: household })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
    const { body } = await manager.addDependant({ params: { householdId }, body: child });
    const grandson = body.dependants[0]?.dependantId ?? "";
    await town.drain();
    const { sessionId: served } = await inSession(town, "seat-property", granny);
    const desk = await town.as("seat-property", nanning, served);
    await desk.bookSeats({ body: { courseId, learners: [{ learnerId: grandson, name: "小宝" }] } });
    const consent = { subjectId: grandson, purpose: "child-course" as const, scopeId: courseId };
    const yes = { ...consent, basis: "guardian" as const, answer: "yes" as const, textVersion: "2026-01" };
    await (await town.as("mother")).giveConsent({ body: yes });
    await town.drain();
    await remindEach();
    expect([granny, mother].map(remindersOf)).toEqual([
      [first, last],
      [first, last],
    ]);
    const all = town.told(messageTold.type).filter(({ data }) => reminders.includes(String(data.moment)));
    expect(all).toHaveLength(4);
  });

  it("reminds who booked late only of what is still ahead", async () => {
    const own = await neighbourId(town, "neighbour-2");
    await at("2026-03-13T07:00:00.000Z");
    town.clock.set("2026-03-13T08:00:00.000Z");
    await book("neighbour-2", own);
    await town.tellAgain(town.told("courses.session-reminder-due.v1"));
    expect(remindersOf(own)).toEqual([]);
    await at("2026-03-14T05:00:00.000Z");
    expect(remindersOf(own)).toEqual([last]);
  });

  it("reminds of its new time where it is moved, and never of the old one", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    const body = { day: "2026-03-15", from: "15:00", to: "16:30" };
    await (await town.as("manager")).moveSession({ params: { sessionId }, body });
    await town.drain();
    await remindEach();
    await at("2026-03-14T07:00:00.000Z");
    await at("2026-03-15T05:00:00.000Z");
    expect(remindersOf(own)).toEqual([
      "courses.remindedFirst 2026-03-14T07:00:00.000Z",
      "courses.remindedLast 2026-03-15T05:00:00.000Z",
    ]);
  });

  it("moved to within a day, reminds two hours before alone: of the move itself everybody is told", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    await at("2026-03-13T00:00:00.000Z");
    const body = { day: "2026-03-13", from: "18:00", to: "19:30" };
    await (await town.as("manager")).moveSession({ params: { sessionId }, body });
    await town.drain();
    await at("2026-03-13T08:00:00.000Z");
    expect(remindersOf(own)).toEqual(["courses.remindedLast 2026-03-13T08:00:00.000Z"]);
  });

  it("reminds nobody where it is called off, or where the home was off until it had begun", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    await at(startsAt);
    expect(remindersOf(own)).toEqual([]);
  });

  it("reminds nobody where it was called off", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    await (await town.as("manager")).cancelSession({ params: { sessionId }, body: {} });
    await town.drain();
    await remindEach();
    expect(remindersOf(own)).toEqual([]);
  });

  it("that is moved is told of once: the same fact heard again does not take back what it told", async () => {
    const own = await neighbourId(town, "neighbour-1");
    await book("neighbour-1", own);
    const body = { day: "2026-03-15", from: "15:00", to: "16:30" };
    await (await town.as("manager")).moveSession({ params: { sessionId }, body });
    await town.drain();
    await town.tellAgain(town.told("courses.session-moved.v1"));
    const { items } = (await (await town.as("neighbour-1", nanning)).listOwnMessages({})).body;
    const moved = items.filter(({ moment }) => moment === "courses.sessionMoved");
    expect(moved.map(({ overtakenAt }) => overtakenAt)).toEqual([undefined]);
  });
});
