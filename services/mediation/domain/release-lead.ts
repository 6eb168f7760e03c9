import { mediatorReleased, type ReleaseCause } from "#shared/contracts/mediation.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { type Case, caseLifecycle, leadWhileOpen, stageOf } from "./case.ts";
import type { Disputant, Lead } from "./parts.ts";
import { hasInterest, relatedAs } from "./recusal.ts";

/** The case without its lead, which it says; it goes on waiting for another. */
export const withoutLead = (current: Case, { personId }: Lead, at: Instant, cause: ReleaseCause) => {
  const { lead: _, ...subject } = caseLifecycle.allow("releaseLead", current);
  const state = { ...subject, leadLost: { personId, at, cause } } as Case;
  return { state, facts: [mediatorReleased({ caseId: subject.caseId, mediatorId: personId, cause })] };
};

/** What has ended: a grant, or a place on a roster. */
type Ended = { readonly at: Instant; readonly grantId?: string; readonly associationId?: string };

/** What the lead leads by has ended. */
export const releaseLead = (current: Case, { at, grantId, associationId }: Ended) => {
  const lead = leadWhileOpen(current);
  const leadsByIt = grantId !== undefined ? lead?.grantId === grantId : lead?.associationId === associationId;
  return lead && leadsByIt ? withoutLead(current, lead, at, "role-ended") : undefined;
};

/** What those are at their source who are in the case: its disputants and its lead. */
type Standings = ReadonlyMap<string, Standing>;

/** Those whose standings decide whether the lead has an interest. */
export const interestedIn = (subject: Case): string[] => [
  ...new Set([...subject.disputants, leadWhileOpen(subject)].flatMap((each) => each?.personId ?? [])),
];

type Seen = { readonly known: Standings; readonly at: Instant };

/** The case without a lead who has an interest in it; nothing where the lead has none. */
export const withoutRelatedLead = (subject: Case, { known, at }: Seen) => {
  const lead = leadWhileOpen(subject);
  const isRelated = lead && hasInterest(subject, relatedAs(lead.personId, known.get(lead.personId), at));
  return isRelated ? withoutLead(subject, lead, at, "conflict-of-interest") : undefined;
};

const withJoined = (disputant: Disputant, known: Standings): Disputant => {
  const { personId = "", householdIds = [] } = disputant;
  const joined = Object.keys(known.get(personId)?.households ?? {}).filter((id) => !householdIds.includes(id));
  return joined.length > 0 ? { ...disputant, householdIds: [...householdIds, ...joined] } : disputant;
};

/** The case that knows whom its disputants live with by now, also where one of them leaves again. */
export const withHouseholds = (current: Case, known: Standings): Case => {
  const disputants = current.disputants.map((each) => withJoined(each, known));
  return disputants.every((each, nth) => each === current.disputants[nth]) ? current : { ...current, disputants };
};

/**
 * A household was joined, a role granted, or a lead named: whom the disputants live with is known from then on; and a
 * lead who has an interest by now is released, as at the end of a role.
 */
export const seeInterests = (current: Case, { known, at }: Seen) => {
  if (stageOf(current) === "closed") return undefined;
  const subject = withHouseholds(current, known);
  const released = withoutRelatedLead(subject, { known, at });
  if (released) return released;
  return subject === current ? undefined : { state: subject, facts: [] };
};
