import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { newId } from "#shared/domain/new-id.ts";
import { nanning, neighbourId, newNeighbours, openedCampus, openedCourse, taughtCampus } from "../../town/campus.ts";
import { familyAtDesk } from "../../town/families.ts";
import { openTown, type Town } from "../../town/town.ts";
import { actor, outcomeOf, type Row } from "./answers.ts";

let town: Town;
const freshTown = async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  await newNeighbours(town, 1, "n");
};
const doing = async (who: string, act: (client: Neighbour) => Promise<unknown>) => {
  const client = await actor(town, who, nanning);
  return outcomeOf(() => act(client));
};
/** A resident without an account, whom the committee knows. */
const withoutAccount = async (): Promise<string> => {
  const [manager, worker] = [await town.as("manager"), await town.as("seat-community", nanning)];
  const { personId } = (await manager.registerPerson({ body: { name: "孟先生" } })).body;
  await manager.grantRole({ body: { personId, role: "resident" } });
  await worker.verifyPerson({ params: { personId }, body: { method: "known-in-person" } });
  return personId;
};
/** By their persona; `n-1` lives here, and nobody but the property company knows them. */
const idOf = (who: string) => {
  if (who === "no-account") return withoutAccount();
  if (who === "nobody") return newId("per", who);
  return who === "n-1" ? neighbourId(town, who) : town.idOf(who);
};

describe("who says yes to a campus that is consulted about", () => {
  let params: { campusId: string };
  beforeAll(async () => {
    await freshTown();
    const manager = await town.as("manager");
    const { campusId } = (await manager.proposeCampus({ body: { name: "社区大学" } })).body;
    params = { campusId };
    const between = [
      { name: "物业", side: "property" as const },
      { name: "社区", side: "community" as const },
    ];
    await manager.consultOnCampus({ params, body: { between } });
  });
  it.each<Row>([
    ["teacher", "role-not-allowed"],
    ["n-1", "verification-needed"],
    ["seat-community for mother", "role-not-allowed"],
    ["seat-community for seat-residents", "role-not-allowed"],
    ["seat-community for seat-property", "role-not-allowed"],
    ["manager", "yes"],
    ["seat-property", "yes"],
    ["mother", "yes"],
    ["seat-residents", "yes"],
    ["seat-community", "yes"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.approveCampus({ params, body: {} }))).toBe(outcome);
  });
});

describe("who sits on the committee of a campus, and for which side", () => {
  let params: { campusId: string };
  beforeAll(async () => {
    await freshTown();
    params = { campusId: (await openedCampus(town)).campusId };
  });
  it.each([
    ["mother", "residents", "yes"],
    ["mother", "property", "not-of-side"],
    ["mother", "community", "not-of-side"],
    ["manager", "residents", "not-of-side"],
    ["manager", "community", "not-of-side"],
    ["seat-community", "residents", "not-of-side"],
    ["teacher", "residents", "not-of-side"],
    ["no-account", "residents", "account-needed"],
    ["n-1", "residents", "verification-needed"],
    ["nobody", "residents", "unknown-person"],
  ] as const)("%s for %s: %s", async (whom, side, outcome) => {
    const body = { side, personId: await idOf(whom), name: "某人" };
    expect(await doing("manager", (client) => client.seatMember({ params, body }))).toBe(outcome);
  });
  it.each<Row>([
    ["seat-community", "role-not-allowed"],
    ["seat-property", "role-not-allowed"],
    ["seat-residents", "role-not-allowed"],
    ["manager", "yes"],
  ])("%s gives a seat: %s", async (who, outcome) => {
    const body = { side: "residents" as const, personId: await town.idOf("mother"), name: "张女士" };
    expect(await doing(who, (client) => client.seatMember({ params, body }))).toBe(outcome);
  });
});

