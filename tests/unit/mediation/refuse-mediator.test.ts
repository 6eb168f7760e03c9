import { describe, expect, it } from "vitest";
import { viewOf } from "#services/mediation/domain/case-view.ts";
import { assignLead } from "#services/mediation/domain/lead.ts";
import { consult } from "#services/mediation/domain/mediation.ts";
import { refuseMediator } from "#services/mediation/domain/refuse-mediator.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { accepted, act, disputant, inside, opponent, outsider, person, president, standing } from "./cases.ts";

const peer = person("peer", "mediator");
const third = person("third", "mediator");
const naming = (lead: Caller) => ({ ...act(president), leadId: lead.personId, candidate: standing(lead), rosters: [] });
const refused = () => refuseMediator(accepted(), act(disputant)).state;
const ledBy = (lead: Caller, subject = refused()) => assignLead(subject, naming(lead)).state;

describe("a disputant who refuses the mediator", () => {
  it("releases them without a reason, and the case says so", () => {
    const { state, facts } = refuseMediator(accepted(), act(disputant));
    expect(state).not.toHaveProperty("lead");
    expect(state).toMatchObject({ status: "accepted", leadLost: { personId: president.personId, cause: "refused" } });
    expect(facts).toMatchObject([
      { type: "mediation.mediator-released.v1", data: { mediatorId: president.personId, cause: "refused" } },
    ]);
  });

  it("does so once: whoever is named then stays, unless the other disputant refuses them", () => {
    expect(() => refuseMediator(ledBy(peer), act(disputant))).toThrow("refused-already");
    const byOther = refuseMediator(ledBy(peer), act(opponent)).state;
    expect(byOther).toMatchObject({ leadLost: { personId: peer.personId } });
    expect(() => refuseMediator(ledBy(third, byOther), act(opponent))).toThrow("refused-already");
  });

  it("is not led by them again, nor are they consulted", () => {
    expect(() => ledBy(president)).toThrow("mediator-refused");
    const again = { ...act(peer), personId: president.personId, candidate: standing(president) };
    expect(() => consult(ledBy(peer), again)).toThrow("mediator-refused");
  });

  it("refuses nobody while nobody leads", () => {
    expect(() => refuseMediator(refused(), act(opponent))).toThrow("wrong-state");
  });

  it.each([
    ["the lead", president, "role-not-allowed"],
    ["somebody outside", outsider, "not-found"],
  ])("is nobody else: not %s", (_, who, code) => {
    expect(() => refuseMediator(accepted(), act(who))).toThrow(code);
  });

  it("is served by the desk between residents, and by no operator who is of the other side", () => {
    const serving = (operator: Caller, more = {}) => ({
      ...inside(operator),
      onBehalfOf: { personId: disputant.personId, name: disputant.name, sessionId: "ses_x" },
      ...more,
    });
    const desk = person("desk", "property-staff", "desk-operator");
    expect(refuseMediator(accepted(), act(serving(desk))).state).toMatchObject({ leadLost: { cause: "refused" } });
    const other = serving(desk, { personId: opponent.personId });
    expect(() => refuseMediator(accepted(), act(other))).toThrow("not-for-the-other-side");
  });

  it("is known to mediators and to themselves", () => {
    const whoKnows = [president, disputant, opponent].filter((reader) =>
      JSON.stringify(viewOf(refused(), inside(reader))).includes("refusedMediator"),
    );
    expect(whoKnows).toEqual([president, disputant]);
  });
});
