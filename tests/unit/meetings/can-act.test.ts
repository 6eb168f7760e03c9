import { describe, expect, it } from "vitest";
import { canAct } from "#services/meetings/domain/action/lead.ts";

const from = "2026-03-02T01:00:00.000Z";
const known = { personId: "per_qin", grants: {}, households: {}, hasAccount: true };
const held = { grants: { grt_1: { role: "resident" as const, from } } };

describe("who can act here", () => {
  it.each([
    ["holds a role", { ...known, ...held }],
    ["holds one of two that they had", { ...known, ...held, hasLostRole: true as const }],
    ["never held one, and is served at the desk", known],
  ])("is somebody who %s", (_, standing) => {
    expect(canAct(standing)).toBe(true);
  });

  it.each([
    ["whom the community does not know", undefined],
    ["whose last role has ended", { ...known, hasLostRole: true as const }],
    ["who moved out", { ...known, ...held, movedOutAt: from }],
  ])("is nobody %s", (_, standing) => {
    expect(canAct(standing)).toBe(false);
  });
});
