import { describe, expect, it } from "vitest";
import {
  Association,
  appointPresident,
  approve,
  associationLifecycle,
  enrol,
  found,
} from "#services/mediation/domain/association.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import { act, disputant, knownOf, outsider, person, standing, steward } from "./cases.ts";

const founders = [
  { name: "红色管家", side: "property" as const },
  { name: "支部党员", side: "residents" as const },
];
const naming = { name: "互助会", foundedOn: "2020-09", founders, commandId: "f" };
const worker = person("worker", "residents-committee-worker");
const speaking = (by: Caller, ...others: readonly Caller[]) => ({
  ...act(by),
  standing: standing(by),
  others: knownOf(worker, steward, disputant, ...others),
});

const proposed = (by = worker): Association => found({ ...speaking(by), ...naming }).state;
const founded = (): Association => {
  const half = approve(proposed(), speaking(steward))?.state ?? proposed();
  return approve(half, speaking(disputant))?.state ?? half;
};
const joining = (by: Caller) => ({
  ...act(worker),
  personId: by.personId,
  name: by.name,
  capacity: "neighbour" as const,
  member: standing(by),
});
const withMember = (subject: Association): Association =>
  associationLifecycle.can("enrol", subject) ? enrol(subject, joining(outsider)).state : subject;

describeLifecycle({
  lifecycle: associationLifecycle,
  schema: Association,
  oneOfEach: { proposed, founded },
  attempts: {
    approve: (subject) => approve(subject, speaking(steward)),
    enrol: (subject) => enrol(subject, joining(disputant)),
    appointPresident: (subject) => {
      const presiding = person("outsider", "association-president", "resident");
      const appointing = { personId: outsider.personId, from: "2020-09", member: standing(presiding) };
      return appointPresident(withMember(subject), { ...act(worker), ...appointing });
    },
  },
  ofTheSystem: ["leaveRoster"],
});

describe("an association", () => {
  const typesOf = (facts: readonly { readonly type: string }[] = []) => facts.map(({ type }) => type.split(".")[1]);

  it("tells that it is founded with the yes of the last side, and a second yes of a side is none", () => {
    const one = found({ ...speaking(steward), ...naming });
    expect(typesOf(one.facts)).toEqual(["association-proposed", "association-side-approved"]);
    expect(approve(one.state, speaking(steward))).toBeUndefined();
    const two = approve(one.state, speaking(disputant));
    expect(typesOf(two?.facts)).toEqual(["association-side-approved", "association-founded"]);
  });

  it("has the yes of who is of their side still: of who changed it the one they say for the other", () => {
    const retired = { ...steward, grants: [{ role: "resident" as const }] };
    const heard = approve(proposed(steward), speaking(retired));
    expect(Object.keys(heard?.state.approvals ?? {})).toEqual(["residents"]);
    const after = approve(proposed(steward), speaking(disputant, retired));
    expect(after?.state).toMatchObject({ status: "proposed" });
    expect(Object.keys(after?.state.approvals ?? {})).toEqual(["residents"]);
  });

  it("is founded where it is from before each side was asked", () => {
    const { status: _, approvals: __, ...old } = founded();
    expect(Association.parse(old).status).toBe("founded");
  });
});
