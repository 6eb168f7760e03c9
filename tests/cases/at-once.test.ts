import { describe, expect, it } from "vitest";
import { openedCourse, taughtCampus } from "../town/campus.ts";
import { walkIn } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

describe("a child that was registered a moment ago, of whom nothing was heard yet", () => {
  it("is booked for by its guardian, and by nobody else", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const courseId = await openedCourse(town, await taughtCampus(town), { firstDay: "2026-06-01", weekday: 1 });
    await town.drain();
    const [manager, mother] = [await town.as("manager"), await town.as("mother")];
    const home = { building: "1栋", memberIds: [await town.idOf("mother")] };
    const { householdId } = (await manager.foundHousehold({ body: home })).body;
    const child = { nickname: "小宝", birthYear: 2017, guardianIds: home.memberIds };
    const { dependants } = (await manager.addDependant({ params: { householdId }, body: child })).body;
    const learners = [{ learnerId: dependants[0]?.dependantId ?? "", name: "小宝" }];
    const other = (await town.as("seat-residents")).bookSeats({ body: { courseId, learners } });
    await expect(other).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/learners/0/learnerId", code: "not-of-household" }] },
    });
    const { bookings } = (await mother.bookSeats({ body: { courseId, learners } })).body;
    expect(bookings).toMatchObject([{ status: "held" }]);
    await town.drain();
    const params = { bookingId: bookings[0]?.bookingId ?? "" };
    expect((await mother.getBooking({ params })).body).toMatchObject({ status: "held", isMinor: true });
  });
});

describe("a course that was opened a moment ago, of which nothing was heard yet", () => {
  it("is one that a seeker is sent to; one that nobody can book is not", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await taughtCampus(town);
    const offer = { campusId: campus.campusId, title: "草案", category: "work-skill" as const, capacity: 5 };
    const draft = (await (await town.as("manager")).proposeCourse({ body: offer })).body.course.courseId;
    const courseId = await openedCourse(town, campus, { firstDay: "2026-06-01", weekday: 1 });
    const body = { personId: await town.idOf("teacher"), role: "employment-caseworker" as const };
    await (await town.as("manager")).grantRole({ body });
    const who = { slug: "nanning-xipai-lanan", worker: "seat-community", caseworker: "teacher", property: "manager" };
    const { seekerId } = await walkIn(town, who, "赵六");
    const adding = async (id: string) =>
      (await town.as("teacher")).addPreparation({ params: { seekerId }, body: { kind: "course", courseId: id } });
    await expect(adding(draft)).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/courseId", code: "unknown-course" }] },
    });
    expect((await adding(courseId)).body.tasks).toMatchObject([{ courseId }]);
  });
});
