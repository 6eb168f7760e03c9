import { describe, expect, it } from "vitest";
import { interview } from "#services/employment/domain/application/hire.ts";
import { announcedFair } from "#services/employment/domain/fair/announced-fair.ts";
import type { Fair } from "#services/employment/domain/fair/fair.ts";
import { cancel, flagLateReport, report } from "#services/employment/domain/fair/open.ts";
import { fairFor, makeReady, setBooth } from "#services/employment/domain/fair/plan.ts";
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

describe("a fair that is not ready yet", () => {
  it("shows what it lacks before anybody tries, planned or filed, and the same that a try is told", () => {
    const unvisited = a.exhibitors(a.registered(), false);
    const [employerId] = unvisited.keys();
    const lack = { unverifiedEmployerIds: [employerId], unvisitedEmployerIds: [employerId] };
    const plans = ["organisation-plan", "emergency-plan", "safety-plan"];
    expect(fairFor(a.planned(), new Map())).toMatchObject({ missing: [...plans, "booths"], unverifiedEmployerIds: [] });
    const missing = [...plans, "verified-employers", "visits"];
    expect(fairFor(a.withBooth(), unvisited)).toMatchObject({ missing, ...lack });
    const filed = a.filedFair(a.withBooth());
    expect(fairFor(filed, unvisited)).toMatchObject({ missing, ...lack });
    expect(() => makeReady(filed, { ...act, exhibitors: unvisited })).toThrow(
      expect.objectContaining({ code: "fair-not-ready", detail: { missing, ...lack } }),
    );
    expect(fairFor(a.filedFair(), a.exhibitors())).toMatchObject({ missing: [] });
    expect(fairFor(a.readyFair(), a.exhibitors())).not.toHaveProperty("missing");
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

  it("has no more industries than employers, as far as these were counted", () => {
    const of = (employers: object) => () =>
      report(a.closedFair(), { ...told, policy: {}, industries: { value: 11, qualifier: "exactly" }, ...employers });
    expect(of({})).toThrow(
      expect.objectContaining({
        detail: { errors: [{ pointer: "/industries/value", code: "more-than-employers" }] },
      }),
    );
    expect(of({ employers: { value: 10, qualifier: "at-least" } })().state.status).toBe("reported");
  });

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
