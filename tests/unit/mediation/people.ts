import type { Caller } from "#shared/domain/caller.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";

const idOf = (name: string): string => `per_${name.padEnd(20, "a")}`;

export const person = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: idOf(name),
  name,
  grants: roles.map((role) => ({ role })),
});

export const president = person("president", "association-president", "mediator");
export const disputant = person("disputant", "resident");
export const opponent = person("opponent", "resident");
export const steward = person("steward", "property-staff");
export const outsider = person("outsider", "resident");

/** What a person is in the community: one grant for each role. */
export const standing = ({ personId, grants }: Caller): Standing => ({
  personId,
  grants: Object.fromEntries(grants.map(({ role }) => [`grt_${role}`, { role, from: "2026-01-01T00:00:00.000Z" }])),
  households: {},
  hasAccount: true,
  verifiedBy: idOf("worker"),
  verifierSide: "community",
});
