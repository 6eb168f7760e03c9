import * as z from "zod";
import { caseReopened } from "#shared/contracts/mediation-ways.ts";
import { type Calendar, lastLegalDay } from "#shared/domain/calendar.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { dayIn, daysAsMinutes, type Instant, PartialDate, plusDays, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, disputantOf, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { failedFollowUp } from "./follow-up.ts";
import type { FormerOutcome } from "./former-outcome.ts";
import { isGoneBy, seenAs } from "./gone.ts";
import { type Disputant, type Lead, most } from "./parts.ts";
import { type CaseAct, hasInterest, type Insider, relatedAs } from "./recusal.ts";

export const ReopenCase = z.strictObject({ reason: Text, happenedOn: PartialDate.optional() });

type Reckoning = Pick<CommunityCard, "policy" | "timeZone" | "calendar">;

/** Whether a day is within so many legal days of another: the calendar is asked only where the days alone are over. */
const isWithin = (calendar: Calendar, from: string, { days, today }: { days: number; today: string }): boolean =>
  today <= plusDays(from, days) || today <= lastLegalDay(calendar, from, days);

type BringingUpAgain = { readonly by: Insider; readonly at: Instant; readonly community: Reckoning };

/** The case and the disputant who may bring it up again: for so many legal days, or while a follow-up has failed. */
export const reopenable = (current: Case, { by, at, community }: BringingUpAgain) => {
  const subject = acting("reopen", current, by);
  const disputant = disputantOf(subject, by) ?? refuse("role-not-allowed");
  const { policy, timeZone, calendar } = community;
  const term = { days: numberOf("reopenDays", policy), today: dayIn(timeZone, at) };
  const isOpen = isWithin(calendar, dayIn(timeZone, subject.resolution.at), term) || failedFollowUp(subject, at);
  if (!isOpen) refuse("window-lapsed");
  return { subject, disputant };
};

/** What is read of the lead of before, and of the disputants, as the case is brought up again. */
type KnownAgain = {
  readonly standings: ReadonlyMap<string, Standing>;
  /** The associations on whose rosters the lead of before is, and the registered bodies of which they are a member. */
  readonly rosters: readonly string[];
};

/** The lead of before, where they still are what they led by, live here, and have no interest in the case. */
const leadStill = ({ lead, ...subject }: CaseIn<"resolved">, { standings, rosters }: KnownAgain, at: Instant) => {
  const standing = lead && standings.get(lead.personId);
  if (!lead || !standing || isGoneBy(standing)) return undefined;
  const leadsByGrant = grantsAt(standing, at).some(({ grantId }) => grantId === lead.grantId);
  const leadsByRoster = rosters.some((each) => each === lead.associationId || each === lead.bodyId);
  const isRelated = hasInterest(subject as Case, relatedAs(lead.personId, standing, at));
  return (leadsByGrant || leadsByRoster) && !isRelated ? lead : undefined;
};

const formerOf = (subject: CaseIn<"resolved">, reopened: FormerOutcome["reopened"]): FormerOutcome => {
  const { resolution, decision, proposal, fulfilment, obligations, followUps, escalation, disputants } = subject;
  const confirmations = disputants.flatMap(({ disputantId, confirmedAt, confirmationEvidence: evidence }) =>
    confirmedAt ? { disputantId, at: confirmedAt, ...(evidence && { evidence }) } : [],
  );
  return {
    resolution,
    decision,
    round: proposal?.round,
    fulfilment,
    obligations,
    followUps,
    escalation,
    confirmations,
    reopened,
  };
};

const unconfirmed = ({ confirmedAt: _, confirmationEvidence: __, ...disputant }: Disputant): Disputant => disputant;

/** Who is here no longer is known to be gone: what they answer is recorded for them. */
const asTheyAre = (disputant: Disputant, { standings }: KnownAgain): Disputant => {
  const { personId } = disputant;
  return personId ? seenAs(unconfirmed(disputant), isGoneBy(standings.get(personId))) : unconfirmed(disputant);
};

type Reopening = CaseAct & z.infer<typeof ReopenCase> & { readonly community: Reckoning; readonly known: KnownAgain };

const ledBy = (lead: Lead | undefined, at: Instant) => (lead ? { lead: { ...lead, since: at } } : {});

/** What stays of a case that is brought up again: not how it ended, nor what was asked or owed by that. */
const unresolved = (subject: CaseIn<"resolved">) => {
  const {
    resolution: _,
    decision: __,
    agreement: ___,
    court: ____,
    fulfilment: _____,
    lead: ______,
    ...before
  } = subject;
  const { obligations: _______, followUps: ________, escalation: _________, extension: __________, ...rest } = before;
  const { proposal, inquiry, leadLost: ___________, formerProposals = [], formerInquiries = [], ...kept } = rest;
  const proposals = proposal ? [...formerProposals, proposal] : formerProposals;
  const inquiries = inquiry ? [...formerInquiries, inquiry] : formerInquiries;
  return {
    ...kept,
    ...(proposals.length > 0 && { formerProposals: proposals }),
    ...(inquiries.length > 0 && { formerInquiries: inquiries }),
  };
};

/**
 * A disputant who is here brings a resolved case up again. It is mediated anew, by its lead if they may still lead it;
 * how it had been resolved stays to be read, and the question whether that settled it is over.
 */
export const reopen = (current: Case, { by, at, reason, community, known }: Reopening) => {
  const { subject, disputant } = reopenable(current, { by, at, community });
  const { formerOutcomes = [] } = subject;
  mustHaveRoom(formerOutcomes, most.outcomes, "");
  const { disputantId } = disputant;
  const reopenCount = (subject.reopenCount ?? 0) + 1;
  const state = {
    ...unresolved(subject),
    status: "accepted",
    acceptedAt: subject.acceptedAt ?? at,
    body: subject.body ?? "mutual-aid",
    supports: subject.supports ?? [],
    surveys: subject.surveys ?? [],
    negotiations: subject.negotiations ?? [],
    ...ledBy(leadStill(subject, known, at), at),
    mediationDueAt: plusMinutes(at, daysAsMinutes(numberOf("mediationDays", community.policy))),
    disputants: subject.disputants.map((each) => asTheyAre(each, known)),
    reopenCount,
    formerOutcomes: [...formerOutcomes, formerOf(subject, { at, disputantId, reason })],
  } as Case;
  const { caseId, category, place } = subject;
  const told = { caseId, category, building: place.building, reopenCount };
  return { state: mustFit(signedBy(state, by), "ending"), facts: [caseReopened(told)] };
};
