import { describe, expect, it } from "vitest";
import {
  addBodyMember,
  headsAt,
  leaveBody,
  type RegisteredBody,
  registerBody,
  removeBodyMember,
} from "#services/mediation/domain/body.ts";
import { declareBodyAbsence, nameBodyDeputy, nameBodyPresident } from "#services/mediation/domain/name-head.ts";
import { act, later, outsider, person, standing } from "./cases.ts";

const admin = act(person("admin", "community-admin"));
const [chief, deputy] = [person("chief", "resident"), person("deputy", "resident")];
const until = "2026-03-20T00:00:00.000Z";
const after = "2026-03-21T00:00:00.000Z";

const register = (more: object = {}) =>
  registerBody({ ...admin, kind: "peoples-committee", name: "调委会", hasSeal: true, commandId: "b", ...more });
const adding = (who: typeof chief, more: object = {}) => ({
  ...admin,
  personId: who.personId,
  name: who.name,
  mayDeputise: false,
  keepsSeal: false,
  member: standing(who),
  ...more,
});
const staffed = (): RegisteredBody => {
  const first = addBodyMember(register().state, adding(chief, { keepsSeal: true })).state;
  return addBodyMember(first, adding(deputy, { mayDeputise: true })).state;
};
const headed = (term: object = {}): RegisteredBody => {
  const presided = nameBodyPresident(staffed(), { ...admin, personId: chief.personId }).state;
  return nameBodyDeputy(presided, { ...admin, personId: deputy.personId, ...term }).state;
};

describe("a registered body", () => {
  it("has a seal only where it is a people's committee", () => {
    expect(() => register({ kind: "industry" })).toThrow("body-not-eligible");
    expect(register({ kind: "industry", hasSeal: false }).state.seal).toBeUndefined();
    expect(staffed().seal).toEqual({ keeperId: chief.personId });
  });

  it("has as members only verified people of the community, each once", () => {
    const { verifiedBy: _, ...unverified } = standing(outsider);
    expect(() => addBodyMember(staffed(), adding(outsider, { member: unverified }))).toThrow("invalid");
    expect(() => addBodyMember(staffed(), adding(outsider, { member: undefined }))).toThrow("invalid");
    const again = addBodyMember(staffed(), adding(chief, { mayDeputise: true }));
    expect([again.state.members.length, again.facts]).toEqual([2, []]);
  });

  it("is presided over and deputised by its members, the deputy one who may be it", () => {
    const naming = { ...admin, personId: outsider.personId };
    expect(() => nameBodyPresident(staffed(), naming)).toThrow("invalid");
    expect(() => nameBodyDeputy(staffed(), { ...admin, personId: chief.personId })).toThrow("invalid");
    expect(() => nameBodyPresident(staffed(), { ...admin, personId: chief.personId, to: later })).toThrow("invalid");
  });

  it("is acted for by its president; by the deputy in a term, while the president is away, or while there is none", () => {
    expect(headsAt(headed(), later)).toEqual([chief.personId]);
    expect(headsAt(headed({ to: until }), later)).toEqual([chief.personId, deputy.personId]);
    const away = declareBodyAbsence(headed(), { ...act(chief), until })?.state ?? headed();
    expect(headsAt(away, later)).toEqual([chief.personId, deputy.personId]);
    expect(headsAt(away, after)).toEqual([chief.personId]);
    const { president: _, ...leaderless } = headed();
    expect(headsAt(leaderless, later)).toEqual([deputy.personId]);
  });

  it("hears of an absence from its president or the administrator alone, and once", () => {
    expect(() => declareBodyAbsence(headed(), { ...act(deputy), until })).toThrow("role-not-allowed");
    const away = declareBodyAbsence(headed(), { ...admin, until })?.state ?? headed();
    expect(declareBodyAbsence(away, { ...admin, until })).toBeUndefined();
    expect(declareBodyAbsence(away, act(chief))?.state.absentUntil).toBeUndefined();
  });

  it("is left with all that somebody was in it", () => {
    const left = leaveBody(headed(), chief.personId)?.state;
    expect(left).toMatchObject({ seal: {}, members: [{ personId: deputy.personId }] });
    expect(left?.president).toBeUndefined();
    expect(leaveBody(headed(), outsider.personId)).toBeUndefined();
    expect(() => removeBodyMember(headed(), { personId: outsider.personId })).toThrow("invalid");
  });
});
