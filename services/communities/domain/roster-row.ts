import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import { type Administrator, secondFor } from "./administrators.ts";
import { grantRole } from "./grant-role.ts";
import { type Person, register } from "./person.ts";
import { mustBeOnlyPresident, type Presidency, presides } from "./presidency.ts";
import { grantIdOf, grantOf, isHeld, isOver } from "./role-grant.ts";
import type { Exported, Listed } from "./roster-file.ts";
import { tellApart } from "./tell-apart.ts";
import { verify } from "./verify-person.ts";

/** In whose name a row is taken in, and into which community. */
export type Taking = Act & {
  readonly buildings: readonly string[];
  readonly policy: OwnPolicy;
  readonly administrators: readonly Administrator[];
  readonly presidencies: readonly Presidency[];
  /** Who else has the number of whom the row is about. */
  readonly alike: readonly Person[];
  readonly commandId: string;
};

/** What comes of a row, and the administrators beside whom its roles may be held. */
type Decided = {
  readonly state: Person;
  readonly facts: NonNullable<ReturnType<typeof verify>>["facts"];
  readonly restsOn: readonly Administrator[];
};

/** What a row says of somebody beside their particulars: how they are known to live here, and what they are. */
const asListed = (decided: Decided, { verified: method, roles = [] }: Listed, taking: Taking): Decided => {
  const isNews = method !== undefined && decided.state.status === "unverified";
  const news = isNews ? verify(decided.state, { ...taking, method }) : undefined;
  const known = news ?? { ...decided, facts: [] };
  return roles.reduce<Decided>(
    ({ state, facts, restsOn }, role) => {
      const { building } = state;
      const scope = role === "building-leader" ? { building } : {};
      const granting = { ...taking, role, ...scope, commandId: digest([taking.commandId, role]) };
      if (isHeld(state, granting)) return { state, facts, restsOn };
      const given = grantRole(state, granting);
      if (presides(granting))
        mustBeOnlyPresident(taking.presidencies, grantOf(given.state, grantIdOf(state.personId, granting.commandId)));
      const second = secondFor(state, granting).filter((each) => !restsOn.includes(each));
      return { state: given.state, facts: [...facts, ...given.facts], restsOn: [...restsOn, ...second] };
    },
    { state: known.state, facts: [...decided.facts, ...known.facts], restsOn: [] },
  );
};

/** Whom a row is about, by their particulars alone. */
export const rosterPerson = (
  { row: _, roles: __, verified: ___, ...particulars }: Listed,
  taking: Pick<Taking, "buildings" | "by" | "at" | "commandId">,
): Decided => {
  const { buildings, by, at, commandId } = taking;
  return { ...register({ ...particulars, by: by.personId, buildings, at, commandId }), restsOn: [] };
};

/** A file does not say that two who have one number are two: such a row is somebody's to take in by hand. */
const toldApart = (decided: Decided, taking: Taking): Decided => ({
  ...decided,
  state: tellApart(decided.state, { ...taking, pointer: "/phone" }),
});

/** A row as somebody new, wholly or not at all. */
export const rosterRowAsPerson = (listed: Listed, taking: Taking): Decided =>
  toldApart(asListed(rosterPerson(listed, taking), listed, taking), taking);

/** A row that names somebody who is known: what was written down of them stays. */
export const rowOfKnown = (current: Person, listed: Listed, taking: Taking): Decided | undefined => {
  const decided = asListed({ state: current, facts: [], restsOn: [] }, listed, taking);
  return decided.facts.length > 0 ? toldApart(decided, taking) : undefined;
};

/**
 * What an export tells of a person: of the roles those that a roster gives, with the person's own building. A roster
 * makes no deputy.
 */
export const exportedOf = ({ grants, ...person }: Person, now: Instant): Exported => {
  const held = grants.filter(
    (grant) =>
      !grant.deputy &&
      !isOver(grant, now) &&
      grant.from <= now &&
      (grant.building === undefined || grant.building === person.building),
  );
  const verified = "verified" in person ? person.verified?.method : undefined;
  const needsAssist = person.declinesAssist ? false : person.needsAssist || undefined;
  return { ...person, needsAssist, verified, roles: held.map(({ role }) => role) };
};
