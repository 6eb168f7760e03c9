import { describe, expect, it } from "vitest";
import { interview } from "#services/employment/domain/application/hire.ts";
import { announcedFair } from "#services/employment/domain/fair/announced-fair.ts";
import type { Fair } from "#services/employment/domain/fair/fair.ts";
import { cancel, flagLateReport, report } from "#services/employment/domain/fair/open.ts";
import { setBooth } from "#services/employment/domain/fair/plan.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };

describe("a fair that is called off", () => {
  const off = (subject: Fair) => cancel(subject, { ...act, announcement: "取消" }).state;

  it("tells who would have taken part only if it was ready, so that they are verified", () => {
    const employer = a.registered();
    const unverified = setBooth(a.planned(), { ...act, number: 1, employerId: employer.employerId, employer }).state;
    expect(announcedFair(off(unverified), a.exhibitors(employer)).employers).toEqual([]);
    expect(announcedFair(off(a.readyFair()), a.exhibitors()).employers).toMatchObject([{ name: "甲单位", booth: 1 }]);
  });
});

describe("an interview at a fair", () => {
  const fair = a.openedFair();
  const { fairId } = fair;

  it("is of an employer with a booth, at an open fair of the posting's programme", () => {
    expect(interview(a.applied(), { ...act, fairId, fair }).state).toMatchObject({ interviews: [{ fairId }] });
    const cases: readonly (readonly [Fair | undefined, string])[] = [
      [{ ...fair, booths: [] }, "no-booth"],
      [{ ...fair, programmeId: `prg_${"b".repeat(20)}` }, "fair-not-open"],
      [a.readyFair(), "fair-not-open"],
      [undefined, "fair-not-open"],
    ];
    for (const [other, code] of cases)
      expect(() => interview(a.applied(), { ...act, fairId, fair: other })).toThrow(
        expect.objectContaining({ detail: { errors: [{ pointer: "/fairId", code }] } }),
      );
  });
});

describe("a fair that is reported", () => {
  const told = { by: a.worker, at: a.at, ...a.reportOf, interviews: 2, offers: 1 };

  it("tells each number as exact as it is known, and that nobody knows it", () => {
    const [fact] = report(a.closedFair(), { ...told, policy: {} }).facts;
    expect(fact?.data).toMatchObject({
      employers: 10,
      employersAre: "nearly",
      industries: 4,
      industriesAre: "exactly",
    });
    expect(fact?.data).toMatchObject({ seekersAre: "unknown", interviews: 2, offers: 1 });
    const seekers = { value: 300, qualifier: "more-than" as const };
    const [more] = report(a.closedFair(), { ...told, seekers, policy: {} }).facts;
    expect(more?.data).toMatchObject({ seekers: 300, seekersAre: "more-than" });
  });
});

describe("a fair that is over", () => {
  it("is late after seven whole days, once", () => {
    const fair = a.closedFair();
    expect(fair).toMatchObject({ reportDueAt: "2026-03-09T16:00:00.000Z" });
    expect(flagLateReport(fair, { at: "2026-03-09T15:59:00.000Z", policy: {} })).toBeUndefined();
    const late = flagLateReport(fair, { at: "2026-03-09T16:00:00.000Z", policy: {} })?.state;
    expect(late).toMatchObject({ lateReport: { allowedDays: 7 } });
    expect(late && flagLateReport(late, { at: "2026-03-10T16:00:00.000Z", policy: {} })).toBeUndefined();
    expect(flagLateReport(a.reportedFair(), { at: "2026-03-10T16:00:00.000Z", policy: {} })).toBeUndefined();
  });
});
