import type { Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { type Role, type Side, sidesServed } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import type { Case } from "./case.ts";
import type { Disputant } from "./parts.ts";

/** What of somebody may give them an interest in a case: who they are, what they are here, and where they live. */
export type Related = {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly households: readonly string[];
};

/** Whoever acts on a case, with what they are at its source. */
export type Insider = Caller & Related;

/** Who stands outside every community, as the platform's operator. */
export const nobodyInside: Insider = { personId: "", name: "", grants: [], roles: [], households: [] };

/** What every act on a case carries into the domain. */
export type CaseAct = { readonly by: Insider; readonly at: Instant };

export const relatedAs = (personId: string, standing: Standing | undefined, at: Instant): Related => ({
  personId,
  roles: standing ? grantsAt(standing, at).map(({ role }) => role) : [],
  households: Object.keys(standing?.households ?? {}),
});

/** The caller as their standing says; who has none, of an older release, is what their membership says. */
export const insiderAs = (caller: Caller, standing: Standing | undefined, at: Instant): Insider => {
  const { personId, grants } = caller;
  if (!standing) return { ...caller, roles: grants.map(({ role }) => role), households: [] };
  const held = grantsAt(standing, at).flatMap(({ grantId }) => standing.grants[grantId] ?? []);
  return { ...caller, grants: held, ...relatedAs(personId, standing, at) };
};

/** What an organisation calls itself that is of a side, whatever side was typed. */
const institutions = [
  { side: "property", name: /物业|property\s*(management|office|company|services?)/iu },
  { side: "community", name: /居委|居民委员会|residents.?\s*committee/iu },
] as const;

type Called = Pick<Disputant, "name" | "personId" | "side">;

/** Each side of an organisation in dispute: what it calls itself goes before what the list says. */
export const sidesInDispute = ({ name = "", personId, side }: Called): Side[] => {
  if (personId) return [];
  const folded = name.normalize("NFKC").replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");
  return [institutions.find((each) => each.name.test(folded))?.side, side].flatMap((each) => each ?? []);
};

/** The side of an organisation in dispute; none for a person, and for an outsider. */
export const sideInDispute = (disputant: Called): Side | undefined => sidesInDispute(disputant)[0];

/** Whether somebody with these roles is of an institution that is in dispute, whatever other role they hold. */
export const isOfInstitution = ({ disputants }: Case, roles: readonly Role[]): boolean => {
  const sides = disputants.flatMap(sidesInDispute);
  return sidesServed(roles).some((side) => sides.includes(side));
};

/** Whether somebody is in dispute, or speaks for an organisation that is. */
export const isDisputant = ({ disputants }: Case, personId: string): boolean =>
  disputants.some((each) => each.personId === personId || each.representative?.personId === personId);

/**
 * Whether somebody has an interest in a case: who is in dispute or represents somebody there, who lives with a disputant,
 * and everybody of an institution in dispute. Source: 人民调解法 §15, §19.
 */
export const hasInterest = (subject: Case, { personId, roles, households }: Related): boolean =>
  isDisputant(subject, personId) ||
  subject.disputants.some(({ householdIds = [] }) => householdIds.some((id) => households.includes(id))) ||
  isOfInstitution(subject, roles);

/** Whether a disputant refused them as the mediator of the case. */
const isRefused = ({ disputants }: Case, personId: string): boolean =>
  disputants.some(({ refusedMediator }) => refusedMediator?.personId === personId);

/** Refuses whom a disputant refused before, at the pointer where they are named. */
export const mustNotBeRefused = (subject: Case, personId: string, pointer: string): void => {
  if (isRefused(subject, personId)) refuseAt(pointer, "mediator-refused");
};

/** Refuses who has an interest in a case, at the pointer where they are named. */
export const mustHaveNoInterest = (subject: Case, related: Related, pointer?: string): void => {
  if (!hasInterest(subject, related)) return;
  if (pointer === undefined) refuse("conflict-of-interest");
  else refuseAt(pointer, "conflict-of-interest");
};
