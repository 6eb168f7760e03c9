import { describe, expect, it } from "vitest";
import { courtWindow } from "#services/mediation/domain/court-window.ts";

const timeZone = "Asia/Shanghai";
const calendar = {
  "2021": { holidays: ["2021-05-03", "2021-05-04", "2021-05-05", "2021-06-14"], makeUpWorkdays: ["2021-05-08"] },
};
const of = (effectiveAt: string, known: object = calendar) =>
  courtWindow(effectiveAt, { timeZone, calendar: known as typeof calendar });

describe("the time in which a court is asked to confirm", () => {
  it("is thirty days, of which the first is the day after (A3)", () => {
    expect(of("2021-04-26T07:00:00.000Z")).toMatchObject({ lastOn: "2021-05-26", endsAt: "2021-05-26T16:00:00.000Z" });
  });

  it("counts the day as it is where the community is", () => {
    expect(of("2021-04-25T16:30:00.000Z").lastOn).toBe("2021-05-26");
  });

  it.each([
    ["a Saturday", "2021-04-22T02:00:00.000Z", "2021-05-24"],
    ["a holiday", "2021-05-15T02:00:00.000Z", "2021-06-15"],
    ["a Saturday that is worked", "2021-04-08T02:00:00.000Z", "2021-05-08"],
    ["the first of three holidays", "2021-04-03T02:00:00.000Z", "2021-05-06"],
  ])("ends on the next working day after %s", (_, effectiveAt, lastOn) => {
    expect(of(effectiveAt).lastOn).toBe(lastOn);
  });

  it("knows the weekends of a year that nobody announced", () => {
    expect(of("2021-12-03T02:00:00.000Z").lastOn).toBe("2022-01-03");
  });

  it("reminds on the mornings of day 20 and 27", () => {
    expect(of("2021-04-26T07:00:00.000Z").reminders).toEqual([
      { dueAt: "2021-05-16T01:00:00.000Z", daysLeft: 10 },
      { dueAt: "2021-05-23T01:00:00.000Z", daysLeft: 3 },
    ]);
  });
});
