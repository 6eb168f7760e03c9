import { describe, expect, it } from "vitest";
import { viewFor } from "#services/mediation/domain/case-view.ts";
import { contact, flagLateContact } from "#services/mediation/domain/contact.ts";
import { fileCase, likelyDuplicates, withdraw } from "#services/mediation/domain/intake.ts";
import type { Caller } from "#shared/domain/caller.ts";
import {
  accepted,
  act,
  contactsOf,
  disputant,
  filing,
  inside,
  later,
  outsider,
  person,
  president,
  reported,
  resolved,
  start,
  withdrawn,
} from "./cases.ts";

type Source = "proactive" | "desk" | "resident" | "building-leader";

const file = (by: Caller, source: Source) =>
  fileCase({
    ...filing,
    disputants: [...filing.disputants],
    source,
    by: inside(by),
    at: start,
    day: "2026-03-02",
    commandId: "c",
    policy: {},
  });

const leaderOf = (building: string): Caller => ({
  ...person("leader"),
  grants: [{ role: "building-leader", building }],
});

describe("taking a dispute in", () => {
  it("is proactive for mediators, and else open by the caller's own role", () => {
    expect(file(president, "proactive").state.source).toBe("proactive");
    expect(file(person("desk", "desk-operator"), "desk").state.source).toBe("desk");
    expect(file(outsider, "resident").state.source).toBe("resident");
    for (const source of ["proactive", "desk", "building-leader"] as const)
      expect(() => file(outsider, source)).toThrow("role-not-allowed");
  });

  it("is for a building leader in the own building only", () => {
    expect(file(leaderOf("2栋"), "building-leader").facts[0]?.data).toMatchObject({ building: "2栋" });
    expect(() => file(leaderOf("3栋"), "building-leader")).toThrow("role-not-allowed");
  });

  it("names each person once: the second of one person could never confirm anything", () => {
    const twice = [...filing.disputants, { name: "again", personId: disputant.personId }];
    expect(() => reported({ disputants: twice })).toThrow(
      expect.objectContaining({ detail: { errors: [{ pointer: "/disputants/2/personId", code: "there-already" }] } }),
    );
    expect(reported({ disputants: [{ name: "老周" }, { name: "老周" }] }).disputants).toHaveLength(2);
  });

  it("makes the same ids of the same command, and states no name", () => {
    expect(file(president, "proactive")).toEqual(file(president, "proactive"));
    expect(JSON.stringify(file(president, "proactive").facts)).not.toMatch(/disputant|opponent|president/);
  });
});

describe("the first contact", () => {
  it("leaves the case reported until each disputant was tried", () => {
    const subject = reported();
    const [one, other] = contactsOf(subject);
    if (!one || !other) throw new Error("two disputants");
    const half = contact(subject, { ...act(president), contacts: [{ ...one, reached: false }] });
    expect(half.state.status).toBe("reported");
    expect(half.facts[0]?.data).toMatchObject({ reached: 0, toReach: 1, latencyMinutes: 3 * 1440 + 60 });
    expect(contact(half.state, { ...act(president), contacts: [other] }).state.status).toBe("contacted");
  });

  it("leaves somebody reached who was reached, whatever comes of a later try", () => {
    const [one] = contactsOf(reported());
    if (!one) throw new Error("two disputants");
    const tried = (from: ReturnType<typeof reported>, isReached: boolean) =>
      contact(from, { ...act(president), contacts: [{ ...one, reached: isReached }] }).state;
    const reachedOf = (subject: ReturnType<typeof reported>) => subject.disputants[0]?.contact?.reached;
    expect(reachedOf(tried(tried(reported(), true), false))).toBe(true);
    expect(reachedOf(tried(tried(reported(), false), true))).toBe(true);
  });

  it("is late only where nobody was tried in time, and flagged once", () => {
    const flagged = flagLateContact(reported(), later);
    expect(flagged?.state.lateContact).toEqual({ at: later, allowedMinutes: 120 });
    expect(flagged && flagLateContact(flagged.state, later)).toBeUndefined();
    const subject = reported();
    const tried = contact(subject, { ...act(president), contacts: contactsOf(subject).slice(0, 1) });
    expect(flagLateContact(tried.state, later)).toBeUndefined();
  });

  it("refuses a contact with somebody who is not in the case", () => {
    const other = contactsOf(reported({ category: "leak" })).map((each) => ({
      ...each,
      disputantId: `dsp_${"a".repeat(28)}`,
    }));
    expect(() => contact(reported(), { ...act(president), contacts: other })).toThrow("invalid");
  });

  it("refuses two words about one disputant: which of them holds nobody knows", () => {
    const [one, other] = contactsOf(reported());
    if (!one || !other) throw new Error("two disputants");
    const contacts = [one, other, { ...one, reached: false }];
    const attempt = () => contact(reported(), { ...act(president), contacts });
    expect(attempt).toThrow(
      expect.objectContaining({
        detail: { errors: [expect.objectContaining({ pointer: "/contacts/2/disputantId", code: "there-already" })] },
      }),
    );
  });
});

describe("who may see a case", () => {
  const mediator = person("mediator", "mediator");

  it("is whoever is in it, and any mediator before there is a lead", () => {
    for (const by of [president, disputant, mediator]) expect(viewFor(reported(), inside(by)).stage).toBe("intake");
    for (const by of [president, disputant]) expect(viewFor(accepted(), inside(by)).stage).toBe("mediation");
    expect(() => viewFor(accepted(), inside(mediator))).toThrow("not-found");
    expect(() => viewFor(reported(), inside(outsider))).toThrow("not-found");
  });

  it("is withdrawn by its applicant alone", () => {
    expect(withdraw(accepted(), { ...act(president), reason: "x" }).state.status).toBe("withdrawn");
    expect(() => withdraw(accepted(), { ...act(disputant), reason: "x" })).toThrow("role-not-allowed");
    expect(() => withdraw(accepted(), { ...act(outsider), reason: "x" })).toThrow("not-found");
  });
});

describe("the hint at a likely duplicate", () => {
  it("names cases that are still open, without a name or a word of them", () => {
    const { caseId, number, filedAt } = reported();
    expect(likelyDuplicates([reported(), withdrawn(), resolved()])).toEqual([{ caseId, number, filedAt }]);
  });
});
