import { beforeAll, describe, expect, it } from "vitest";
import { nanning, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import { consents, registered, registeredEmployer, type Staff, verified, visited } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const inNanning: Staff = { slug: nanning, worker: "seat-community", caseworker: "teacher", property: "seat-property" };

describe("L4: a skill that work asks for becomes a course, and the course a skill", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof openedCampus>>;
  let courseId: string;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const grant = { personId: await town.idOf("teacher"), role: "employment-caseworker" as const };
    await (await town.as("manager")).grantRole({ body: grant });
    campus = await openedCampus(town);
    await town.drain();
  });

  const suggestions = async () => {
    const { body } = await (await town.as("seat-residents")).getCampus({ params: { campusId: campus.campusId } });
    return body.suggestions;
  };

  it("begins with what employers say they need: the committee sees the gap, and no course is made of it", async () => {
    const employerId = await verified(town, inNanning, await registeredEmployer(town, inNanning));
    await visited(town, inNanning, employerId, [{ title: "电工", openings: 5, skills: ["electrical"] }]);
    await town.drain();
    expect(await suggestions()).toMatchObject([{ skill: "electrical", demand: 5, supply: 0, isMet: false }]);
    const courses = await (await town.as("mother")).listCourses({ query: { category: "work-skill" } });
    expect(courses.body.items).toEqual([]);
  });

  it("reaches the committee of a campus that opens later as well", async () => {
    const { campusId } = await openedCampus(town, "南校区");
    await town.drain();
    const { body } = await (await town.as("seat-residents")).getCampus({ params: { campusId } });
    expect(body.suggestions).toMatchObject([{ skill: "electrical", demand: 5, supply: 0, isMet: false }]);
  });

  it("is decided by the committee: a course that says what its learners will be able to do", async () => {
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const offer = { title: "电工入门", skill: "electrical" as const, firstDay: "2026-03-14", weekday: 6 };
    courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    await town.drain();
    const { body } = await (await town.as("mother")).getCourse({ params: { courseId } });
    expect(body.course).toMatchObject({ category: "work-skill", skill: "electrical" });
  });

  it("gives who looks for work, agreed to it and came, the skill; and the gap is no more", async () => {
    const { seekerId } = await registered(town, "mother", { name: "张女士" });
    const task = { kind: "course" as const, courseId };
    const sent = await (await town.as(inNanning.caseworker)).addPreparation({ params: { seekerId }, body: task });
    expect(sent.body.tasks).toMatchObject([task]);
    await consents(town, "mother", "skill-update");
    const learnerId = await town.idOf("mother");
    await (await town.as("mother")).bookSeats({ body: { courseId, learners: [{ learnerId }] } });
    await town.drain();
    const { body } = await (await town.as("mother")).getCourse({ params: { courseId } });
    const params = { sessionId: body.course.sessions[0]?.sessionId ?? "" };
    town.clock.set("2026-03-14T07:00:00.000Z");
    const teacher = await town.as("teacher");
    await teacher.checkIn({ params, body: { learnerId } });
    town.clock.set("2026-03-14T08:30:00.000Z");
    await (await town.as("teacher")).holdSession({ params, body: {} });
    town.clock.set("2026-03-16T01:00:00.000Z");
    await town.drain();
    const own = await (await town.as("mother")).getOwnSeeker({});
    expect(own.body.skills).toEqual(["electrical"]);
    expect(await suggestions()).toMatchObject([{ skill: "electrical", demand: 5, supply: 1, isMet: true }]);
  });
});
