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
  fulfilmentReported,
  mediationExtended,
  mediatorAssigned,
  mediatorReleased,
  outcomeAnswered,
  representativeNamed,
  resolutionNoted,
} from "#shared/contracts/mediation.ts";
import { issueCarried } from "#shared/contracts/meetings.ts";
import { policy } from "#shared/domain/policy.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";
import { type Case, leadWhileOpen } from "./domain/case.ts";

const moment = momentsOf<Case>("case");
/** Everybody in the disputes that an issue of the joint meeting stands for. */
const issue = momentsOf<{ readonly people: readonly string[] }>("issue");

/** A case that nobody leads, and who names another lead. */
const unled = momentsOf<{ readonly subject: Case; readonly presidents: readonly string[] }>("unled", "caseId", "case");

/** Those in dispute, or who speaks for them. */
export const disputing = ({ disputants }: Case): string[] =>
  disputants.flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []);

const others = (subject: Case, personId: string | undefined): string[] =>
  disputing(subject).filter((each) => each !== personId);

const about = ({ number, category, place }: Case) => ({ number, category, building: place.building });

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
  leadWanted: unled(mediatorReleased, {
    kind: "task",
    tell: ({ found }) => found.presidents,
    params: ({ found }) => about(found.subject),
    calls: ["assignLead"],
  }),
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
  decided: moment(decisionAdopted, {
    kind: "notice",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
  }),
  fulfilled: moment(fulfilmentReported, {
    kind: "task",
    when: ({ found }) => found.status === "in-fulfilment",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
    calls: ["confirmOutcome"],
  }),
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
    params: ({ found }) => about(found),
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
    overtakes: ["leadNamed", "demandAnswered", "decided", "fulfilled", "extended", "escalated", "asked"],
  }),
  withdrawn: moment(caseWithdrawn, {
    kind: "notice",
    tell: ({ found }) => others(found, found.applicantId),
    params: ({ found }) => about(found),
    overtakes: ["caseFiled", "leadNamed", "demandAnswered", "decided", "fulfilled", "extended", "escalated", "asked"],
  }),
  unreached,
};
