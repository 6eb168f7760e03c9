import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import { type Administrator, secondFor } from "./administrators.ts";
import { grantRole } from "./grant-role.ts";
import { type Person, register } from "./person.ts";
import { isHeld, isOver } from "./role-grant.ts";
import type { Exported, Listed } from "./roster-file.ts";
import { verify } from "./verify-person.ts";

/** In whose name a row is taken in, and into which community. */
export type Taking = Act & {
  readonly buildings: readonly string[];
  readonly policy: OwnPolicy;
  readonly administrators: readonly Administrator[];
  readonly commandId: string;
};

type Decided = { readonly state: Person; readonly facts: NonNullable<ReturnType<typeof verify>>["facts"] };

/** What a row says of somebody beside their particulars: how they are known to live here, and what they are. */
const asListed = (decided: Decided, { verified: method, roles = [] }: Listed, taking: Taking): Decided => {
  const isNews = method !== undefined && decided.state.status === "unverified";
  const news = isNews ? verify(decided.state, { ...taking, method }) : undefined;
  const known: Decided = news ?? { ...decided, facts: [] };
  return roles.reduce<Decided>(
    ({ state, facts }, role) => {
      const { building } = state;
      const scope = role === "building-leader" ? { building } : {};
      const granting = { ...taking, role, ...scope, commandId: digest([taking.commandId, role]) };
      if (isHeld(state, granting)) return { state, facts };
      const given = grantRole(state, granting);
      secondFor(state, granting);
      return { state: given.state, facts: [...facts, ...given.facts] };
    },
    { state: known.state, facts: [...decided.facts, ...known.facts] },
  );
};

/** Whom a row is about, by their particulars alone. */
export const rosterPerson = ({ row: _, roles: __, verified: ___, ...particulars }: Listed, taking: Taking): Decided => {
  const { buildings, at, commandId } = taking;
  return register({ ...particulars, buildings, at, commandId });
};

/** A row as somebody new, wholly or not at all. */
export const rosterRowAsPerson = (listed: Listed, taking: Taking): Decided =>
  asListed(rosterPerson(listed, taking), listed, taking);

/** A row that names somebody who is known: what was written down of them stays. */
export const rowOfKnown = (current: Person, listed: Listed, taking: Taking): Decided | undefined => {
  const decided = asListed({ state: current, facts: [] }, listed, taking);
  return decided.facts.length > 0 ? decided : undefined;
};

/** What an export tells of a person: of the roles those that a roster gives, with the person's own building. */
export const exportedOf = ({ grants, ...person }: Person, now: Instant): Exported => {
  const held = grants.filter(
    (grant) =>
      !isOver(grant, now) && grant.from <= now && (grant.building === undefined || grant.building === person.building),
  );
  const verified = "verified" in person ? person.verified?.method : undefined;
  return { ...person, verified, roles: held.map(({ role }) => role) };
};
