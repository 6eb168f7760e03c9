import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { messageTold } from "#shared/contracts/messages.ts";
import { committee, nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const families = 4;

/** A grandmother at the desk, a mother, a father, and their two children; each family in its own flat. */
type Family = {
  readonly granny: string;
  readonly mother: string;
  readonly father: string;
  readonly children: string[];
};

describe("A5: a campus closes in which children are booked", () => {
  let town: Town;
  let courseIds: string[];
  const all: Family[] = [];
  const nameOf = new Map<string, string>();

  const found = async (manager: Neighbour, nth: number): Promise<Family> => {
    const [motherName = "", fatherName = ""] = await newNeighbours(town, 2, `family-${nth}`);
    const mother = await neighbourId(town, motherName);
    const father = await neighbourId(town, fatherName);
    const granny = (await manager.registerPerson({ body: { name: `奶奶${nth}`, birthYear: 1948 } })).body.personId;
    nameOf.set(mother, motherName).set(father, fatherName);
    const home = { building: `${nth}栋`, memberIds: [granny, mother, father] };
    await manager.setBuilding({ body: { name: home.building } });
    const { householdId } = (await manager.foundHousehold({ body: home })).body;
    const children: string[] = [];
    for (const nickname of ["大宝", "小宝"]) {
      const body = { nickname, birthYear: 2014, guardianIds: [mother, father] };
      const { dependants } = (await manager.addDependant({ params: { householdId }, body })).body;
      children.push(dependants.find((each) => each.nickname === nickname)?.dependantId ?? "");
    }
    return { granny, mother, father, children };
  };

  const agree = async (guardian: string, subjectId: string, scopeId: string): Promise<void> => {
    const consent = { subjectId, purpose: "child-course" as const, scopeId, textVersion: "2026-01" };
    const body = { ...consent, basis: "guardian" as const, answer: "yes" as const };
    await (await town.as(nameOf.get(guardian) ?? "", nanning)).giveConsent({ body });
  };

  /** The grandmother books one child at the desk, the mother the other, in both courses. */
  const bookAll = async ({ granny, mother, children: [elder = "", younger = ""] }: Family): Promise<void> => {
    const { desk } = await inSession(town, "seat-property", granny, { community: nanning });
    for (const courseId of courseIds) {
      await desk.bookSeats({ body: { courseId, learners: [{ learnerId: elder, name: "大宝" }] } });
      const own = await town.as(nameOf.get(mother) ?? "", nanning);
      await own.bookSeats({ body: { courseId, learners: [{ learnerId: younger, name: "小宝" }] } });
      for (const child of [elder, younger]) await agree(mother, child, courseId);
    }
  };

  const counts = (): Record<string, number> => {
    const told = town.told(messageTold.type).filter(({ data }) => data.moment === "courses.suspended");
    const people = Object.groupBy(told, ({ data }) => String(data.personId));
    return Object.fromEntries(Object.entries(people).map(([personId, some]) => [personId, some?.length ?? 0]));
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const manager = await town.as("manager");
    const desk = { personId: await town.idOf("seat-property"), role: "desk-operator" as const };
    await manager.grantRole({ body: desk });
    const campus = await taughtCampus(town);
    const offer = { ages: { from: 6, to: 12 }, capacity: 20, firstDay: "2026-06-01", count: 2 };
    courseIds = [];
    for (const weekday of [2, 4]) courseIds.push(await openedCourse(town, campus, { ...offer, weekday }));
    for (let nth = 1; nth <= families; nth += 1) all.push(await found(manager, nth));
    await town.drain();
    for (const family of all) await bookAll(family);
    await town.drain();
    const params = { campusId: campus.campusId };
    const wanted = { kind: "closing" as const, cause: "epidemic" as const, plannedReopen: "2026-08/late" };
    const [first, ...others] = await Promise.all(committee.map((persona) => town.as(persona)));
    await first?.proposeDecision({ params, body: { wanted } });
    for (const seat of others) await seat.approveDecision({ params, body: {} });
    await town.drain();
  });

  const once = (): Record<string, number> =>
    Object.fromEntries(all.flatMap(({ granny, mother, father }) => [granny, mother, father]).map((id) => [id, 1]));

  it("suspends every booking of the children", () => {
    expect(town.told("courses.booking-suspended.v1")).toHaveLength(families * 2 * courseIds.length);
  });

  it("tells each who booked, and each guardian who did not, exactly once; no child, and nobody else", () => {
    expect(counts()).toEqual(once());
  });

  it("tells nobody again when all of it is heard once more, in the opposite order", async () => {
    const heard = ["courses.campus-closed.v1", "courses.course-suspended.v1", "courses.booking-suspended.v1"];
    await town.tellAgain(heard.flatMap((type) => town.told(type)).toReversed());
    expect(counts()).toEqual(once());
    const [{ father = "" } = {}] = all;
    const { items } = (await (await town.as(nameOf.get(father) ?? "", nanning)).listOwnMessages({})).body;
    expect(items.filter(({ moment }) => moment === "courses.suspended")).toHaveLength(1);
  });
});
