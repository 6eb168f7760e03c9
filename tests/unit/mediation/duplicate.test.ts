import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { viewOf } from "#services/mediation/domain/case-view.ts";
import { endJoined, joinDuplicate, partDuplicate } from "#services/mediation/domain/duplicate.ts";
import { escalateBecause, escalateWhenDue } from "#services/mediation/domain/escalate.ts";
import { ask } from "#services/mediation/domain/inquiry.ts";
import { likelyDuplicates } from "#services/mediation/domain/intake.ts";
import { raiseDemand } from "#services/mediation/domain/mediation.ts";
import { most } from "#services/mediation/domain/parts.ts";
import { countedAs } from "#services/mediation/domain/recurrence.ts";
import {
  accepted,
  act,
  asked,
  declined,
  disputant,
  inside,
  later,
  outsider,
  person,
  president,
  reported,
  resolved,
  withdrawn,
} from "./cases.ts";

const idOf = (sign: string): string => `cas_${sign.repeat(20)}`;
const original = (subject = reported(), sign = "b"): Case => ({ ...subject, caseId: idOf(sign), number: "original" });
const joinedTo = (to: Case | undefined, subject = accepted(), by = president) =>
  joinDuplicate(subject, { ...act(by), original: to });
const joined = (subject = accepted()): Case => joinedTo(original(), subject).state;
const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    const { code, detail } = error as { readonly code: string; readonly detail: { readonly errors?: object[] } };
    return detail.errors ? detail.errors[0] : code;
  }
};
const of = (code: string) => ({ pointer: "/originalId", code });

describe("a case that is the same dispute as another", () => {
  it("goes on there, keeps where it stood, and is known to the other", () => {
    const { state, facts, original: then } = joinedTo(original());
    expect(state).toMatchObject({
      status: "accepted",
      joined: { originalId: idOf("b"), number: "original", at: later },
    });
    expect(facts).toMatchObject([{ type: "mediation.case-joined.v1", data: { originalId: idOf("b") } }]);
    expect(then.duplicates).toEqual([state.caseId]);
  });

  it.each<[string, () => unknown, unknown]>([
    ["one that there is not", () => joinedTo(undefined), of("unknown-case")],
    ["one of another building", () => joinedTo({ ...original(), place: { building: "1栋" } }), of("other-spot")],
    ["one of another category", () => joinedTo({ ...original(), category: "leak" }), of("other-spot")],
    ["one that ended", () => joinedTo(original(resolved())), of("case-over")],
    ["one that is joined itself", () => joinedTo(original(joined())), of("joined-itself")],
    [
      "one with too many",
      () => joinedTo({ ...original(), duplicates: Array(most.duplicates).fill(idOf("c")) }),
      of("too-big"),
    ],
    [
      "another, where it has duplicates",
      () => joinedTo(original(), { ...accepted(), duplicates: [idOf("c")] }),
      "wrong-state",
    ],
    ["another, while its disputants are asked", () => joinedTo(original(), asked(accepted())), "wrong-state"],
    ["another twice", () => joinedTo(original(), joined()), "goes-on-elsewhere"],
    ["another, once it ended", () => joinedTo(original(), resolved()), "wrong-state"],
    ["another by a disputant", () => joinedTo(original(), accepted(), disputant), "role-not-allowed"],
    ["another by who is not in it", () => joinedTo(original(), accepted(), outsider), "not-found"],
    [
      "one that is another lead's",
      () => joinedTo(original(accepted()), reported(), person("other", "mediator")),
      of("unknown-case"),
    ],
  ])("is not joined to %s", (_, attempt, refused) => {
    expect(codeOf(attempt)).toEqual(refused);
  });

  it("is acted on there alone, and looked after there alone", () => {
    const subject = joined();
    const demand = { disputantId: subject.disputants[0]?.disputantId ?? "", text: "x", commandId: "c" };
    expect(codeOf(() => raiseDemand(subject, { ...act(disputant), ...demand }))).toBe("goes-on-elsewhere");
    expect(ask(subject, { issueId: "iss_1", at: later, policy: {} })).toBeUndefined();
    expect(escalateBecause(subject, { cause: "recurrence", at: later })).toBeUndefined();
    expect(escalateWhenDue(subject, "2026-09-01T00:00:00.000Z")).toBeUndefined();
  });

  it("does not count twice, and no new one is likely to repeat it", () => {
    const [one, other] = [joined(), original()];
    expect([...countedAs([one, other]).values()].filter(Boolean)).toEqual([other.caseId]);
    expect(likelyDuplicates([one, other]).map(({ caseId }) => caseId)).toEqual([other.caseId]);
  });

  it("is told to those in the other to who mediates it alone", () => {
    const there = joinedTo(original()).original;
    expect(viewOf(there, inside(disputant)).case.duplicates).toBeUndefined();
    expect(viewOf(there, inside(president)).case.duplicates).toHaveLength(1);
  });
});

describe("a case that is taken apart again", () => {
  const parted = (subject: Case, at = later) =>
    partDuplicate(subject, { ...act(president), at, policy: {}, original: joinedTo(original()).original });

  it("goes on where it was, and the other knows of it no more", () => {
    const { state, facts, original: then } = parted(joined());
    expect(state).toMatchObject({ status: "accepted", mediationDueAt: accepted().mediationDueAt });
    expect(state.joined).toBeUndefined();
    expect(then?.duplicates).toEqual([]);
    expect(facts).toMatchObject([{ data: { originalId: idOf("b"), cause: "taken-apart" } }]);
  });

  it("has its time for mediation anew where it passed meanwhile", () => {
    expect(parted(joined(), "2026-09-01T00:00:00.000Z").state.mediationDueAt).toBe("2026-10-01T00:00:00.000Z");
  });

  it("was joined to another", () => {
    expect(codeOf(() => parted(accepted()))).toBe("wrong-state");
  });
});

describe("a case whose original ended", () => {
  const endedBy = (subject: Case, ended: Case) =>
    endJoined(subject, { original: original(ended), at: later, policy: {} });

  it("is resolved with it where all its people said themselves that it is settled", () => {
    const end = endedBy(joined(), resolved());
    expect(end?.state).toMatchObject({ status: "resolved", resolution: { confirmation: "expressed", days: 3 } });
    expect(end?.facts).toMatchObject([{ type: "mediation.case-resolved.v1" }]);
  });

  it.each([
    ["somebody in it was not in the other", { ...resolved(), disputants: resolved().disputants.slice(1) }],
    ["the other was declined", declined()],
    ["the other was withdrawn", withdrawn()],
  ])("goes on by itself where %s", (_, ended) => {
    const end = endedBy(joined(), ended);
    expect(end?.state).toMatchObject({ status: "accepted", care: { lookAt: later } });
    expect(end?.facts).toMatchObject([{ data: { cause: "original-ended" } }]);
  });

  it("is left alone where it was taken apart, or ended", () => {
    expect(endedBy(accepted(), resolved())).toBeUndefined();
    expect(endedBy({ ...resolved(), joined: joined().joined }, resolved())).toBeUndefined();
  });
});
