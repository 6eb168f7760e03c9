import { describe, expect, it } from "vitest";
import { contact } from "#services/mediation/domain/contact.ts";
import { decline } from "#services/mediation/domain/intake.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { consult } from "#services/mediation/domain/mediation.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import type { Caller } from "#shared/domain/caller.ts";
import {
  acceptance,
  accepted,
  act,
  contacted,
  contactsOf,
  joint,
  knownOf,
  person,
  reported,
  standing,
  steward,
} from "../../unit/mediation/cases.ts";

const ofProperty = person("manager", "property-staff", "association-president", "mediator");
const ofCommittee = person("worker", "residents-committee-worker", "association-president", "mediator");
const neighbour = person("neighbour", "association-president", "mediator", "resident");

const against = (name: string, more: object = {}) => reported({ disputants: [{ name: "老周" }, { name, ...more }] });
const leading = (by: Caller, lead: Caller) => ({
  ...act(by),
  ...acceptance,
  leadId: lead.personId,
  candidate: standing(lead),
  override: { reason: "无人可任" },
});

const names = [
  ["物业服务中心", ofProperty],
  ["物 业 公 司", ofProperty],
  ["Property management office", ofProperty],
  ["第三居委会", ofCommittee],
  ["怡心社区居民委员会", ofCommittee],
  ["the residents' committee", ofCommittee],
] as const;

describe.each(names)("with %s in dispute, typed without its side", (name, staff) => {
  const dispute = () => against(name);

  it("its people lead nothing, and act for the body in nothing", () => {
    const attempts = [
      () => accept(contacted(dispute()), leading(neighbour, staff)),
      () => accept(contacted(dispute()), leading(staff, neighbour)),
      () => assignLead(accepted(contacted(dispute())), leading(neighbour, staff)),
      () => assignLead(accepted(contacted(dispute())), leading(staff, neighbour)),
      () => contact(dispute(), { ...act(staff), contacts: contactsOf(dispute()) }),
      () => decline(dispute(), { ...act(staff), reason: "x", otherWays: "y" }),
    ];
    for (const attempt of attempts) expect(attempt).toThrow("conflict-of-interest");
  });

  it("its people are neither consulted nor at a survey", () => {
    const led = accept(contacted(dispute()), leading(neighbour, neighbour)).state;
    const { personId } = staff;
    const consulted = () => consult(led, { ...act(neighbour), personId, candidate: standing(staff) });
    const participants = [neighbour, steward, staff].map((each) => ({ name: each.name, personId: each.personId }));
    const known = knownOf(neighbour, steward, staff);
    const surveyed = () => survey(led, { ...act(neighbour), ...joint, participants, known });
    const alone = () => survey(led, { ...act(neighbour), ...joint, joint: false, participants, known });
    for (const attempt of [consulted, surveyed, alone]) expect(attempt).toThrow("conflict-of-interest");
  });

  it("the people of the other side are not recused", () => {
    const other = staff === ofProperty ? ofCommittee : ofProperty;
    expect(accept(contacted(dispute()), leading(other, neighbour)).state.status).toBe("accepted");
  });
});

describe("nobody is recused", () => {
  it("for a neighbour's name, or a person who is called like an institution", () => {
    for (const subject of [against("物先生"), against("居女士"), against("物业张师傅", { personId: "per_1" })])
      for (const staff of [ofProperty, ofCommittee])
        expect(accept(contacted(subject), leading(staff, neighbour)).state.status).toBe("accepted");
  });

  it("of the residents, who are no institution", () => {
    const subject = contacted(against("业主代表", { side: "residents" }));
    expect(accept(subject, leading(neighbour, neighbour)).state.status).toBe("accepted");
  });
});
