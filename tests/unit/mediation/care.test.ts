import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { cardOf, shownAt } from "#services/mediation/domain/case-card.ts";
import { acceptBy, acted, look } from "#services/mediation/domain/look.ts";
import { workloadsOf } from "#services/mediation/domain/workload.ts";
import { plusHours } from "#shared/domain/dates.ts";
import { accepted, reported, resolved, start } from "./cases.ts";

const dayOf = (days: number): string => plusHours(start, 24 * days);
const calendar = { "2026": { holidays: ["2026-03-04"], makeUpWorkdays: ["2026-03-07"] } };
const ofHome = { timeZone: "Asia/Shanghai", calendar, policy: {} };

/** Looked at whenever it is time, until an instant: what was told, and when. */
const toldUntil = (subject: Case, until: string): { readonly told: string[]; readonly left: Case } => {
  let left = subject;
  const told: string[] = [];
  for (let at = left.care?.lookAt; at && at <= until; at = left.care?.lookAt) {
    const { state, facts } = look(left, { at, policy: {} }) ?? { state: left, facts: [] };
    told.push(
      ...facts.map(({ type, data }) =>
        `${at?.slice(5, 10)} ${type.split(".")[1]} ${"urges" in data ? data.urges : ""}`.trim(),
      ),
    );
    if (state === left) break;
    left = state;
  }
  return { told, left };
};

describe("the time to accept a case", () => {
  it("ends with the third working day, by the community's calendar, and is unknown without one", () => {
    expect(acceptBy(start, ofHome)).toBe("2026-03-06T16:00:00.000Z");
    expect(acceptBy(start, { ...ofHome, calendar: {} })).toBeUndefined();
  });

  it("is told once when it is over, and of no case that was accepted", () => {
    const overdue = toldUntil(reported({ acceptDueAt: dayOf(4) }), dayOf(6));
    expect(overdue.told).toEqual(["03-06 accept-overdue"]);
    expect(toldUntil({ ...accepted(), acceptDueAt: dayOf(4), care: { lookAt: dayOf(4) } }, dayOf(6)).told).toEqual([]);
  });
});

describe("a case on which nobody acts", () => {
  const led: Case = acted({ ...accepted(), care: { lookAt: dayOf(7) } }, dayOf(1));

  it("urges its lead, then who presides, then the worker, each once, seven days apart", () => {
    const { told, left } = toldUntil(led, dayOf(60));
    expect(told).toEqual(["03-10 case-urged lead", "03-17 case-urged president", "03-24 case-urged worker"]);
    expect(left.care?.lookAt).toBeUndefined();
  });

  it("begins with who presides where nobody leads", () => {
    expect(toldUntil(reported(), dayOf(60)).told).toEqual(["03-09 case-urged president", "03-16 case-urged worker"]);
  });

  it("is silent anew after an act, for which no deadline is moved while one is to come", () => {
    const { left } = toldUntil(led, dayOf(8));
    const again = acted(left, dayOf(9));
    expect(again.care).toEqual({ actedAt: dayOf(9), lookAt: left.care?.lookAt });
    expect(toldUntil(again, dayOf(17)).told).toEqual(["03-18 case-urged lead"]);
    expect(acted(toldUntil(led, dayOf(60)).left, dayOf(61)).care?.lookAt).toBe(dayOf(61));
  });

  it("is looked at neither before its time, nor once it is over or goes on in another", () => {
    expect(look(led, { at: dayOf(6), policy: {} })).toBeUndefined();
    expect(look({ ...resolved(), care: { lookAt: start } }, { at: dayOf(9), policy: {} })).toBeUndefined();
    const joined = { originalId: "cas_x", number: "1", at: start };
    expect(look({ ...led, joined }, { at: dayOf(60), policy: {} })).toBeUndefined();
    expect(acted(resolved(), dayOf(9)).care).toEqual({ actedAt: dayOf(9) });
  });

  it("of an earlier release begins to be looked at with the next act", () => {
    const { care: _, ...old } = accepted();
    expect(acted(old as Case, dayOf(2)).care).toEqual({ actedAt: dayOf(2), lookAt: dayOf(2) });
    expect(look(acted(old as Case, dayOf(2)), { at: dayOf(2), policy: {} })).toMatchObject({
      state: { care: { lookAt: dayOf(9) } },
      facts: [],
    });
  });
});

describe("what lists say of the care of cases", () => {
  const [one, other] = [acted(accepted(), dayOf(2)), { ...reported(), filedAt: dayOf(1) }];

  it("is their age and the last act; of one that was kept before, its filing", () => {
    expect(shownAt(cardOf(one), dayOf(9))).toMatchObject({ ageDays: 9, lastActAt: dayOf(2) });
    const { lastActAt: _, ...older } = cardOf(other);
    expect(shownAt(older, dayOf(9))).toMatchObject({ ageDays: 8, lastActAt: dayOf(1) });
    expect(shownAt(cardOf(resolved()), dayOf(90)).ageDays).toBe(3);
  });

  it("is how many each lead has, and how old the oldest is", () => {
    const leadId = one && "lead" in one ? one.lead?.personId : undefined;
    expect(workloadsOf([other, one, one].map(cardOf), dayOf(9))).toEqual([
      { leadId, openCount: 2, oldestDays: 9, lastActAt: dayOf(2) },
      { leadId: undefined, openCount: 1, oldestDays: 8, lastActAt: dayOf(1) },
    ]);
  });
});
