import { describe, expect, it } from "vitest";
import { endSession, openSession } from "#services/communities/domain/assisted-session.ts";
import { maySee, withdraw } from "#services/communities/domain/consent.ts";
import { give } from "#services/communities/domain/give-consent.ts";
import { addDependant, foundHousehold, leaveHousehold, removeMember } from "#services/communities/domain/household.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { admin, at, caller, desk, given, homeless, resident } from "./made.ts";

const codeFrom = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    const { code, detail } = error as Refusal;
    return detail.errors?.[0]?.code ?? code;
  }
};

describe("a household", () => {
  const [mother, granny] = [caller("mother", "resident"), caller("granny", "resident")];
  const family = () =>
    foundHousehold({
      building: "1栋",
      memberIds: [mother.personId, granny.personId],
      buildings: ["1栋"],
      standings: homeless(mother.personId, granny.personId),
      livesThere: undefined,
      at,
      commandId: "h",
    }).state;
  const child = (guardianIds: string[], by = mother) => ({
    nickname: "小宝",
    birthYear: 2017,
    guardianIds,
    by,
    at,
    commandId: "c",
  });

  it("has its guardians named by staff or by themselves: a grandmother who lives there is none of herself", () => {
    expect(addDependant(family(), child([mother.personId])).state.dependants).toHaveLength(1);
    expect(codeFrom(() => addDependant(family(), child([mother.personId], granny)))).toBe("role-not-allowed");
    expect(addDependant(family(), child([mother.personId], desk)).state.dependants).toHaveLength(1);
    expect(codeFrom(() => addDependant(family(), child(["per_stranger"])))).toBe("not-of-household");
    expect(codeFrom(() => addDependant(family(), { ...child([mother.personId]), birthYear: 1990 }))).toBe(
      "not-a-birth-year",
    );
  });

  it("does not let a child's last guardian go by mistake, but lets them move out", () => {
    const { state } = addDependant(family(), child([mother.personId]));
    expect(codeFrom(() => removeMember(state, { personId: mother.personId }))).toBe("only-guardian");
    const left = leaveHousehold(state, { personId: mother.personId });
    expect(left?.state.dependants).toEqual([]);
    expect(left?.facts.map(({ type }) => type)).toEqual([
      "communities.household-member-left.v1",
      "communities.dependant-removed.v1",
    ]);
  });
});

describe("a child with two guardians", () => {
  const [mother, father] = [caller("mother", "resident"), caller("father", "resident")];
  const memberIds = [mother.personId, father.personId];
  const parents = foundHousehold({
    building: "1栋",
    memberIds,
    buildings: ["1栋"],
    standings: homeless(...memberIds),
    livesThere: undefined,
    at,
    commandId: "h",
  }).state;
  const child = { nickname: "小宝", birthYear: 2017, guardianIds: memberIds, by: mother, at, commandId: "c" };
  const family = addDependant(parents, child).state;

  it.each([
    ["no longer lives there", removeMember],
    ["moved out", leaveHousehold],
  ])("has one left where the other %s, which is told, and that one cannot go by mistake", (_, verb) => {
    const told = verb(family, { personId: father.personId });
    expect(told?.state.dependants).toMatchObject([{ guardianIds: [mother.personId] }]);
    expect(told?.facts[1]).toMatchObject({
      type: "communities.dependant-registered.v1",
      data: { dependantId: family.dependants[0]?.dependantId, guardianIds: [mother.personId] },
    });
    expect(codeFrom(() => told && removeMember(told.state, { personId: mother.personId }))).toBe("only-guardian");
  });
});

