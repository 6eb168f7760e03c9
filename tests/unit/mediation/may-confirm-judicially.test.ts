import { describe, expect, it } from "vitest";
import { mayConfirmJudicially, maySeal, mustBeEligible } from "#services/mediation/domain/may-confirm-judicially.ts";
import { later } from "./cases.ts";

const bodyId = `bdy_${"a".repeat(20)}`;
const associationId = `asn_${"a".repeat(20)}`;
const committee = { bodyId, kind: "peoples-committee", invitedAt: later } as const;
const association = { body: "mutual-aid", bodyId: associationId } as const;

describe("a court may confirm an agreement", () => {
  it.each([
    ["that a people's committee mediated alone", { body: "peoples-committee", bodyId }, true],
    ["that one mediated too", { ...association, coBodies: [{ ...committee, joinedAt: later }] }, true],
    ["that one sealed", { ...association, sealedBy: "peoples-committee" }, true],
    ["no other: of mutual aid", association, false],
    ["no other: of an industry's body", { body: "industry", bodyId }, false],
    ["no other: where a committee was asked, and said nothing", { ...association, coBodies: [committee] }, false],
    ["no other: where only the kind was typed, and no body is registered", { body: "peoples-committee" }, false],
  ] as const)("%s", (_, mediated, is) => {
    expect(mayConfirmJudicially(mediated)).toBe(is);
    if (is) expect(() => mustBeEligible(mediated)).not.toThrow();
    else expect(() => mustBeEligible(mediated)).toThrow("body-not-eligible");
  });

  it("by the seal of a people's committee alone, which has one", () => {
    expect(() => maySeal({ kind: "peoples-committee", seal: {} }, "/bodyId")).not.toThrow();
    for (const named of [
      undefined,
      { kind: "mutual-aid" },
      { kind: "industry", seal: {} },
      { kind: "peoples-committee" },
    ] as const)
      expect(() => maySeal(named, "/bodyId")).toThrow("body-not-eligible");
  });
});
