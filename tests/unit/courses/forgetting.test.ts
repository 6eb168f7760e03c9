import { describe, expect, it } from "vitest";
import type { Booking } from "#services/courses/domain/seats/booking.ts";
import { bookingIdOf } from "#services/courses/domain/seats/booking-id.ts";
import { bookingOfEntry, entryOf } from "#services/courses/domain/seats/seats.ts";
import { forgetAttendance } from "#services/courses/flows/forget-attendance.ts";
import { bookingStore } from "#services/courses/store/booking-store.ts";
import { courseStore } from "#services/courses/store/course-store.ts";
import { forgetChild, forgetCourse } from "#services/courses/store/forgetting.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { priorityStore } from "#services/courses/store/priority-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { catalogueRow } from "#shared/table/catalogue.ts";
import { courseInEach, later } from "./scenes.ts";
import { commandOf, courseId, learner, noon, openSeats } from "./seats.ts";

type Place = Awaited<ReturnType<typeof openSeats>>;

const learnerId = learner("child");
const otherCourse = `crs_${digest(["other course"], 20)}`;

const row = (bookingId: string, status: Booking["status"]): Booking => ({
  bookingId,
  courseId,
  learnerId,
  bookerId: learner("granny"),
  channel: "self",
  isMinor: true,
  bookedAt: noon,
  status,
});

const named = async (): Promise<Place> => {
  const place = await openSeats({ capacity: 2 });
  for (const write of catalogueRow(place.table.scope, "COURSE", courseId)) await place.table.write(write);
  await learnerStore(place.table).call({ learnerId, isNew: true }, "小宝");
  return place;
};
const nameIn = async ({ table }: Place) => (await learnerStore(table).namesOf([learnerId])).get(learnerId);

describe("a child whose guardian said no", () => {
  it("is forgotten, though the row of another booking that ended too is behind", async () => {
    const place = await named();
    const [own, other] = [bookingIdOf(courseId, "aaaaaaaaaa", learnerId), bookingIdOf(otherCourse, "b", learnerId)];
    await bookingStore(place.table).write(row(own, "ended"), "00000002-000");
    await bookingStore(place.table).write(row(other, "held"), "00000001-000");
    await forgetChild(place.table, own, "00000002-000");
    expect(await nameIn(place)).toBeUndefined();
    expect(await bookingStore(place.table).find(own)).toBeUndefined();
  });

  it("keeps the name that another booking needs, though that has no row yet", async () => {
    const place = await named();
    const own = bookingIdOf(otherCourse, "aaaaaaaaaa", learnerId);
    await bookingStore(place.table).write(row(own, "ended"), "00000002-000");
    await place.ask("child", ["child"], { children: true });
    const seats = await place.now();
    const entry = entryOf(seats, learnerId);
    expect(entry && (await bookingStore(place.table).find(bookingOfEntry(seats, entry)))).toBeUndefined();
    await forgetChild(place.table, own, "00000002-000");
    expect(await nameIn(place)).toBe("小宝");
  });
});

describe("a course that was over long ago", () => {
  it("keeps neither whose place in its list was changed, nor why", async () => {
    const { table } = await openSeats({ capacity: 1 });
    const reasons = priorityStore(table);
    const reason = { learnerId, priority: -1, reason: "坐轮椅", by: learner("desk"), at: noon };
    await reasons.keep(courseId, "command", reason);
    await forgetCourse(table, { courseId, sessions: [] }, commandOf("forget"));
    expect(await reasons.list(courseId)).toEqual([]);
  });

  it("is looked at again where it is to be kept for longer than when it ended", async () => {
    const { table } = await openSeats({ capacity: 1 });
    const course = courseInEach.completed();
    await courseStore(table).create(course.courseId, commandOf("course"), { state: course, facts: [] });
    const heard = { event: { data: course }, table, now: later, command: commandOf("due") };
    const community = async () => ({ policy: { attendanceKeptMonths: 12 } });
    await forgetAttendance({ ...heard, community } as never);
    const { items } = await table.query({ partition: table.scope.partition("DEADLINE"), limit: 10 });
    const due = items.filter(({ sort }) => sort.startsWith(later.replace("2026", "2027")));
    expect(due.map(({ card }) => card)).toMatchObject([{ fact: { data: { courseId: course.courseId } } }]);
  });
});
