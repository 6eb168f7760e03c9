import {
  caseAccepted,
  caseConsulted,
  caseDeclined,
  caseEscalated,
  caseFiled,
  caseResolved,
  caseWithdrawn,
  decisionAdopted,
  demandAnswered,
  demandRaised,
  disputantsAsked,
  mediationExtended,
  mediatorAssigned,
  mediatorReleased,
  outcomeAnswered,
  representativeNamed,
  resolutionNoted,
} from "#shared/contracts/mediation.ts";
import { caseReopened } from "#shared/contracts/mediation-ways.ts";
import { issueCarried } from "#shared/contracts/meetings.ts";
import { policy } from "#shared/domain/policy.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";
import { appointmentMoments } from "./appointment-messages.ts";
import { bodyMoments } from "./body-messages.ts";
import { careMoments } from "./care-messages.ts";
import { about, disputing, moment, others } from "./case-moment.ts";
import { courtMoments } from "./court-messages.ts";
import { dangerMoments } from "./danger-messages.ts";
import type { Case } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";
import { fulfilmentMoments, ofObligations, until } from "./fulfilment-messages.ts";
import { outcomeMoments } from "./outcome-messages.ts";
import { rightsMoments } from "./rights-messages.ts";
import { wayMoments } from "./way-messages.ts";

/** Everybody in the disputes that an issue of the joint meeting stands for. */
const issue = momentsOf<{ readonly people: readonly string[] }>("issue");

/** A case that nobody leads, and who names another lead. */
const unled = momentsOf<{ readonly subject: Case; readonly presidents: readonly string[] }>("unled", "caseId", "case");

const demanding = ({ demands, disputants }: Case, demandId: string): string | undefined => {
  const demand = demands.find((each) => each.demandId === demandId);
  const disputant = disputants.find((each) => each.disputantId === demand?.disputantId);
  return disputant?.personId ?? disputant?.representative?.personId;
};

type LeadNaming = { readonly found: Case; readonly data: { readonly mediatorId: string } };

/** Whether who was named leads it still: what holds no more is not told. */
const isLead = ({ found, data }: LeadNaming): boolean => leadWhileOpen(found)?.personId === data.mediatorId;

const isUnanswered = ({ demands }: Case, demandId: string): boolean =>
  demands.some((each) => each.demandId === demandId && each.answer === undefined);

/** What is told of a case holds no more once it ended. */
const whileOpen = [
  ...["leadNamed", "demandAnswered", "textReady", "textRead", "signatureWanted", "decided", "agreementHolds"],
  ...["fulfilled", "extended", "escalated", "asked", "reopened"],
  ...ofObligations,
];

/** The moments in which mediation tells somebody something. */
export const mediationMoments = {
  caseFiled: moment(caseFiled, {
    kind: "notice",
    tell: ({ found }) => others(found, found.applicantId),
    params: ({ found }) => about(found),
  }),
  leadNamed: moment([caseAccepted, mediatorAssigned], {
    kind: "notice",
    when: isLead,
    tell: ({ found, data }) => others(found, data.mediatorId),
    params: ({ found, data }) => ({ ...about(found), lead: data.mediatorId }),
    calls: ["refuseMediator"],
    overtakes: ["leadNamed", "leadLost"],
  }),
  leadTaken: moment([caseAccepted, mediatorAssigned], {
    kind: "task",
    when: isLead,
    tell: ({ data }) => [data.mediatorId],
    params: ({ found }) => about(found),
    dueAt: ({ found }) => found.mediationDueAt,
    overtakes: ["leadWanted"],
  }),
  leadLost: moment(mediatorReleased, {
    kind: "news",
    tell: ({ found, data }) => [...disputing(found), data.mediatorId],
    params: ({ found, data }) => ({ ...about(found), lead: data.mediatorId }),
    overtakes: ["leadNamed", "leadTaken"],
  }),
  leadWanted: unled([mediatorReleased, caseReopened], {
    kind: "task",
    tell: ({ found }) => found.presidents,
    params: ({ found }) => about(found.subject),
    calls: ["assignLead"],
  }),
  ...bodyMoments,
  caseDeclined: moment(caseDeclined, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), found.applicantId],
    params: ({ found }) => about(found),
  }),
  representing: moment(representativeNamed, {
    kind: "notice",
    tell: ({ data }) => [data.personId],
    params: ({ found }) => about(found),
  }),
  consulted: moment(caseConsulted, {
    kind: "task",
    tell: ({ data }) => [data.consultedId],
    params: ({ found }) => about(found),
  }),
  demandRaised: moment(demandRaised, {
    kind: "task",
    when: ({ found, data }) => isUnanswered(found, data.demandId),
    tell: ({ found, data }) => {
      const lead = leadWhileOpen(found)?.personId;
      return lead === demanding(found, data.demandId) ? [] : [lead];
    },
    params: ({ found }) => about(found),
  }),
  demandAnswered: moment(demandAnswered, {
    kind: "notice",
    tell: ({ found, data }) => [demanding(found, data.demandId)],
    params: ({ found, data }) => ({ ...about(found), answer: data.answer }),
  }),
  ...outcomeMoments,
  ...courtMoments,
  decided: moment(decisionAdopted, {
    kind: "notice",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
    overtakes: ["textReady", "textRead"],
  }),
  ...fulfilmentMoments,
  extended: moment(mediationExtended, {
    kind: "notice",
    tell: ({ found }) => disputing(found),
    params: ({ found, data }) => ({ ...about(found), untilOn: data.untilOn }),
  }),
  escalated: moment(caseEscalated, {
    kind: "news",
    tell: ({ found }) => disputing(found),
    params: ({ found, data }) => ({ ...about(found), cause: data.cause }),
  }),
  resolutionNoted: moment(resolutionNoted, {
    kind: "news",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
  }),
  carried: issue(issueCarried, {
    kind: "news",
    when: ({ data }) => data.carryCount >= policy.carriesToExplain.value,
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ times: data.carryCount, days: data.ageDays }),
    overtakes: ["carried"],
  }),
  asked: moment(disputantsAsked, {
    kind: "task",
    when: ({ found, data }) => found.inquiry?.issueId === data.issueId,
    tell: ({ found }) => disputing(found),
    params: ({ found }) => ({ ...about(found), ...until(found.inquiry?.answersDueAt) }),
    dueAt: ({ found }) => found.inquiry?.answersDueAt,
    calls: ["answerInquiry"],
    overtakes: ["asked"],
  }),
  unsettled: moment(outcomeAnswered, {
    kind: "task",
    when: ({ data }) => !data.settled,
    tell: ({ found }) => [leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
  }),
  resolved: moment(caseResolved, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), found.applicantId],
    params: ({ found }) => about(found),
    overtakes: whileOpen,
  }),
  withdrawn: moment(caseWithdrawn, {
    kind: "notice",
    tell: ({ found }) => others(found, found.applicantId),
    params: ({ found }) => about(found),
    overtakes: ["caseFiled", ...whileOpen],
  }),
  ...wayMoments,
  ...dangerMoments,
  ...careMoments,
  ...rightsMoments,
  ...appointmentMoments,
  unreached,
};
