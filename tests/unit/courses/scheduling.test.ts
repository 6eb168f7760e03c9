import { describe, expect, it } from "vitest";
import { proposeCourse } from "#services/courses/domain/course/enrolment.ts";
import { daysOf, weekly, withoutUse, withUse } from "#services/courses/domain/session/schedule.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import {
  act,
  campus,
  dates,
  draft,
  instructor,
  noHolidays,
  offer,
  owner,
  scheduled,
  shanghai,
  teacher,
} from "./scenes.ts";

const berlin = { ...shanghai, timeZone: "Europe/Berlin" };
const startsOf = (change: Partial<typeof dates>, local = shanghai): string[] =>
  weekly({ ...dates, ...change }, local).map(({ startsAt }) => startsAt);

describe("weekly sessions", () => {
  it("keep the wall clock's time when clocks go forward, so that an hour of UTC is missing", () => {
    const slots = [{ weekday: 7, from: "10:00", to: "11:00" }];
    expect(startsOf({ slots, firstDay: "2026-03-22", count: 3 }, berlin)).toEqual([
      "2026-03-22T09:00:00.000Z",
      "2026-03-29T08:00:00.000Z",
      "2026-04-05T08:00:00.000Z",
    ]);
  });

  it("and when they go back: the hour that is twice is the first of the two", () => {
    const slots = [{ weekday: 7, from: "02:30", to: "03:30" }];
    const spans = weekly({ slots, firstDay: "2026-10-18", count: 3 }, berlin);
    expect(spans.map(({ startsAt }) => startsAt)).toEqual([
      "2026-10-18T00:30:00.000Z",
      "2026-10-25T00:30:00.000Z",
      "2026-11-01T01:30:00.000Z",
    ]);
    expect(spans[1]?.endsAt).toBe("2026-10-25T02:30:00.000Z");
  });

  it("of an hour that does not exist are as much later as is skipped", () => {
    const slots = [{ weekday: 7, from: "02:30", to: "04:00" }];
    expect(startsOf({ slots, firstDay: "2026-03-29", count: 1 }, berlin)).toEqual(["2026-03-29T01:30:00.000Z"]);
  });

  it("are not held in an hour that is skipped as a whole", () => {
    const inside = { slots: [{ weekday: 7, from: "02:30", to: "03:00" }], firstDay: "2026-03-29", count: 1 };
    expect(refusalOf(() => startsOf(inside, berlin))).toEqual(wrongField("/slots/0/to", "ends-before-it-begins"));
    expect(startsOf({ ...inside, firstDay: "2026-03-30" }, berlin)).toEqual(["2026-04-05T00:30:00.000Z"]);
  });

  it("leave holidays out, and refuse a year whose holidays nobody knows", () => {
    const calendar = { ...noHolidays, "2026": { holidays: ["2026-06-08"], makeUpWorkdays: [] } };
    expect(startsOf({ count: 3 }, { ...shanghai, calendar })).toEqual([
      "2026-06-01T07:00:00.000Z",
      "2026-06-15T07:00:00.000Z",
      "2026-06-22T07:00:00.000Z",
    ]);
    const { "2027": _, ...thisYear } = noHolidays;
    const late = () => weekly({ ...dates, firstDay: "2026-12-28" }, { ...shanghai, calendar: thisYear });
    expect(refusalOf(late)[0]).toBe("calendar-missing");
  });

  it("of several slots a week come in their order", () => {
    const slots = [
      { weekday: 3, from: "09:00", to: "10:00" },
      { weekday: 1, from: "15:00", to: "16:00" },
    ];
    expect(startsOf({ slots, count: 3 }).map((start) => start.slice(5, 10))).toEqual(["06-01", "06-03", "06-08"]);
  });
});

describe("a course that is given dates", () => {
  const attempt = (change: Partial<typeof dates>, instructors = [instructor], course = draft()) =>
    refusalOf(() => scheduled(course, change, shanghai, instructors));

  it("gets none in the past, across each other, or that end before they begin", () => {
    expect(attempt({ firstDay: "2026-02-23" })).toEqual(wrongField("/firstDay", "in-the-past"));
    const slot = { weekday: 1, from: "15:00", to: "16:00" };
    const crossing = [slot, { ...slot, from: "15:30", to: "16:30" }];
    expect(attempt({ slots: crossing })).toEqual(wrongField("/slots", "overlapping"));
    expect(attempt({ slots: [{ ...slot, to: "15:00" }] })).toEqual(wrongField("/slots/0/to", "ends-before-it-begins"));
  });

  it("needs a venue and an instructor of its campus", () => {
    expect(attempt({ venueId: "ven_1" })).toEqual(wrongField("/venueId", "unknown-venue"));
    expect(attempt({ instructorIds: ["ins_1"] })).toEqual(wrongField("/instructorIds/0", "unknown-instructor"));
  });

  it("for minors needs a check of each instructor that is still young on the day; for adults none", () => {
    const old = teacher(campus, "2025-06-05");
    const change = { instructorIds: [old.instructorId], count: 2 };
    const unfit = ["instructor-check-missing", { instructorIds: [old.instructorId] }];
    expect(attempt(change, [old])).toEqual(unfit);
    const course = draft({ from: 18, to: 120 });
    expect(attempt(change, [old], course)[0]).toBe("not refused");
    expect(attempt({ ...change, count: 1 }, [old])[0]).toBe("not refused");
  });

  it("is for grown-ups where it is a lecture that names no ages, and for anybody where it is a craft", () => {
    const proposed = (category: "party-lecture" | "health-lecture" | "heritage-craft") =>
      proposeCourse({ ...act(owner), ...offer, category, ages: undefined, deskSeats: 0 }).state;
    const old = teacher(campus, "2020-01-01");
    const change = { instructorIds: [old.instructorId] };
    for (const category of ["party-lecture", "health-lecture"] as const) {
      expect(proposed(category).ages.from).toBe(18);
      expect(attempt(change, [old], proposed(category))[0]).toBe("not refused");
    }
    expect(proposed("heritage-craft").ages.from).toBe(0);
    const children = draft({ from: 6, to: 12 });
    expect(attempt(change, [old], children)[0]).toBe("instructor-check-missing");
  });
});

describe("a venue", () => {
  const use = { sessionId: "csn_1", startsAt: "2026-06-01T07:00:00.000Z", endsAt: "2026-06-01T08:00:00.000Z" };

  it("is used by one session at a time, and right after another", () => {
    const day = withUse({}, use);
    const at = (startsAt: string, endsAt: string) => () => withUse(day, { sessionId: "csn_2", startsAt, endsAt });
    const taken = wrongField("/venueId", "venue-taken");
    expect(refusalOf(at("2026-06-01T07:59:00.000Z", "2026-06-01T09:00:00.000Z"))).toEqual(taken);
    expect(refusalOf(at("2026-06-01T06:00:00.000Z", "2026-06-01T09:00:00.000Z"))).toEqual(taken);
    expect(refusalOf(at("2026-06-01T08:00:00.000Z", "2026-06-01T09:00:00.000Z"))).toEqual(["not refused"]);
    expect(withUse(day, use)).toEqual(day);
    expect(withoutUse(day, "csn_1")).toEqual({});
  });

  it("is kept for each day of UTC that a session touches", () => {
    const night = { startsAt: "2026-06-01T23:00:00.000Z", endsAt: "2026-06-02T01:00:00.000Z" };
    expect(daysOf(night)).toEqual(["2026-06-01", "2026-06-02"]);
    expect(daysOf({ ...night, endsAt: "2026-06-02T00:00:00.000Z" })).toEqual(["2026-06-01"]);
  });
});
