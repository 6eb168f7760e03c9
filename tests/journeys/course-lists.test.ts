import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { each, nanning, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("the courses of a community, and the plan that they are for", () => {
  let town: Town;
  let campusId: string;
  let courseIds: string[];

  const neighbour = () => town.as("mother");
  const titles = async (query: object) =>
    (await (await neighbour()).listCourses({ query: query as never })).body.items.map(({ title }) => title);

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await openedCampus(town);
    ({ campusId } = campus);
    const at = { ...campus, instructorId: await registeredInstructor(town, campus, "2026-01-15") };
    const offers = [
      { title: "书法", ages: { from: 6, to: 12 }, weekday: 1, firstDay: "2026-03-16" },
      { title: "太极", ages: { from: 60, to: 120 }, weekday: 2, firstDay: "2026-03-16" },
      { title: "插花", weekday: 3, firstDay: "2026-04-01" },
    ];
    courseIds = [];
    for (const offer of offers) courseIds.push(await openedCourse(town, at, offer));
    await town.drain();
  });

  it("are found by their first day, by category, or by an age that they are open to", async () => {
    expect(await titles({ from: "2026-03-01T00:00:00.000Z" })).toEqual(["书法", "太极", "插花"]);
    expect(await titles({ from: "2026-03-17T00:00:00.000Z" })).toEqual(["太极", "插花"]);
    expect((await titles({ category: "child-skill" })).toSorted()).toEqual(["书法", "太极", "插花"].toSorted());
    expect(await titles({ category: "party-lecture" })).toEqual([]);
    expect((await titles({ ageGroup: "primary" })).toSorted()).toEqual(["书法", "插花"].toSorted());
    expect((await titles({ ageGroup: "elder" })).toSorted()).toEqual(["太极", "插花"].toSorted());
  });

  it("come in pages, from today on or by one way at a time", async () => {
    const query = { from: "2026-03-01T00:00:00.000Z", limit: 2 };
    const first = (await (await neighbour()).listCourses({ query })).body;
    expect(first.items).toHaveLength(2);
    const rest = (await (await neighbour()).listCourses({ query: { ...query, cursor: first.nextCursor ?? "" } })).body;
    expect(rest.items.map(({ title }) => title)).toEqual(["插花"]);
    expect(await titles({})).toHaveLength(3);
    const two = { category: "tutoring", ageGroup: "adult" } as const;
    await expect(titles(two)).rejects.toMatchObject({ problem: { errors: [{ parameter: "from" }] } });
  });

  it("have their sessions listed by the month of the clock on the wall", async () => {
    const month = async (name: string) =>
      (await (await neighbour()).listSessions({ query: { month: name } })).body.items.map(({ title }) => title);
    expect([await month("2026-03"), await month("2026-04"), await month("2026-05")]).toEqual([
      ["书法", "太极"],
      ["插花"],
      [],
    ]);
  });

  it("have the sessions of a draft seen by those who plan alone, until the committee approves it", async () => {
    const manager = await town.as("manager");
    const offer = { campusId, title: "皮影", category: "heritage-craft" as const, capacity: 5 };
    const { courseId } = (await manager.proposeCourse({ body: offer })).body.course;
    const params = { courseId };
    const venueId = (await manager.getCampus({ params: { campusId } })).body.venues[0]?.venueId ?? "";
    const instructorIds = [await registeredInstructor(town, { campusId, venueId }, "2026-01-15")];
    const slots = [{ weekday: 5, from: "15:00", to: "16:00" }];
    await manager.scheduleSessions({
      params,
      body: { venueId, instructorIds, slots, firstDay: "2026-06-01", count: 1 },
    });
    await town.drain();
    const { path } = (await (await neighbour()).openFeed({ body: { campusId } })).body;
    const seen = async (client: Neighbour, courses?: "draft") =>
      (await client.listSessions({ query: { month: "2026-06", courses } })).body.items.map(({ title }) => title);
    const fed = async () => (await town.send(undefined, "GET", path)).text.includes("皮影");
    expect([await seen(await neighbour()), await seen(manager), await seen(manager, "draft")]).toEqual([
      [],
      [],
      ["皮影"],
    ]);
    await expect(seen(await neighbour(), "draft")).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
    expect(await fed()).toBe(false);
    await each(town, (seat) => seat.approveCourse({ params, body: {} }));
    await town.drain();
    expect([await seen(await neighbour()), await seen(manager, "draft")]).toEqual([["皮影"], []]);
    expect(await fed()).toBe(true);
  });

  it("are what of a plan was delivered, once they are over", async () => {
    const plan = { campusId, term: "2026", courses: [{ title: "剪纸" }, { title: "摄影" }] };
    const adopted = (await (await town.as("seat-community")).adoptTermPlan({ body: plan })).body.plan;
    const { termPlanId } = adopted;
    const planned = { termPlanId, plannedCourseId: adopted.courses[0]?.plannedCourseId ?? "" };
    const offer = { campusId, title: "剪纸", category: "heritage-craft" as const, capacity: 5, planned };
    const owner = await town.as("seat-residents", nanning);
    const { courseId } = (await owner.proposeCourse({ body: offer })).body.course;
    await town.drain();
    const told = async () => (await (await neighbour()).getTermPlan({ params: { termPlanId } })).body;
    expect(await told()).toMatchObject({ planned: 2, delivered: 0, plan: { courses: [{ courseId }, {}] } });
    const manager = await town.as("manager");
    const campus = (await manager.getCampus({ params: { campusId } })).body;
    const params = { courseId };
    const at = { campusId, venueId: campus.venues[0]?.venueId ?? "" };
    const instructorIds = [await registeredInstructor(town, at, "2026-01-15")];
    const slots = [{ weekday: 4, from: "15:00", to: "16:00" }];
    const dates = { venueId: at.venueId, instructorIds, slots, firstDay: "2026-03-19", count: 1 };
    await manager.scheduleSessions({ params, body: dates });
    for (const seat of ["seat-community", "seat-property", "seat-residents"])
      await (await town.as(seat)).approveCourse({ params, body: {} });
    await (await town.as("seat-community")).openEnrolment({ params, body: {} });
    const { body } = await manager.getCourse({ params });
    await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
    town.clock.set("2026-03-19T08:30:00.000Z");
    await town.drain();
    const session = { params: { sessionId: body.course.sessions[0]?.sessionId ?? "" }, body: {} };
    await (await town.as("seat-property")).holdSession(session);
    expect(await told()).toMatchObject({ planned: 2, delivered: 0, percent: 0 });
    town.clock.advance(24 * 60);
    await town.drain();
    expect(await told()).toMatchObject({ planned: 2, delivered: 1, percent: 50 });
  });
});
