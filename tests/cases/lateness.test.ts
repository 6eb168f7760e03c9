import { describe, expect, it } from "vitest";
import { report } from "#services/employment/domain/fair/open.ts";
import { contact, flagLateContact } from "#services/mediation/domain/contact.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { closedFair, reportOf, worker } from "../unit/employment/made.ts";
import { inside, president, reported } from "../unit/mediation/cases.ts";

describe("a first contact", () => {
  const current = reported();
  const contacts = [{ disputantId: current.disputants[0]?.disputantId ?? "", reached: true, refuses: false }];
  const contactedAt = (seconds: number) =>
    contact(current, { by: inside(president), at: plusMinutes(current.contactDueAt, seconds / 60), contacts });

  it("one second after it was due is late, before any sweep, and told once", () => {
    const { state, facts } = contactedAt(1);
    expect(state.lateContact).toMatchObject({ allowedMinutes: 120 });
    expect(facts.map(({ type }) => type)).toContain("mediation.first-contact-late.v1");
    expect(flagLateContact(state, plusMinutes(current.contactDueAt, 60))).toBeUndefined();
  });

  it("at the second it was due is not", () => {
    const { state, facts } = contactedAt(0);
    expect([state.lateContact, facts.map(({ type }) => type)]).toEqual([undefined, ["mediation.case-contacted.v1"]]);
  });
});

describe("the report of a fair", () => {
  const current = closedFair();
  const due = "reportDueAt" in current ? current.reportDueAt : "";
  const reportedAt = (at: string) =>
    report(current, { by: worker, at, policy: {}, ...reportOf, interviews: 0, offers: 0 });

  it("24 days after it was due is late, before any sweep", () => {
    const { state, facts } = reportedAt(plusMinutes(due, 24 * 24 * 60));
    expect(state).toMatchObject({ status: "reported", lateReport: { allowedDays: 7 } });
    expect(facts.map(({ type }) => type)).toEqual(["employment.fair-report-late.v1", "employment.fair-reported.v1"]);
  });

  it("a minute before it was due is not", () => {
    expect(reportedAt(plusMinutes(due, -1)).state).not.toHaveProperty("lateReport");
  });
});
