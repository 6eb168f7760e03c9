import { describe, expect, it } from "vitest";
import { contact } from "#services/mediation/domain/contact.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { decline } from "#services/mediation/domain/intake.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { releaseLead } from "#services/mediation/domain/release-lead.ts";
import type { Caller } from "#shared/domain/caller.ts";
import {
  acceptance,
  accepted,
  act,
  answering,
  asked,
  contacted,
  contactsOf,
  disputant,
  later,
  person,
  president,
  reported,
  standing,
} from "./cases.ts";

const steward = person("steward", "property-staff", "resident");
const worker = person("worker", "residents-committee-worker");
const peer = person("peer", "mediator");
const neighbour = person("neighbour", "resident");
const colleague = person("colleague", "association-president");

const choosing = (lead: Caller, more: object = {}) => ({
  ...act(president),
  ...acceptance,
  leadId: lead.personId,
  candidate: standing(lead),
  ...more,
});

describe("a president who is in dispute", () => {
  const self = { name: "president", personId: president.personId };
  const other = { name: "老周" };
  const own = () => reported({ disputants: [self, other] });
  const [, otherId = ""] = own().disputants.map(({ disputantId }) => disputantId);
  const words = { disputantId: otherId, evidence: "签字" };

  it.each([
    ["take it on for the body", () => accept(own(), choosing(peer))],
    ["decline it", () => decline(own(), { ...act(president), reason: "x", otherWays: "y" })],
    ["name a lead", () => assignLead(accept(own(), { ...choosing(peer), ...act(colleague) }).state, choosing(peer))],
    ["say how the first contact was", () => contact(own(), { ...act(president), contacts: contactsOf(own()) })],
    ["answer for the other", () => answer(asked(own()), { ...answering(president), settled: true, ...words })],
  ])("cannot %s: that is a conflict of interest", (_, attempt) => {
    expect(attempt).toThrow("conflict-of-interest");
  });

  it("answers for themselves like any other, and leaves the rest to another president", () => {
    expect(answer(asked(own()), { ...answering(president), settled: true }).facts).toHaveLength(1);
    expect(accept(own(), { ...choosing(peer), ...act(colleague) }).state.status).toBe("accepted");
  });
});

describe("the choice of a lead", () => {
  it("falls on a peer: a mediator, the president, or a member of the association", () => {
    expect(accept(contacted(), choosing(peer)).state).toMatchObject({ lead: { grantId: "grt_mediator" } });
    expect(accept(contacted(), choosing(president)).state.status).toBe("accepted");
    const { state } = accept(contacted(), choosing(neighbour, { rosters: ["asn_1"] }));
    expect(state).toMatchObject({ lead: { associationId: "asn_1" } });
  });

  it.each([steward, worker])("refuses staff as peer-first, unless an override says why", (staff) => {
    expect(() => accept(contacted(), choosing(staff))).toThrow("peer-first");
    const { state, facts } = accept(contacted(), choosing(staff, { override: { reason: "无人可任" } }));
    expect(state).toMatchObject({ lead: { override: { reason: "无人可任" } } });
    expect(facts[0]?.data).toMatchObject({ override: true });
  });

  it("falls on nobody by their own override: it is another person's", () => {
    const own = person("own", "property-staff", "association-president", "mediator");
    const naming = { ...choosing(own, { override: { reason: "无人可任" } }), ...act(own) };
    expect(() => accept(contacted(), naming)).toThrow("peer-first");
    expect(() => assignLead(accepted(), naming)).toThrow("peer-first");
    expect(accept(contacted(), { ...naming, ...act(colleague) }).state.status).toBe("accepted");
    const assisting = { ...colleague, onBehalfOf: { personId: own.personId, name: "own", sessionId: "ses_1" } };
    expect(() => accept(contacted(), { ...naming, ...act(assisting) })).toThrow("not-found");
  });

  it("refuses a neighbour who is neither, and somebody nobody knows, whatever the override", () => {
    expect(() => accept(contacted(), choosing(neighbour, { override: { reason: "x" } }))).toThrow("peer-first");
    expect(() => accept(contacted(), choosing(neighbour, { candidate: undefined }))).toThrow("peer-first");
  });

  it("never falls on a disputant, nor on property staff where the property company is in dispute", () => {
    expect(() => accept(contacted(), choosing(disputant, { rosters: ["asn_1"] }))).toThrow("conflict-of-interest");
    const disputants = [{ name: "物业服务中心", side: "property" as const }];
    const against = contacted(reported({ disputants }));
    const override = { reason: "x" };
    expect(() => accept(against, choosing(steward, { override }))).toThrow("conflict-of-interest");
    expect(accept(against, choosing(worker, { override })).state.status).toBe("accepted");
  });

  it("waits for the notice of rights, and for nobody's refusal", () => {
    expect(() => accept(contacted(), choosing(peer, { rightsNoticeGiven: false }))).toThrow("rights-notice-missing");
    expect(() => accept(contacted(reported(), true), choosing(peer))).toThrow("disputant-refuses");
  });

  it("may be made anew by the same rules", () => {
    expect(() => assignLead(accepted(), choosing(steward))).toThrow("peer-first");
    expect(assignLead(accepted(), choosing(peer)).state).toMatchObject({ lead: { personId: peer.personId } });
  });

  it("ends with the grant that the lead leads by, and the case says so", () => {
    const subject = accepted();
    const ended = releaseLead(subject, { grantId: "grt_association-president", at: later });
    const kept = releaseLead(subject, { grantId: "grt_other", at: later });
    const lead = "lead" in subject ? subject.lead : undefined;
    expect(lead?.grantId).toBeDefined();
    expect([ended, kept].filter((each) => each !== undefined)).toHaveLength(1);
    expect(ended?.state).toMatchObject({ status: "accepted", leadLost: { personId: president.personId } });
  });
});
