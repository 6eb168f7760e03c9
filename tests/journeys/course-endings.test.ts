import { beforeAll, describe, expect, it } from "vitest";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a seat whose ground is gone", () => {
  let town: Town;
  let courseId: string;
  let householdId: string;
  let children: string[];

  const mother = () => town.as("mother");
  const places = async () => (await (await mother()).getCourse({ params: { courseId } })).body.places;
  const book = async (learnerId: string): Promise<string> => {
    const asked = { body: { courseId, learners: [{ learnerId, name: "小宝" }], ifFull: "wait" as const } };
    return (await (await mother()).bookSeats(asked)).body.bookings[0]?.bookingId ?? "";
  };
  const consented = async (subjectId: string): Promise<string> => {
    const consent = { subjectId, purpose: "child-course" as const, scopeId: courseId, textVersion: "2026-01" };
    const { body } = await (await mother()).giveConsent({ body: { ...consent, basis: "guardian", answer: "yes" } });
    await town.drain();
    return body.consentId;
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    courseId = await openedCourse(
      town,
      { ...campus, instructorId },
      { capacity: 2, firstDay: "2026-04-06", weekday: 1 },
    );
    const household = { building: "1栋", memberIds: [await town.idOf("mother")] };
    ({ householdId } = (await (await town.as("manager")).foundHousehold({ body: household })).body);
    const params = { householdId };
    for (const nickname of ["大宝", "二宝"]) {
      const child = { nickname, birthYear: 2017, guardianIds: [await town.idOf("mother")] };
      await (await mother()).addDependant({ params, body: child });
    }
    children = (await (await mother()).getHousehold({ params })).body.dependants.map(({ dependantId }) => dependantId);
    await newNeighbours(town, 2, "n");
  });

  it("stands at once where the guardian consented before, and ends with the consent", async () => {
    const [first = ""] = children;
    const consentId = await consented(first);
    const bookingId = await book(first);
    await town.drain();
    expect((await (await mother()).getBooking({ params: { bookingId } })).body.status).toBe("confirmed");
    await (await mother()).withdrawConsent({ params: { consentId }, body: {} });
    await town.drain();
    expect(await places()).toMatchObject({ left: 2, taken: 0, held: 0 });
    const gone = (await mother()).getBooking({ params: { bookingId } });
    await expect(gone).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("ends with the child who is no longer of the household, and with who moves out; who waits comes next", async () => {
    const [, second = ""] = children;
    await consented(second);
    await book(second);
    const neighbours: string[] = [];
    for (const name of ["n-1", "n-2"]) {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const { body } = await (await town.as(name, nanning)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
      neighbours.push(body.bookings[0]?.bookingId ?? "");
    }
    await town.drain();
    expect(await places()).toMatchObject({ left: 0, taken: 2, waiting: 1 });
    await (await mother()).removeDependant({ params: { dependantId: second }, body: {} });
    await town.drain();
    expect(await places()).toMatchObject({ left: 0, taken: 1, held: 1, waiting: 0 });
    const own = { params: { bookingId: neighbours[1] ?? "" } };
    expect((await (await town.as("n-2", nanning)).getBooking(own)).body.status).toBe("offered");
    const personId = await neighbourId(town, "n-1");
    await (await town.as("manager")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    expect(await places()).toMatchObject({ left: 1, taken: 0, held: 1 });
  });
});
