import { describe, expect, it } from "vitest";
import { cardOf } from "#services/meetings/domain/issue/issue-card.ts";
import { numbersOf } from "#services/meetings/domain/numbers.ts";
import { carried, closed, decided, issueInEach, looked, opened, placed, reported, verified } from "./issue-scenes.ts";
import { now, startsAt } from "./scenes.ts";

const march = {
  month: "2026-03",
  from: "2026-02-28T16:00:00.000Z",
  until: "2026-03-31T15:59:59.999Z",
  before: "2026-04-01",
};
const of = (...issues: readonly ReturnType<typeof opened>[]) => numbersOf(issues.map(cardOf), march);

describe("the numbers of a month", () => {
  it("are empty where nothing is open", () => {
    expect(of()).toEqual({
      month: "2026-03",
      openedCount: 0,
      closedCount: 0,
      openCount: 0,
      actionsDue: 0,
      actionsVerifiedOnTime: 0,
      carries: 0,
      openByCarryCount: {},
    });
  });

  it("tell the median age of what was open at the month's end", () => {
    const old = { ...opened(), firstRaisedAt: "2026-01-01T00:00:00.000Z" } as ReturnType<typeof opened>;
    expect(of(opened(), old)).toMatchObject({ openCount: 2, medianAgeDays: (29 + 89) / 2 });
    expect(of(opened(), opened(), old).medianAgeDays).toBe(29);
  });

  it("count neither what was not admitted, nor what had ended", () => {
    const others = [issueInEach.candidate(), issueInEach.rejected(), issueInEach["referred-up"](), closed()];
    expect(of(...others).openCount).toBe(0);
    const later = numbersOf([cardOf(opened())], { ...march, until: "2026-03-01T00:00:00.000Z" });
    expect(later.openCount).toBe(0);
    expect(numbersOf([cardOf(closed())], { ...march, until: now }).openCount).toBe(1);
  });

  it("count the carries of the month, and how often what is open was carried", () => {
    const twice = carried(placed(carried()));
    expect(of(carried(), twice, opened())).toMatchObject({ carries: 3, openByCarryCount: { "0": 1, "1": 1, "2": 1 } });
    expect(numbersOf([cardOf(twice)], { ...march, from: startsAt, until: startsAt }).carries).toBe(2);
    expect(numbersOf([cardOf(twice)], { ...march, from: "2026-03-13T00:00:00.000Z" }).carries).toBe(0);
  });

  it("tell which share of the actions of the month was done in time and verified", () => {
    const april = { month: "2026-04", from: "2026-03-31T16:00:00.000Z", until: "2026-04-30T15:59:59.999Z" };
    const cards = [looked(), reported(), decided(), verified()].map(cardOf);
    const inApril = (before: string) => numbersOf(cards, { ...april, before });
    expect(inApril("2026-05-01")).toMatchObject({ actionsDue: 8, actionsVerifiedOnTime: 3, shareOnTime: 3 / 8 });
    expect(inApril("2026-04-02").actionsDue).toBe(8);
    expect(inApril("2026-04-01")).toMatchObject({ actionsDue: 0, actionsVerifiedOnTime: 0 });
  });

  it("tell what was opened, what was closed, and how long that took since it was first raised", () => {
    expect(of(opened(), closed(), issueInEach.rejected())).toMatchObject({
      openedCount: 2,
      closedCount: 1,
      medianDaysToClose: 70,
      openCount: 1,
    });
    expect(numbersOf([cardOf(closed())], { ...march, from: "2026-03-13T00:00:00.000Z" })).toMatchObject({
      openedCount: 0,
      closedCount: 0,
    });
  });
});
