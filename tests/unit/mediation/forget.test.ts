import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { escalate } from "#services/mediation/domain/escalate.ts";
import { caseFor, forgetInCase, peopleIn } from "#services/mediation/domain/forget.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { withdraw } from "#services/mediation/domain/intake.ts";
import { consult } from "#services/mediation/domain/mediation.ts";
import { confirm } from "#services/mediation/domain/outcome.ts";
import {
  accepted,
  act,
  answering,
  asked,
  carriedOut,
  disputant,
  opponent,
  person,
  president,
  standing,
  withdrawn,
} from "./cases.ts";

const steward = person("steward", "property-staff");
const consulted = () => {
  const asking = { personId: steward.personId, note: "物业说可行", candidate: standing(steward) };
  return consult(accepted(), { ...act(president), ...asking }).state;
};

describe("somebody who was only consulted", () => {
  it("is in the case: what was noted of them is theirs to see, and goes with them", () => {
    expect(peopleIn(consulted())).toContain(steward.personId);
    expect(caseFor(consulted(), steward.personId)).toMatchObject({ supports: [{ note: "物业说可行" }] });
    expect(caseFor(consulted(), disputant.personId)).toMatchObject({ supports: [] });
    expect(forgetInCase(consulted(), steward.personId)).toBe("held");
    const ended = withdraw(consulted(), { ...act(president), reason: "x" }).state;
    expect(JSON.stringify(forgetInCase(ended, steward.personId))).not.toContain("物业说可行");
    expect(JSON.stringify(forgetInCase(ended, opponent.personId))).toContain("物业说可行");
  });
});

describe("an applicant who withdrew and asks to be forgotten", () => {
  it("takes the reason that they gave with them", () => {
    expect(caseFor(withdrawn(), president.personId)).toMatchObject({ ended: { reason: "x" } });
    expect(forgetInCase(withdrawn(), president.personId)).toHaveProperty("ended.reason", "removed");
    expect(forgetInCase(withdrawn(), disputant.personId)).toHaveProperty("ended.reason", "x");
  });
});

describe("a person who was forgotten in a case", () => {
  it("has nothing more to be forgotten there", () => {
    const ended = [disputant, opponent].reduce((now, by) => confirm(now, act(by))?.state ?? now, carriedOut());
    const without = forgetInCase(ended, disputant.personId);
    expect(without).not.toBe("held");
    expect(without && without !== "held" && forgetInCase(without, disputant.personId)).toBeUndefined();
  });

  it("takes what they said to the joint meeting's question with them", () => {
    const no = { settled: false, reason: "夜里还是吵" };
    const contested = answer(asked(accepted()), { ...answering(disputant), ...no }).state;
    const escalated = escalate(contested, { ...act(president), reason: "全小区" })?.state ?? contested;
    const ended = withdraw(escalated, { ...act(president), reason: "x" }).state;
    const without = (personId: string) => JSON.stringify(forgetInCase(ended, personId) as Case);
    expect(without(disputant.personId)).not.toContain("夜里还是吵");
    expect(without(disputant.personId)).toContain("全小区");
    expect(without(president.personId)).not.toContain("全小区");
  });
});
