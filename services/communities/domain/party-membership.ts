import * as z from "zod";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Recipient } from "#shared/domain/consent-texts.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mayHearOf } from "./consent.ts";
import { type Person, personLifecycle } from "./person.ts";

const purpose = "show-party-membership";
const ShownTo = Recipient.extract(["community-staff", "community-members"]);

export const SetPartyMembership = z.strictObject({ shownTo: ShownTo });

export const PartyMembership = z
  .object({ isMember: z.literal(true), shownTo: ShownTo })
  .meta({ id: "PartyMembership" });

type Setting = Act & {
  readonly shownTo: z.infer<typeof ShownTo>;
  /** The consent that it stands on, if one does. */
  readonly consentId: string | undefined;
  /** To whom the text that people agree to lets it be shown here. */
  readonly allowed: readonly Recipient[];
};

/**
 * Somebody says themselves that they are a member of the Party, by a consent of its own, and whom it is shown to. It is
 * known in no other way, is no role, and no fact tells of it. Source: PIPL §28, §29.
 */
export const setPartyMembership = (current: Person, { by, shownTo, consentId, allowed }: Setting) => {
  if (actingPerson(by).personId !== current.personId) refuse("not-found");
  if (!mayHearOf({ purpose }, by)) refuse("role-not-allowed");
  const subject = personLifecycle.allow("setPartyMembership", current);
  if (consentId === undefined) return refuse("consent-needed", { purpose });
  if (!allowed.includes(shownTo)) refuseField("/shownTo", "not-allowed");
  return { state: { ...subject, partyMembership: { shownTo, consentId } } satisfies Person, facts: [] };
};

/** The consent was taken back: it is known no more. */
export const clearPartyMembership = (current: Person) => {
  if (current.status === "anonymised" || current.partyMembership === undefined) return undefined;
  const { partyMembership: _, ...state } = current;
  return { state: state as Person, facts: [] };
};

const isShownTo = (by: Caller, shownTo: z.infer<typeof ShownTo>, allowed: readonly Recipient[]): boolean =>
  allowed.includes(shownTo) &&
  (shownTo === "community-members" || holds(by, "residents-committee-worker", "community-admin"));

/**
 * What somebody sees of it: the person, and those whom they chose, as long as the text that people agree to names them
 * here (`allowed`). For everybody else there is none, nor in a session for whoever at the desk is not of the
 * community's staff.
 */
export const membershipSeenBy = (
  person: Person,
  { by, allowed }: Pick<Setting, "by" | "allowed">,
): z.infer<typeof PartyMembership> => {
  const { partyMembership } = { partyMembership: undefined, ...person };
  if (!partyMembership || !mayHearOf({ purpose }, by)) return refuse("not-found");
  const { shownTo } = partyMembership;
  const isOwn = actingPerson(by).personId === person.personId;
  return isOwn || isShownTo(by, shownTo, allowed) ? { isMember: true, shownTo } : refuse("not-found");
};
