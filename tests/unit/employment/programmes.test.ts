import { describe, expect, it } from "vitest";
import { activate, addOwner, approve, found, isOwner } from "#services/employment/domain/programme.ts";
import * as a from "./made.ts";

const act = a.hearing(a.worker);
const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });
const lacking = (...sides: string[]) => refusing("side-missing", { sides });

const both = a.caller("both", "resident", "property-staff");
const yesOf = a.hearing;
const owned = (...sides: readonly ("community" | "property" | "residents")[]) =>
  a.drawn(sides.map((side) => ({ name: side, side })));

describe("a programme", () => {
  it("does not begin by one worker who types both owners", () => {
    expect(a.drawn()).toMatchObject({ approvals: { community: { personId: a.worker.personId, at: a.at } } });
    expect(() => activate(a.drawn(), act)).toThrow(lacking("property"));
    expect(() => activate(a.drawn(), { ...act, by: a.keeper })).toThrow(lacking("property"));
    expect(activate(a.approvedBy(a.keeper), act).state.status).toBe("active");
  });

  it("begins by two sides at least, and by each among its owners", () => {
    expect(() => activate(owned("community"), act)).toThrow(lacking("property", "residents"));
    expect(() => activate(owned("property"), act)).toThrow(lacking("community", "property", "residents"));
    const joined = addOwner(a.approvedBy(a.keeper), { ...act, name: "业委会", side: "residents" }).state;
    expect(() => activate(joined, act)).toThrow(lacking("residents"));
    expect(activate(a.approvedBy(a.member, joined), act).facts).toMatchObject([
      { data: { sides: ["community", "property", "residents"] } },
    ]);
  });

  it("begins by the yes of who is of their side still, and stands by it whatever becomes of them", () => {
    const drawn = a.approvedBy(a.keeper);
    const gone = a.standingOf(a.keeper, { movedOutAt: a.at });
    const resident = a.standingOf({ ...a.keeper, grants: [{ role: "resident" }] });
    for (const became of [gone, resident]) {
      expect(() => activate(drawn, a.hearing(a.worker, {}, became))).toThrow(lacking("property"));
      const again = { ...a.keeper, personId: a.neighbour.personId };
      const heard = approve(drawn, a.hearing(again, {}, became));
      expect(heard?.state.approvals?.property?.personId).toBe(again.personId);
    }
    expect(activate(drawn, act).holders.map(({ side }) => side)).toEqual(["community", "property"]);
    const joined = addOwner(a.active(), { ...act, name: "业委会", side: "residents" }).state;
    const heard = approve(joined, a.hearing(a.member, {}, gone));
    expect(Object.keys(heard?.state.approvals ?? {})).toEqual(["community", "property", "residents"]);
  });

  it("has no yes by its founder who is of no side among the owners, may not speak for it, or acts for somebody", () => {
    const assisted = { ...a.worker, onBehalfOf: { personId: a.member.personId, name: "x", sessionId: "ses" } };
    const unverified = { ...a.founding([{ name: "x", side: "residents" }], a.member) };
    for (const founding of [
      a.founding(undefined, a.caseworker),
      a.founding([{ name: "x", side: "property" }]),
      { ...a.founding(), by: assisted },
      { ...unverified, standing: a.standingOf(a.member, { verifierSide: "property" }) },
      { ...a.founding(), standing: undefined },
    ])
      expect(found(founding)).toMatchObject({ state: { approvals: {} }, holders: [] });
    expect(found(a.founding()).holders).toMatchObject([{ grantId: "g-residents-committee-worker" }]);
  });
});

describe("the yes of a side", () => {
  it("is said once, by one of its own people, and is told", () => {
    const said = approve(a.drawn(), yesOf(a.keeper));
    expect(said).toMatchObject({
      facts: [{ data: { side: "property" } }],
      holders: [{ grantId: "g-residents-committee-worker" }, { grantId: "g-property-staff" }],
    });
    expect(said && approve(said.state, yesOf(both))).toBeUndefined();
    expect(approve(a.drawn(), yesOf(both))?.facts[0]?.data.side).toBe("property");
  });

  it("is of the side that is held: not of another among the owners, nor of none", () => {
    const onlyResidents = owned("community", "residents");
    for (const by of [a.keeper, both])
      expect(() => approve(onlyResidents, yesOf(by))).toThrow(refusing("not-of-side", { side: "property" }));
    for (const yes of [
      yesOf(a.caseworker),
      yesOf(a.member, { movedOutAt: a.at }),
      { ...yesOf(a.member), standing: undefined },
    ])
      expect(() => approve(onlyResidents, yes)).toThrow(refusing("not-of-side", { side: undefined }));
  });

  it("is of the residents only by who signs in and was verified by somebody else than the property company", () => {
    const theirs = owned("community", "residents");
    for (const [more, code] of [
      [{ hasAccount: false }, "account-needed"],
      [{ verifierSide: "property" }, "verification-needed"],
      [{ verifiedBy: undefined }, "verification-needed"],
    ] as const)
      expect(() => approve(theirs, yesOf(a.member, more))).toThrow(
        refusing("invalid", { errors: [{ pointer: "", code }] }),
      );
    expect(approve(theirs, yesOf(a.member))?.state.approvals).toHaveProperty("residents");
  });

  it("is said by nobody for two sides, and for nobody at the desk", () => {
    const former = { ...a.keeper, personId: a.worker.personId };
    expect(Object.keys(approve(a.drawn(), yesOf(former))?.state.approvals ?? {})).toEqual(["property"]);
    const joined = addOwner(a.active(), { ...act, name: "业委会", side: "residents" }).state;
    const moved = { ...a.member, personId: a.keeper.personId };
    expect(() => approve(joined, yesOf(moved))).toThrow(refusing("conflict-of-interest"));
    const assisted = { ...a.keeper, onBehalfOf: { personId: a.member.personId, name: "x", sessionId: "ses" } };
    expect(() => approve(a.drawn(), { ...yesOf(a.keeper), by: assisted })).toThrow(refusing("role-not-allowed"));
  });
});

describe("an owner of a programme", () => {
  it("is who is of a side among the owners, which said yes itself", () => {
    expect(isOwner(a.drawn(), a.worker)).toBe(true);
    expect(isOwner(a.drawn(), a.keeper)).toBe(false);
    const those = [a.keeper, both, a.member, a.caseworker].map((by) => isOwner(a.active(), by));
    expect(those).toEqual([true, true, false, false]);
    const president = a.caller("president", "association-president", "resident");
    expect(isOwner(a.approvedBy(a.member, owned("community", "residents")), president)).toBe(true);
    const { approvals: _, ...older } = a.active();
    expect(isOwner(older, a.keeper)).toBe(true);
  });
});
