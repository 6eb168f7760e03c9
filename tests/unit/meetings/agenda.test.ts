import { describe, expect, it } from "vitest";
import { burdenOf, carryCountOf, type Issue, owesExplanation, placeOf } from "#services/meetings/domain/issue/issue.ts";
import {
  carry,
  explain,
  fitting,
  mustBePublishable,
  place,
  publishAgenda,
  referUp,
  release,
} from "#services/meetings/domain/meeting/agenda.ts";
import { candidate, carried, opened, placed } from "./issue-scenes.ts";
import { refusalOf } from "./refusal-of.ts";
import { act, collecting, convener, now, planned, startsAt } from "./scenes.ts";

const { meetingId } = planned();
const placing = { meetingId, at: now, policy: {} };
const daysLater = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();

const carriedTimes = (times: number): Issue =>
  Array.from({ length: times }).reduce<Issue>((issue) => carried(placed(issue)), opened());

describe("an agenda that is full", () => {
  it("takes no more than fit beside what is on it, in their order", () => {
    const open = Array.from({ length: 2001 }, (_, nth) => nth);
    expect(fitting(open, 0)).toEqual(open.slice(0, 2000));
    expect(fitting(open, 1999)).toEqual([0]);
    expect(fitting(open, 2100)).toEqual([]);
  });
});

describe("the agenda of a meeting", () => {
  const publishing = (at: string, more: object = {}) =>
    publishAgenda(collecting(), { ...act(convener, at), items: [], overdueActionIds: [], ...more });

  it("stands three days before, to the minute, or is urgent and says why", () => {
    expect(publishing("2026-03-09T11:30:00.000Z").state.status).toBe("agenda-published");
    const late = "2026-03-09T11:30:00.001Z";
    expect(refusalOf(() => publishing(late))).toEqual(["notice-too-short", { noticeDays: 3, startsAt }]);
    const urgent = publishing(late, { urgency: { reason: "停水" } });
    expect(urgent.state).toMatchObject({ agenda: { urgency: { reason: "停水" } } });
    expect(urgent.facts[0]?.data).toMatchObject({ urgent: true });
  });

  it("waits for the explanation of what has been open too long, and names it", () => {
    const waiting = [{ issueId: "iss_1", carryCount: 3, firstRaisedAt: now }];
    const check = (rows: typeof waiting) => () => mustBePublishable(collecting(), { at: now }, rows, {});
    expect(refusalOf(check(waiting))).toEqual(["explanation-required", { issueIds: ["iss_1"] }]);
    const explained = { at: now, carryCount: 3 };
    expect(refusalOf(check([{ ...waiting[0], explained } as never]))[0]).toBe("not refused");
  });

  it("counts what was carried", () => {
    const items = [{ place: "legacy" }, { place: "hard" }] as const;
    const { facts } = publishing(now, { items, overdueActionIds: ["act_1"] });
    expect(facts[0]?.data).toMatchObject({ itemCount: 2, legacyCount: 1, overdueCount: 1 });
  });
});

describe("an issue on an agenda", () => {
  it("is on one only: what is on another's is left alone", () => {
    expect(placed().placements).toMatchObject([{ meetingId, place: "hard", outcome: "pending" }]);
    expect(place(placed(), { ...placing, meetingId: "mtg_other" })).toBeUndefined();
    expect(place(candidate(), placing)).toBeUndefined();
  });

  it("is carried once by the meeting it waits for, and by no other", () => {
    const leaving = { meetingId, at: startsAt, missingSides: [] };
    expect(carry(placed(), { ...leaving, meetingId: "mtg_other" })).toBeUndefined();
    const once = carry(placed(), leaving);
    expect(once?.facts[0]?.data).toMatchObject({ carryCount: 1, meetingId });
    expect(once && carry(once.state, leaving)).toBeUndefined();
    const again = once && place(once.state, { ...placing, meetingId: "mtg_next" });
    expect(again && carry(again.state, leaving)).toBeUndefined();
    expect(again?.state.firstRaisedAt).toBe(placed().firstRaisedAt);
  });

  it("leads the next agenda once it was carried, whatever its kind", () => {
    expect([placeOf(opened()), placeOf(opened(candidate(), { kind: "report" })), placeOf(carried())]).toEqual([
      "hard",
      "report",
      "legacy",
    ]);
  });

  it("is free again, uncounted, where the meeting falls away", () => {
    const freed = release(placed(), { meetingId, at: startsAt });
    expect(freed?.state).toMatchObject({ status: "open", placements: [{ outcome: "released" }] });
    expect(freed && carryCountOf(freed.state)).toBe(0);
    expect(freed && release(freed.state, { meetingId, at: startsAt })).toBeUndefined();
  });
});

describe("an issue that is open for long", () => {
  const owes = (issue: Issue, at = now): boolean => owesExplanation(burdenOf(issue), at, {});

  it("owes an explanation after three carries, anew after each further one", () => {
    expect([owes(carriedTimes(2)), owes(carriedTimes(3))]).toEqual([false, true]);
    const explained = explain(carriedTimes(3), { ...act(convener), text: "招标中" }).state;
    expect(owes(explained)).toBe(false);
    expect(owes(carried(placed(explained)))).toBe(true);
    expect(refusalOf(() => place(carriedTimes(3), placing))[0]).toBe("explanation-required");
  });

  it("owes it after ninety days too", () => {
    expect([owes(opened(), daysLater(89)), owes(opened(), daysLater(90))]).toEqual([false, true]);
    const explained = (days: number) => explain(opened(), { ...act(convener, daysLater(days)), text: "招标中" }).state;
    expect(owes(explained(90), daysLater(91))).toBe(false);
  });

  it("owes it for what is then, not for what was said before", () => {
    const early = (days: number, issue = opened()) =>
      explain(issue, { ...act(convener, daysLater(days)), text: "招标中" }).state;
    expect(owes(early(89), daysLater(90))).toBe(true);
    expect(owes(carried(placed(early(1, carriedTimes(2)))))).toBe(true);
  });

  it("may be referred up from then on, with what is to be said of it", () => {
    const referring = (issue: Issue, at: string) => () =>
      referUp(issue, { ...act(convener, at), explanation: "须街道协调" });
    expect(refusalOf(referring(opened(), daysLater(89)))[0]).toBe("wrong-state");
    expect(referring(opened(), daysLater(90))().state).toMatchObject({
      status: "referred-up",
      referral: { level: "subdistrict", text: "须街道协调" },
    });
    expect(referring(carriedTimes(3), now)().facts[0]?.data).toMatchObject({ carryCount: 3, ageDays: 0 });
  });
});
