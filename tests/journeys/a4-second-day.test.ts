import { beforeAll, describe, expect, it } from "vitest";
import { nanning, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import { shown } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const day = 24 * 60;

describe("A4, the second day: the grandmother comes back to the desk", () => {
  let town: Town;
  let courses: readonly string[];
  let grandson: string;
  let calls = 0;

  /** The desk at its window: each of its requests is a call. */
  const desk = async (session?: string) => {
    const operator = await town.as("seat-property", nanning, session);
    return new Proxy(operator, {
      get(target, name) {
        if (name !== "then") calls += 1;
        return Reflect.get(target, name);
      },
    });
  };

  /** All that the desk does for her, beginning with her name as she says it. */
  const bookedAtDesk = async (term: string, courseId: string) => {
    calls = 0;
    const [granny] = (await (await desk()).searchPeople({ query: { term } })).body.items;
    const personId = granny?.personId ?? "";
    const [household] = (await (await desk()).listHouseholds({ query: { personId } })).body.items;
    const [child] = household?.dependants ?? [];
    const { sessionId } = (await (await desk()).openAssistedSession({ body: { personId, ...shown } })).body;
    const learners = [{ learnerId: child?.dependantId ?? "", name: child?.nickname ?? "" }];
    const booked = (await (await desk(sessionId)).bookSeats({ body: { courseId, learners } })).body.bookings;
    const counted = calls;
    await (await town.as("seat-property")).endAssistedSession({ params: { sessionId }, body: {} });
    return { granny, household, child, booked, counted };
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const manager = await town.as("manager");
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    await manager.setBuilding({ body: { name: "1栋" } });
    const person = { name: "覃奶奶", birthYear: 1948, building: "1栋", room: "301" };
    const granny = (await manager.registerPerson({ body: person })).body.personId;
    const mother = await town.idOf("mother");
    const home = { building: "1栋", room: "301", memberIds: [granny, mother] };
    const { householdId } = (await manager.foundHousehold({ body: home })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: [mother] };
    const { body } = await manager.addDependant({ params: { householdId }, body: child });
    grandson = body.dependants[0]?.dependantId ?? "";
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const course = { capacity: 20, ages: { from: 6, to: 12 }, count: 8 };
    courses = [
      await openedCourse(town, { ...campus, instructorId }, { ...course, firstDay: "2026-03-14", weekday: 6 }),
      await openedCourse(town, { ...campus, instructorId }, { ...course, firstDay: "2026-03-15", weekday: 7 }),
    ];
    await town.drain();
  });

  it("books for the grandson in four calls, from her name alone", async () => {
    const { granny, household, child, booked, counted } = await bookedAtDesk("qnn", courses[0] ?? "");
    expect(granny).toMatchObject({ name: "覃奶奶", building: "1栋", room: "301", hasAccount: false });
    expect(household?.members.map(({ name }) => name)).toEqual(["覃奶奶", "张女士"]);
    expect(child).toMatchObject({ dependantId: grandson, nickname: "小宝", guardians: [{ name: "张女士" }] });
    expect(booked).toMatchObject([{ learnerId: grandson, bookerId: granny?.personId, status: "held" }]);
    expect(counted).toBeLessThanOrEqual(4);
  });

  it("books for the same grandson on the next day, by her flat, again in four calls", async () => {
    town.clock.advance(day);
    await town.drain();
    const { granny, booked, counted } = await bookedAtDesk("1栋301", courses[1] ?? "");
    expect(booked).toMatchObject([{ learnerId: grandson, bookerId: granny?.personId }]);
    expect(counted).toBeLessThanOrEqual(4);
  });
});