describe("who decides on a committee", () => {
  let params: { campusId: string };
  const wanted = { wanted: { kind: "closing" as const, cause: "epidemic" as const } };
  beforeAll(async () => {
    await freshTown();
    params = { campusId: (await openedCampus(town)).campusId };
  });
  const outsiders: readonly Row[] = [
    ["manager", "role-not-allowed"],
    ["mother", "role-not-allowed"],
    ["teacher", "role-not-allowed"],
    ["n-1", "role-not-allowed"],
    ["seat-community for seat-residents", "role-not-allowed"],
    ["seat-community for seat-property", "role-not-allowed"],
  ];
  it.each<Row>([...outsiders, ["seat-residents", "yes"]])("%s asks it: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.proposeDecision({ params, body: wanted }))).toBe(outcome);
  });
  it.each<Row>([...outsiders, ["seat-residents", "yes"], ["seat-property", "yes"]])(
    "%s says yes: %s",
    async (who, outcome) => {
      expect(await doing(who, (client) => client.approveDecision({ params, body: {} }))).toBe(outcome);
    },
  );
  it.each<Row>([...outsiders, ["seat-community", "yes"]])("%s says no: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.rejectDecision({ params, body: {} }))).toBe(outcome);
  });
  it.each<Row>([...outsiders, ["seat-community", "yes"]])("%s adopts a plan: %s", async (who, outcome) => {
    const body = { ...params, term: "2026", courses: [{ title: "书法" }] };
    expect(await doing(who, (client) => client.adoptTermPlan({ body }))).toBe(outcome);
  });
});

describe("who says yes to a course, and opens it", () => {
  let params: { courseId: string };
  beforeAll(async () => {
    await freshTown();
    const campus = await taughtCampus(town);
    const offer = { campusId: campus.campusId, title: "书法", category: "child-skill" as const, capacity: 5 };
    params = { courseId: (await (await town.as("mother")).proposeCourse({ body: offer })).body.course.courseId };
    const slots = [{ weekday: 1, from: "15:00", to: "16:00" }];
    const dates = { venueId: campus.venueId, instructorIds: [campus.instructorId], slots, firstDay: "2026-06-01" };
    await (await town.as("manager")).scheduleSessions({ params, body: { ...dates, count: 1 } });
  });
  const outsiders: readonly Row[] = [
    ["manager", "role-not-allowed"],
    ["mother", "role-not-allowed"],
    ["teacher", "role-not-allowed"],
    ["seat-community for seat-residents", "role-not-allowed"],
  ];
  it.each<Row>([...outsiders, ["seat-residents", "yes"], ["seat-property", "yes"], ["seat-community", "yes"]])(
    "%s says yes: %s",
    async (who, outcome) => {
      expect(await doing(who, (client) => client.approveCourse({ params, body: {} }))).toBe(outcome);
    },
  );
  it.each<Row>([...outsiders, ["seat-property", "yes"]])("%s opens it: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.openEnrolment({ params, body: {} }))).toBe(outcome);
  });
});

describe("who books and prints for somebody at the desk", () => {
  let courseId: string;
  let learners: { learnerId: string; name: string }[];
  let bookingId = "";
  beforeAll(async () => {
    await freshTown();
    courseId = await openedCourse(town, await taughtCampus(town), { firstDay: "2026-06-01", weekday: 1 });
    const { children } = await familyAtDesk(town, ["小宝"]);
    learners = children.map((learnerId) => ({ learnerId, name: "小宝" }));
  });
  it.each<Row>([
    ["n-1", "not-of-household"],
    ["seat-property", "not-of-household"],
    ["seat-property for seat-residents", "not-of-household"],
    ["seat-property for mother", "yes"],
  ])("%s books for the child of mother: %s", async (who, outcome) => {
    const booking = async (client: Neighbour) => {
      const { bookings } = (await client.bookSeats({ body: { courseId, learners } })).body;
      bookingId = bookings[0]?.bookingId ?? "";
    };
    expect(await doing(who, booking)).toBe(outcome);
  });
  it.each<Row>([
    ["n-1", "role-not-allowed"],
    ["seat-property", "session-required"],
    ["seat-property for seat-residents", "not-found"],
    ["seat-property for mother", "yes"],
  ])("%s prints the slip: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.printSlip({ params: { bookingId }, body: {} }))).toBe(outcome);
  });
});
