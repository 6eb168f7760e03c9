import type { Caller } from "#shared/domain/caller.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";

export const caller = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: `per_${name.padEnd(20, "a")}`,
  name,
  grants: roles.map((role) => ({ role })),
});
export const caseworker = caller("caseworker", "employment-caseworker");
export const worker = caller("worker", "residents-committee-worker");
export const member = caller("member", "resident");
export const neighbour = caller("neighbour", "resident");
export const keeper = caller("keeper", "property-staff");
/** What somebody is at its source; whoever speaks for the residents was verified by the committee. */
export const standingOf = ({ personId, grants }: Caller, more: Partial<Standing> = {}): Standing => ({
  personId,
  grants: Object.fromEntries(grants.map(({ role }) => [`g-${role}`, { role, from: "2020-01-01T00:00:00.000Z" }])),
  households: {},
  hasAccount: true,
  verifiedBy: worker.personId,
  verifierSide: "community",
  ...more,
});
export const standings = (...people: readonly Caller[]): ReadonlyMap<string, Standing> =>
  new Map(people.map((each) => [each.personId, standingOf(each)]));
/** The contact of one employer. */
export const contact = (employerId: string): Caller => ({
  ...caller("contact"),
  grants: [{ role: "employer-contact", employerId }],
});
