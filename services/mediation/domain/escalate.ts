import * as z from "zod";
import { caseEscalated, type EscalationCause, mediationExtended } from "#shared/contracts/mediation.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, dayIn, type Instant, instantAt, PartialDate, plusDays } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, leadOrPresidentMust, signedBy } from "./access.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const EscalateCase = z.strictObject({ reason: Text, ...happened });

const flagged = (subject: Case, escalation: NonNullable<Case["escalation"]>) => {
  const { caseId, category, place, filedAt } = subject;
  const { cause } = escalation;
  const state: Case = { ...subject, escalation };
  return { state, facts: [caseEscalated({ caseId, category, building: place.building, cause, filedAt })] };
};

/** The lead brings the case before the joint meeting, with a reason; it goes on being mediated. Done once. */
export const escalate = (current: Case, { by, at, reason }: CaseAct & z.infer<typeof EscalateCase>) => {
  const subject = acting("escalate", current, by);
  leadOrPresidentMust(subject, by);
  if (subject.escalation) return undefined;
  return flagged(signedBy(subject, by), { at, cause: "lead", personId: by.personId, reason });
};

/** The same by a rule; a case that is over or escalated already is left alone. */
export const escalateBecause = (
  current: Case,
  { cause, at }: { readonly cause: z.infer<typeof EscalationCause>; readonly at: Instant },
) => {
  if (!caseLifecycle.can("escalate", current) || current.escalation) return undefined;
  return flagged(current, { at, cause });
};

/** The time for mediation is over, unless the disputants agreed to more meanwhile. */
export const escalateWhenDue = (current: Case, at: Instant) =>
  current.mediationDueAt && current.mediationDueAt <= at
    ? escalateBecause(current, { cause: "overdue", at })
    : undefined;

export const ExtendMediation = z.strictObject({
  untilOn: Day,
  agreedBy: z.array(DisputantId).min(1).max(20),
  ...happened,
});

type Extending = CaseAct & z.infer<typeof ExtendMediation> & { readonly community: Pick<CommunityCard, "timeZone"> };

/** More time, once every disputant agreed to it: until the end of a day that is still to come. */
export const extend = (current: Case, { by, at, untilOn, agreedBy, community }: Extending) => {
  const { timeZone } = community;
  const subject = acting("extend", current, by);
  leadOrPresidentMust(subject, by);
  if (untilOn <= dayIn(timeZone, at)) refuseField("/untilOn", "not-in-the-future");
  const known = subject.disputants.map(({ disputantId }) => disputantId);
  const stranger = agreedBy.findIndex((disputantId) => !known.includes(disputantId));
  if (stranger >= 0) refuseField(`/agreedBy/${stranger}`, "not-a-disputant");
  const missing = known.filter((disputantId) => !agreedBy.includes(disputantId));
  if (missing.length > 0) refuse("signatures-incomplete", { missing });
  const mediationDueAt = instantAt(timeZone, plusDays(untilOn, 1), "00:00");
  if (mediationDueAt <= (subject.mediationDueAt ?? "")) refuseField("/untilOn", "not-longer");
  const state: Case = { ...subject, mediationDueAt, extension: { at, untilOn, agreedBy } };
  return { state: signedBy(state, by), facts: [mediationExtended({ caseId: subject.caseId, untilOn })] };
};
