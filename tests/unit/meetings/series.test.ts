import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDay, type Rule } from "#services/meetings/domain/rule.ts";
import { seatsOn } from "#services/meetings/domain/seat.ts";
import { endSeat, endSeatsOf, seat } from "#services/meetings/domain/seating.ts";
import { Series, schedule, start } from "#services/meetings/domain/series.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import {
  act,
  body,
  bystander,
  calendar,
  community,
  convener,
  founding,
  neighbour,
  rule,
  seated,
  seatFor,
  series,
  standing,
  steward,
} from "./scenes.ts";

const years = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [String(2020 + n), { holidays: [], makeUpWorkdays: [] }]),
);
const on = (wished: Partial<Rule>): Rule => ({ ...rule, ...wished });

describe("the rule of a body", () => {
  it("falls on the nth weekday, the last one, or a day of the month, in the months it names", () => {
    expect(nextDay(rule, "2026-03-02", calendar)).toBe("2026-03-12");
    expect(nextDay(rule, "2026-03-12", calendar)).toBe("2026-04-09");
    expect(nextDay(on({ on: { nth: "last", weekday: "friday" } }), "2026-03-02", calendar)).toBe("2026-03-27");
    expect(nextDay(on({ on: { day: 31 } }), "2026-03-31", calendar)).toBe("2026-05-31");
    expect(nextDay(on({ on: { day: 15 }, months: [6] }), "2026-03-31", calendar)).toBe("2026-06-15");
  });

  it("leaves out a month without a fifth weekday", () => {
    expect(nextDay(on({ on: { nth: "fifth", weekday: "thursday" } }), "2026-03-02", calendar)).toBe("2026-04-30");
  });

  it("leaves a holiday out, or moves to the working day after it", () => {
    expect(nextDay(rule, "2026-09-30", calendar)).toBe("2026-11-12");
    expect(nextDay(on({ ifHoliday: "next-workday" }), "2026-09-30", calendar)).toBe("2026-10-09");
  });

  it("does not guess a year without a calendar", () => {
    expect(refusalOf(() => nextDay(rule, "2026-12-31", calendar))).toEqual(["calendar-missing", { year: "2027" }]);
  });

  it("is refused where it never falls, and taken where it falls once in 28 years", () => {
    const never = () => series({ rule: on({ on: { day: 31 }, months: [4, 6, 9, 11] }) });
    expect(refusalOf(never)).toEqual(wrongField("/rule", "never-falls"));
    expect(refusalOf(() => series({ rule: on({ on: { day: 30 }, months: [2] }) }))[0]).toBe("invalid");
    expect(series({ rule: on({ on: { nth: "fifth", weekday: "sunday" }, months: [2] }) }).rule.months).toEqual([2]);
  });

  it("is refused where each of its days is a holiday that it leaves out, but not for one by chance", () => {
    const nationalDay = on({ on: { day: 1 }, months: [10] });
    const holidays = (year: string) => ({ holidays: [`${year}-10-01`], makeUpWorkdays: [] });
    const known = { "2026": holidays("2026"), "2027": holidays("2027") };
    const within = { community: { ...community, calendar: known } };
    expect(refusalOf(() => series({ rule: nationalDay, ...within }))).toEqual(wrongField("/rule", "never-falls"));
    expect(series({ rule: { ...nationalDay, ifHoliday: "next-workday" }, ...within })).toBeDefined();
    expect(series({ rule: { ...nationalDay, months: [9, 10] }, ...within })).toBeDefined();
    expect(series({ rule: nationalDay })).toBeDefined();
  });

  it("always falls after the day it is asked for, and on the weekday it names", () => {
    const weekday = fc.constantFrom("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
    const nth = fc.constantFrom("first", "second", "third", "fourth", "fifth", "last");
    const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2045-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(nth, weekday, day, (ordinal, name, from) => {
        const asked = from.toISOString().slice(0, 10);
        const found = nextDay(on({ on: { nth: ordinal, weekday: name } as never }), asked, years);
        expect(found > asked).toBe(true);
        const shown = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(new Date(found));
        expect(shown.toLowerCase()).toBe(name);
      }),
    );
  });
});