describe("a consent", () => {
  const asked = { purpose: "child-course", textVersion: "2026-01", answer: "yes", at, commandId: "c" } as const;
  const about = (subjectId: string, guardians: readonly string[] | undefined) => ({ ...asked, subjectId, guardians });

  const acting = { ...desk, onBehalfOf: { personId: resident.personId, name: "x", sessionId: "ses_x" } };

  it("is given by oneself, by a guardian, or signed at the desk with its evidence", () => {
    const own = { ...about(resident.personId, undefined), basis: "self" as const };
    expect(give({ ...own, by: resident }).state.status).toBe("given");
    expect(codeFrom(() => give({ ...own, by: admin }))).toBe("role-not-allowed");
    const child = about("dpt_x", [resident.personId]);
    expect(give({ ...child, basis: "guardian", by: resident }).state.status).toBe("given");
    expect(codeFrom(() => give({ ...child, basis: "guardian", by: admin }))).toBe("role-not-allowed");
    expect(codeFrom(() => give({ ...child, basis: "self", by: resident }))).toBe("not-allowed");
    expect(codeFrom(() => give({ ...child, basis: "desk-signed", by: desk }))).toBe("required");
    expect(give({ ...child, basis: "desk-signed", evidence: "签字单", by: desk }).state.status).toBe("given");
  });

  it("is about a child that is there", () => {
    const nobody = { ...about("dpt_x", []), basis: "desk-signed" as const, evidence: "签字单" };
    expect(codeFrom(() => give({ ...nobody, by: desk }))).toBe("unknown-person");
    expect(codeFrom(() => give({ ...nobody, basis: "guardian", by: resident }))).toBe("role-not-allowed");
  });

  it("is unknown to those who cannot take it back", () => {
    expect(codeFrom(() => withdraw(given(), { by: admin, at, guardians: undefined }))).toBe("not-found");
  });

  it("is the desk's to see and to take back where it is for a child's course; others in a session alone", () => {
    const act = { by: desk, at, guardians: undefined };
    const { state: signed } = give({ ...about("dpt_x", [resident.personId]), basis: "guardian", by: resident });
    expect([maySee(signed, desk, []), maySee(given(), desk, undefined)]).toEqual([true, false]);
    expect(withdraw(signed, act).state.status).toBe("withdrawn");
    expect(codeFrom(() => withdraw(given(), act))).toBe("not-found");
    expect(withdraw(given(), { ...act, by: acting }).state).toMatchObject({ withdrawnBy: resident.personId });
  });

  it("names who gave it in a session at the desk, and the operator beside", () => {
    const said = { ...about("dpt_x", [resident.personId]), basis: "desk-signed", evidence: "签字单" } as const;
    const { state } = give({ ...said, by: acting });
    expect(state).toMatchObject({ givenBy: resident.personId, operatorId: desk.personId });
  });

  it("is signed where it is a yes at the desk; a no needs no paper", () => {
    const child = { ...about("dpt_x", [resident.personId]), basis: "guardian", by: acting } as const;
    expect(codeFrom(() => give(child))).toBe("signed-at-desk");
    const own = { ...about(resident.personId, undefined), basis: "self", by: acting } as const;
    expect(codeFrom(() => give(own))).toBe("signed-at-desk");
    expect(give({ ...own, answer: "no" }).state.status).toBe("refused");
  });
});

describe("an assisted session", () => {
  const opening = {
    personId: resident.personId,
    person: { name: "居民" },
    roles: [],
    identityCheck: "id-shown",
    paper: "identity-card",
    reason: "x",
  } as const;
  const open = (policy = {}) => openSession({ ...opening, by: desk, at, commandId: "s", policy }).state;

  it("lasts half an hour, or what the community tightened it to", () => {
    expect(open().expiresAt).toBe("2026-03-02T01:30:00.000Z");
    expect(open({ assistedMinutes: 10 }).expiresAt).toBe("2026-03-02T01:10:00.000Z");
  });

  it("is never for oneself, nor for somebody unknown", () => {
    expect(codeFrom(() => openSession({ ...opening, by: resident, at, commandId: "s", policy: {} }))).toBe(
      "role-not-allowed",
    );
    expect(
      codeFrom(() => openSession({ ...opening, person: undefined, by: desk, at, commandId: "s", policy: {} })),
    ).toBe("not-found");
  });

  it("ends once, at the latest when its time is over", () => {
    const ended = endSession(open(), { at: "2026-03-02T09:00:00.000Z", actCount: 2 });
    expect(ended?.state.endedAt).toBe("2026-03-02T01:30:00.000Z");
    expect(ended?.facts[0]?.data).toMatchObject({ actCount: 2 });
    expect(ended && endSession(ended.state, { at, actCount: 2 })).toBeUndefined();
  });
});
