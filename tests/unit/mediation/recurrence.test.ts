import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import {
  count,
  countedAs,
  endEpisode,
  keptSince,
  mayRepeat,
  mostCounted,
  mostKnown,
  noRecurrence,
  type Recurrence,
  type SpotFiling,
} from "#services/mediation/domain/recurrence.ts";

import { reported } from "./cases.ts";

const at = "2026-09-01T00:00:00.000Z";
const spot = { category: "ev-charging", building: "2栋" } as const;

const caseId = (day: number): string =>
  `cas_${String(day)
    .padStart(20, "0")
    .replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}`;
const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
const filedOn = (...days: readonly number[]): SpotFiling[] =>
  days.map((day) => ({ caseId: caseId(day), filedAt: dayOf(day) }));
const counted = (filings: readonly SpotFiling[]) => ({ filings, as: new Map(), at, policy: {} });
const counting = (current: Recurrence, filings: readonly SpotFiling[]): Recurrence =>
  count(current, counted(filings))?.state ?? current;

describe("cases of one category and building", () => {
  it("recur with the third in 60 days, told once with the cases and the first day", () => {
    expect(count(noRecurrence(spot), counted(filedOn(0, 30)))).toBeUndefined();
    const found = count(noRecurrence(spot), counted(filedOn(0, 30, 60)));
    expect(found?.facts).toMatchObject([
      { type: "mediation.recurrence-detected.v1", data: { caseIds: [0, 30, 60].map((day) => caseId(day)) } },
    ]);
    expect(found?.facts[0]?.data.firstFiledAt).toBe(dayOf(0));
    expect(found && count(found.state, counted(filedOn(0, 30, 60)))).toBeUndefined();
  });

  it("count once for a resident, and each for a mediator, a leader and the desk", () => {
    const sources = [
      "resident",
      "resident",
      "proactive",
      "proactive",
      "building-leader",
      "building-leader",
      "desk",
      "desk",
    ];
    const cases = sources.map((source, nth) => ({ ...reported(), source, caseId: caseId(nth) }) as Case);
    expect(new Set(countedAs(cases).values()).size).toBe(7);
  });

  it("do not recur where the third is a day too late", () => {
    expect(count(noRecurrence(spot), counted(filedOn(0, 30, 61)))).toBeUndefined();
    expect(count(noRecurrence(spot), counted(filedOn(0, 30, 61, 62)))?.state.open?.caseIds).toHaveLength(3);
  });

  it("join what is known, a fourth and a fifth, however long it lasts", () => {
    const known = counting(noRecurrence(spot), filedOn(0, 30, 60));
    const fourth = count(known, counted(filedOn(0, 30, 60, 70)));
    expect(fourth?.facts).toMatchObject([
      {
        type: "mediation.recurrence-joined.v1",
        data: { caseIds: [caseId(70)], recurrenceId: known.open?.recurrenceId },
      },
    ]);
    expect(fourth && count(fourth.state, counted(filedOn(200)))?.state.open?.caseIds).toHaveLength(5);
  });

  it("join without end, and the latest of them are known with how many they are", () => {
    const of = (from: number) => filedOn(...Array.from({ length: mostCounted }, (_, nth) => from + nth));
    let known = counting(noRecurrence(spot), of(0));
    expect(known.open).not.toHaveProperty("caseCount");
    for (const round of [1, 2, 3]) known = counting(known, of(round * mostCounted));
    expect(known.open).toMatchObject({ caseCount: 4 * mostCounted, firstFiledAt: dayOf(0) });
    expect(known.open?.caseIds).toHaveLength(mostKnown);
    expect(count(known, counted(of(3 * mostCounted)))).toBeUndefined();
  });

  it("are counted anew once the joint meeting is done with them, also one filed while it was", () => {
    const known = counting(noRecurrence(spot), filedOn(0, 30, 60, 61));
    const recurrenceIds = [known.open?.recurrenceId ?? ""];
    const caseIds = [0, 30, 60].map((day) => caseId(day));
    const ending = { recurrenceIds, caseIds, ...counted(filedOn(0, 30, 60, 61)) };
    const ended = endEpisode(known, ending)?.state ?? known;
    expect(ended.open).toBeUndefined();
    expect(count(ended, counted(filedOn(30, 60, 61, 70)))).toBeUndefined();
    const again = count(ended, counted(filedOn(60, 61, 70, 80)));
    expect(again?.state.open).toMatchObject({ caseIds: [61, 70, 80].map((day) => caseId(day)) });
    expect(again?.state.open?.recurrenceId).not.toBe(recurrenceIds[0]);
    expect(endEpisode(known, { ...ending, recurrenceIds: ["rec_other"] })).toBeUndefined();
  });

  it("end in the same episode, in whatever order and however often they are heard", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, fc.infiniteStream(fc.nat()), (filed, chance) => {
        const inOrder = filed.toSorted((one, other) => one - other);
        const told = inOrder.reduce(
          (current, _, nth) => counting(current, filedOn(...inOrder.slice(0, nth + 1))),
          noRecurrence(spot),
        );
        const all = filedOn(...inOrder);
        const late = [...inOrder, ...inOrder]
          .toSorted(() => (Number(chance.next().value) % 3) - 1)
          .reduce((current) => counting(current, all), noRecurrence(spot));
        expect(new Set(late.open?.caseIds)).toEqual(new Set(told.open?.caseIds));
        expect(late.open?.recurrenceId).toBe(told.open?.recurrenceId);
        expect(late.open?.firstFiledAt).toBe(told.open?.firstFiledAt);
      }),
    );
  });

  it("count no more once their issue has ended, as long as they are looked at", () => {
    const known = counting(noRecurrence(spot), filedOn(0, 30, 60));
    const caseIds = [0, 30, 60].map((day) => caseId(day));
    const recurrenceIds = [known.open?.recurrenceId ?? ""];
    const ended = endEpisode({ ...known, spent: [caseId(1)] }, { recurrenceIds, caseIds, ...counted(filedOn(30, 60)) });
    expect(ended?.state.spent).toEqual([caseId(30), caseId(60)]);
  });

  it("are hinted at for 30 days, latest first", () => {
    expect(mayRepeat(filedOn(70, 0, 69, 40), dayOf(75), {})).toEqual([caseId(70), caseId(69)]);
  });

  it("are kept for twice the longer of both windows", () => {
    expect(keptSince(dayOf(120), {})).toBe(dayOf(0));
    expect(keptSince(dayOf(120), { recurrenceDays: 10 })).toBe(dayOf(60));
  });
});