describe("a body", () => {
  it("has a word for every side, and no shorter notice than the policy's", () => {
    const two = { ...founding, labels: body.labels.slice(0, 2) };
    expect(refusalOf(() => start(two))).toEqual(wrongField("/labels", "every-side-needed"));
    expect(refusalOf(() => series({ noticeDays: 2 }))).toEqual(wrongField("/noticeDays", "too-small"));
    const late = { noticeDays: 10, collectDays: 9 };
    expect(refusalOf(() => series(late))).toEqual(wrongField("/collectDays", "too-small"));
    expect(series({ noticeDays: 20, collectDays: undefined }).collectDays).toBe(20);
    expect([series().noticeDays, series({ noticeDays: 5 }).noticeDays]).toEqual([3, 5]);
    const within = { community: { ...community, policy: { collectIssuesDays: 10 } } };
    expect(series({ collectDays: undefined }).collectDays).toBe(14);
    expect(series({ collectDays: undefined, ...within }).collectDays).toBe(10);
  });

  it("has no word twice, for one side or for two: a seat would stand for whichever came first", () => {
    const [first = body.labels[0]] = body.labels;
    for (const side of ["community", "property"] as const) {
      const twice = { ...founding, labels: [...body.labels, { label: first?.label ?? "", side }] };
      expect(refusalOf(() => start(twice))).toEqual(wrongField("/labels/3/label", "twice"));
    }
  });

  it("seats a person for the side of the label, once, from today on", () => {
    const { seats } = seated();
    expect(seats.map(({ side, from }) => [side, from])).toEqual([
      ["community", "2026-03-02"],
      ["property", "2026-03-02"],
      ["residents", "2026-03-02"],
    ]);
    const seating = { ...act(convener), ...seatFor(steward), label: "物业管家" };
    expect(refusalOf(() => seat(seated(), seating))).toEqual(wrongField("/personId", "seated-already"));
    const strange = { ...seating, ...seatFor(bystander), label: "村民" };
    expect(refusalOf(() => seat(seated(), strange))).toEqual(wrongField("/label", "not-one-of"));
    const backwards = { ...strange, label: "业主代表", from: "2026-04-01", to: "2026-04-01" };
    expect(refusalOf(() => seat(seated(), backwards))).toEqual(wrongField("/to", "ends-before-it-begins"));
  });

  it("keeps who sat in it, as far as its one item holds them; what is kept can be read again", () => {
    const sitting = (current: Series, nth: number) => {
      const commandId = `${nth}`;
      const member = standing(neighbour);
      return seat(current, {
        ...act(convener),
        commandId,
        personId: newId("per", commandId),
        name: "x",
        label,
        member,
      });
    };
    const label = "业主代表";
    let body = series();
    for (let nth = body.seats.length; nth < 500; nth += 1) body = sitting(body, nth).state;
    expect(Series.parse(body).seats).toHaveLength(500);
    expect(refusalOf(() => sitting(body, 500))).toEqual(wrongField("/personId", "too-big"));
    const [gone] = body.seats.filter((each) => each.name === "x");
    const ended = endSeat(body, { ...act(convener), seatId: gone?.seatId ?? "" })?.state ?? body;
    expect(sitting(ended, 500).state.seats).toHaveLength(500);
    expect(sitting(ended, 500).state.seats).not.toContainEqual(expect.objectContaining({ seatId: gone?.seatId }));
  });

  it("ends a seat today, after which the person may sit again", () => {
    const seatId = seated().seats[2]?.seatId ?? "";
    const ended = endSeat(seated(), { ...act(convener), seatId })?.state ?? seated();
    const sidesOn = (body: Series) => seatsOn(body, "2026-03-02").map(({ side }) => side);
    expect([sidesOn(seated()), sidesOn(ended)]).toEqual([
      ["community", "property", "residents"],
      ["community", "property"],
    ]);
    expect(endSeat(ended, { ...act(convener), seatId })).toBeUndefined();
    expect(refusalOf(() => endSeat(ended, { ...act(convener), seatId: "sea_other" }))[0]).toBe("not-found");
    const again = { ...act(convener, "2026-03-05T00:00:00.000Z"), ...seatFor(neighbour) };
    expect(seat(ended, { ...again, label: "业主代表" }).state.seats).toHaveLength(4);
    expect(endSeatsOf(seated(), { personId: neighbour.personId, day: "2026-03-03" })?.facts).toHaveLength(1);
    expect(endSeatsOf(seated(), { personId: bystander.personId, day: "2026-03-03" })).toBeUndefined();
  });
});

describe("the next meeting", () => {
  const planning = (current = series(), more: object = {}) => schedule(current, { ...act(convener), ...more });

  it("is at the rule's hour in the community's zone, also where the clocks change", () => {
    expect(planning().meeting.state).toMatchObject({ startsAt: "2026-03-12T11:30:00.000Z", status: "collecting" });
    const berlin = { community: { ...community, timeZone: "Europe/Berlin" } };
    const march = planning(series(), berlin);
    const april = schedule(march.series.state, { ...act(convener), ...berlin });
    expect(march.meeting.state.startsAt).toBe("2026-03-12T18:30:00.000Z");
    expect(april.meeting.state.startsAt).toBe("2026-04-09T17:30:00.000Z");
    expect(april.meeting.state.endsAt).toBe("2026-04-09T19:30:00.000Z");
    expect(dayIn("Europe/Berlin", april.meeting.state.startsAt)).toBe("2026-04-09");
  });

  it("follows the last that the rule gave, and collects only when it is near", () => {
    const first = planning();
    const second = planning(first.series.state);
    expect(second.meeting.state).toMatchObject({ startsAt: "2026-04-09T11:30:00.000Z", status: "scheduled" });
    expect(second.series.state.plannedThrough).toBe("2026-04-09");
  });

  it("may be at a time of its own, which leaves the rule where it was", () => {
    const extra = planning(series(), { startsAt: "2026-03-05T11:30:00.000Z" });
    expect(extra.series.state.plannedThrough).toBeUndefined();
    const past = () => planning(series(), { startsAt: "2026-03-01T00:00:00.000Z" });
    expect(refusalOf(past)).toEqual(wrongField("/startsAt", "not-in-the-future"));
  });
});
