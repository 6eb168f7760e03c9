import { expect, it } from "vitest";
import { foldedTerm } from "#services/courses/domain/course/folded-term.ts";
import { openedCampus, registeredInstructor } from "../town/campus.ts";
import { openTown } from "../town/town.ts";

it.each([
  ["2026春", ["2026 春季", "2026年春季学期", "Spring 2026", "２０２６ spring term", "二〇二六年春"], "2026 spring"],
  ["2026秋", ["2026 fall", "Autumn-2026", "秋季 2026"], "2026 autumn"],
])("%s is one term however it is typed", (name, spellings, folded) => {
  for (const spelling of [name, ...spellings]) expect(foldedTerm(spelling)).toBe(folded);
});

it("what people call otherwise is another term", () => {
  const names = ["2026春", "2027春", "2026秋", "2026春 书法班", "暑假班"];
  expect(new Set(names.map(foldedTerm)).size).toBe(names.length);
});

it("a plan is named once in its campus, and copied for the next term with its days moved", async () => {
  const town = await openTown({ start: "2026-01-05T01:00:00.000Z" });
  const campus = await openedCampus(town);
  const { campusId } = campus;
  const seat = await town.as("seat-community");
  const courses = [{ title: "插花", beginsOn: "2026-03-03" }, { title: "书法" }, { title: "太极" }];
  const adopted = (await seat.adoptTermPlan({ body: { campusId, term: "2026-03", name: "2026春", courses } })).body
    .plan;
  const { termPlanId } = adopted;
  expect(adopted).toMatchObject({ name: "2026春", courses: [{ beginsOn: "2026-03-03" }, {}, {}] });
  const twice = { campusId, term: "2026-03", name: "Spring 2026", courses };
  await expect(seat.adoptTermPlan({ body: twice })).rejects.toMatchObject({
    problem: { status: 400, errors: [{ pointer: "/name", code: "there-already" }] },
  });
  const manager = await town.as("manager");
  const instructorId = await registeredInstructor(town, campus, "2026-01-02");
  const planned = { termPlanId, plannedCourseId: adopted.courses[1]?.plannedCourseId ?? "" };
  const offer = { title: "书法", category: "child-skill" as const, ages: { from: 18, to: 90 }, capacity: 9, campusId };
  const { courseId } = (await manager.proposeCourse({ body: { ...offer, planned } })).body.course;
  const slots = [{ weekday: 4, from: "15:00", to: "16:00" }];
  const dates = { venueId: campus.venueId, instructorIds: [instructorId], slots, firstDay: "2026-03-05", count: 2 };
  await manager.scheduleSessions({ params: { courseId }, body: dates });
  await town.drain();
  const query = { term: "2026-09", name: "2026秋", weeks: "26" as never };
  const { body: draft } = await seat.copyTermPlan({ params: { termPlanId }, query });
  expect(draft).toEqual({
    campusId,
    term: "2026-09",
    name: "2026秋",
    courses: [{ title: "插花", beginsOn: "2026-09-01" }, { title: "书法", beginsOn: "2026-09-03" }, { title: "太极" }],
  });
  const corrected = { ...draft, courses: draft.courses.slice(0, 2) };
  const next = (await seat.adoptTermPlan({ body: corrected })).body.plan;
  expect(next).toMatchObject({ name: "2026秋", term: "2026-09", courses: [{ title: "插花" }, { title: "书法" }] });
});
