import { beforeAll, describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { atDesk, familyAtDesk } from "../town/families.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a child's booking to which no guardian said yes", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof taughtCampus>>;
  let other: string;
  let family: Awaited<ReturnType<typeof familyAtDesk>>;

  const desk = () => atDesk(town, family.granny);
  const courseOf = async (title: string, weekday: number, capacity: number) => {
    const offer = { title, weekday, capacity, firstDay: `2026-03-${15 + weekday}` };
    const courseId = await openedCourse(town, campus, offer);
    await town.drain();
    return courseId;
  };
  const booked = async (courseId: string, child: string | undefined) => {
    const learners = [{ learnerId: child ?? "", name: "小宝" }];
    const { bookings } = (await (await desk()).bookSeats({ body: { courseId, learners, ifFull: "wait" } })).body;
    await town.drain();
    return bookings[0]?.bookingId ?? "";
  };
  /** Of a child whose name nobody knows any more it is asked anew. */
  const mustBeForgotten = async (bookingId: string, child: string | undefined) => {
    const seen = (await town.as("mother")).getBooking({ params: { bookingId } });
    await expect(seen).rejects.toMatchObject({ problem: { status: 404 } });
    const learners = [{ learnerId: child ?? "" }];
    const nameless = (await desk()).bookSeats({ body: { courseId: other, learners } });
    await expect(nameless).rejects.toMatchObject({ problem: field("/learners/0/name", "required") });
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    campus = await taughtCampus(town);
    family = await familyAtDesk(town, ["小宝", "二宝"]);
    await newNeighbours(town, 1, "n");
    other = await openedCourse(town, campus, { title: "另一课", weekday: 1, firstDay: "2026-05-11" });
  });

  it("is forgotten when the booker gives it up", async () => {
    const bookingId = await booked(await courseOf("放弃课", 1, 5), family.children[0]);
    await (await desk()).cancelBooking({ params: { bookingId }, body: {} });
    await town.drain();
    await mustBeForgotten(bookingId, family.children[0]);
  });

  it("waits no longer than the course goes on, and is forgotten then", async () => {
    const courseId = await courseOf("候补课", 2, 1);
    const learners = [{ learnerId: await neighbourId(town, "n-1") }];
    await (await town.as("n-1", nanning)).bookSeats({ body: { courseId, learners } });
    const bookingId = await booked(courseId, family.children[1]);
    town.clock.set("2026-03-19T01:00:00.000Z");
    await town.drain();
    const { course } = (await (await town.as("n-1", nanning)).getCourse({ params: { courseId } })).body;
    expect(course.status).toBe("completed");
    town.clock.set("2026-03-20T01:00:00.000Z");
    await mustBeForgotten(bookingId, family.children[1]);
  });
});
