import { beforeAll, describe, expect, it } from "vitest";
import { messageTold } from "#shared/contracts/messages.ts";
import {
  committee,
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

const people = 50;

describe("A5: a campus closes for an epidemic with 150 bookings, and opens again", () => {
  let town: Town;
  let campusId: string;
  let courseIds: string[];
  let names: string[];

  const decide = async (wanted: object): Promise<void> => {
    const params = { campusId };
    const [first, ...others] = await Promise.all(committee.map((persona) => town.as(persona)));
    await first?.proposeDecision({ params, body: { wanted: wanted as never } });
    for (const seat of others) await seat.approveDecision({ params, body: {} });
  };
  const bookingsOf = async (name: string) => (await (await town.as(name, nanning)).listOwnBookings({})).body.items;
  const statuses = async (): Promise<Record<string, number>> => {
    const all = (await Promise.all(names.map(bookingsOf))).flat();
    return Object.fromEntries(
      Object.entries(Object.groupBy(all, ({ status }) => status)).map(([status, some]) => [status, some?.length ?? 0]),
    );
  };
  const sessions = async () => {
    const manager = await town.as("manager");
    const months = ["2021-07", "2021-08", "2021-09", "2021-10"];
    const pages = await Promise.all(months.map((month) => manager.listSessions({ query: { month, limit: 100 } })));
    return pages.flatMap(({ body }) => body.items);
  };
  const attempt = async (name: string, courseId: string) => {
    const learners = [{ learnerId: await neighbourId(town, name) }];
    return (await town.as(name, nanning)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
  };

  beforeAll(async () => {
    town = await openTown({ start: "2021-07-01T01:00:00.000Z" });
    const campus = await openedCampus(town);
    campusId = campus.campusId;
    const instructorId = await registeredInstructor(town, campus, "2021-06-01");
    courseIds = [];
    for (const [nth, weekday] of [1, 3, 5].entries())
      courseIds.push(
        await openedCourse(
          town,
          { ...campus, instructorId },
          { title: `课程${nth + 1}`, capacity: 50, firstDay: "2021-09-06", weekday, count: 4 },
        ),
      );
    names = await newNeighbours(town, people);
    for (const name of names) for (const courseId of courseIds) await attempt(name, courseId);
    await town.drain();
  });

  it("has 12 future sessions and 150 confirmed bookings at first", async () => {
    expect((await sessions()).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => "scheduled"));
    expect(await statuses()).toEqual({ confirmed: 150 });
  });

  it("closes with the yes of all three sides, and not before", async () => {
    const params = { campusId };
    const wanted = { kind: "closing" as const, cause: "epidemic" as const, plannedReopen: "2021-08/late" };
    const [community, property, residents] = await Promise.all(committee.map((persona) => town.as(persona)));
    await community?.proposeDecision({ params, body: { wanted, happenedOn: "2021-07" } });
    expect((await property?.approveDecision({ params, body: {} }))?.body.status).toBe("open");
    expect((await community?.approveDecision({ params, body: {} }))?.body.status).toBe("open");
    const closed = await residents?.approveDecision({ params, body: {} });
    expect(closed?.body).toMatchObject({
      status: "closed-temporarily",
      closures: [{ cause: "epidemic", plannedReopen: "2021-08/late" }],
    });
    const again = community?.proposeDecision({ params, body: { wanted } });
    await expect(again).rejects.toMatchObject({ problem: { code: "wrong-state" } });
  });

  it("suspends every future session and every booking, and nothing is booked or offered", async () => {
    await town.drain();
    expect((await sessions()).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => "suspended"));
    expect(await statuses()).toEqual({ suspended: 150 });
    const [late] = await newNeighbours(town, 1, "late");
    for (const courseId of courseIds)
      await expect(attempt(late ?? "", courseId)).rejects.toMatchObject({ problem: { code: "campus-closed" } });
  });

  it("owes each booker exactly one message", async () => {
    const told = Map.groupBy(town.told(messageTold.type), ({ data }) => String(data.personId));
    const counts = [];
    for (const name of names) {
      const messages = told.get(await neighbourId(town, name)) ?? [];
      counts.push(messages.filter(({ data }) => data.moment === "courses.suspended").length);
    }
    expect(counts).toEqual(names.map(() => 1));
    const [first = ""] = names;
    const inbox = (await (await town.as(first, nanning)).listOwnMessages({})).body.items;
    expect(inbox.filter(({ moment }) => moment === "courses.suspended")).toHaveLength(1);
  });

  it("opens again, shows planned and actual, and keeps every seat for whoever had it", async () => {
    town.clock.set("2021-08-25T01:00:00.000Z");
    await decide({ kind: "reopening" });
    await town.drain();
    const { body } = await (await town.as("manager")).getCampus({ params: { campusId } });
    expect(body.closures).toMatchObject([{ plannedReopen: "2021-08/late", reopenedAt: "2021-08-25T01:00:00.000Z" }]);
    expect((await sessions()).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => "scheduled"));
    expect(await statuses()).toEqual({ suspended: 150 });
    const [courseId = ""] = courseIds;
    const early = attempt("late-1", courseId);
    await expect(early).rejects.toMatchObject({ problem: { code: "wrong-state", state: "first-right" } });
  });

  it("lets thirty keep their seats within seven days; then the others' are free for the public", async () => {
    for (const name of names.slice(0, 30))
      for (const { bookingId } of await bookingsOf(name))
        await (await town.as(name, nanning)).keepSeat({ params: { bookingId }, body: {} });
    town.clock.set("2021-09-01T00:59:00.000Z");
    await town.drain();
    expect(await statuses()).toEqual({ confirmed: 90, suspended: 60 });
    town.clock.set("2021-09-01T01:01:00.000Z");
    await town.drain();
    expect(await statuses()).toEqual({ confirmed: 90, ended: 60 });
    const [courseId = ""] = courseIds;
    expect((await attempt("late-1", courseId)).body.bookings[0]?.status).toBe("confirmed");
    const { body } = await (await town.as("manager")).getCourse({ params: { courseId } });
    expect(body.places).toMatchObject({ capacity: 50, left: 19, taken: 31, held: 0, waiting: 0 });
  });
});
