import { describe, expect, it } from "vitest";
import { resume } from "#services/courses/domain/course/closure.ts";
import type { Course } from "#services/courses/domain/course/course.ts";
import { cancelDated } from "#services/courses/domain/course/dated.ts";
import { courseOfSession } from "#services/courses/domain/ids.ts";
import { courses } from "#services/courses/service.ts";
import { courseKey } from "#services/courses/store/course-store.ts";
import { instructorKey } from "#services/courses/store/instructor-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Item } from "#shared/table/table.ts";
import { itemOf, scope, tableWith, verbsToldBy } from "../told-verbs.ts";
import { at, caller, courseInEach, instructor, later, personOf, session, stranger, worker } from "./scenes.ts";

const told = verbsToldBy(courses);
const desk = caller("desk", "desk-operator");

describe("a session offers", () => {
  const teacher = caller("teacher", "instructor");
  const other = caller("other", "instructor");
  const taught = itemOf(instructorKey(scope, instructor.instructorId), {
    ...instructor,
    personId: personOf("teacher"),
  });
  const first = session();
  const withFirst = (course: Course): Course => ({
    ...course,
    sessions: course.sessions.map((each, nth) => (nth === 0 ? { ...each, sessionId: first.sessionId } : each)),
  });
  const ofCourse = (course: Course) => itemOf(courseKey(scope, courseOfSession(first.sessionId)), withFirst(course));
  const [running, over] = [ofCourse(courseInEach.running()), ofCourse(courseInEach.completed())];
  const resting = ofCourse(courseInEach.suspended());
  const without = ofCourse(cancelDated(withFirst(courseInEach.running()), first.sessionId).state);
  const lost = ofCourse(
    resume(courseInEach.suspended(), "2026-06-05T00:00:00.000Z")?.state ?? courseInEach.cancelled(),
  );
  const off = (status: string) => ({ status });
  const both = "moveSession cancelSession";
  const child = { outcome: "present", isWalkIn: false, isMinor: true, inAt: at };
  const [near, after] = ["2026-06-01T07:00:00.000Z", "2026-06-01T08:00:00.000Z"];
  const door = "checkIn checkOut excuse";

  type Case = { readonly by: Caller; readonly is?: object; readonly when: string; readonly course?: Item };
  it.each<[string, Case, string]>([
    ["the desk, long before", { by: desk, when: at }, "checkOut excuse"],
    ["the desk, at the start", { by: desk, when: near }, door],
    ["the desk, after the end", { by: desk, when: after }, `${door} holdSession`],
    ["the desk, with a child there", { by: desk, is: { attendance: { dpt_1: child } }, when: after }, door],
    ["the desk, when it is held", { by: desk, is: { status: "held" }, when: after }, door],
    ["the desk, when its course is off", { by: desk, when: after, course: ofCourse(courseInEach.cancelled()) }, door],
    ["who teaches it", { by: teacher, when: after }, `${door} holdSession`],
    ["who teaches another", { by: other, when: after }, ""],
    ["an organiser", { by: worker, when: at }, "moveSession cancelSession"],
    ["an organiser, when it rests", { by: worker, is: off("suspended"), when: at, course: resting }, both],
    ["an organiser, when it is off", { by: worker, is: off("cancelled"), when: at, course: without }, ""],
    ["an organiser, when it was lost", { by: worker, is: off("cancelled"), when: later, course: lost }, "moveSession"],
    ["an organiser, when its course is over", { by: worker, when: later, course: over }, ""],
    ["a resident", { by: stranger, when: near }, ""],
  ])("to %s", async (_, { by, is, when, course = running }, verbs) => {
    const table = await tableWith(taught, course);
    expect(await told("session", { ...first, ...is }, { by, at: when, table })).toBe(verbs);
  });
});
