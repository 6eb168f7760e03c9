import * as z from "zod";
import {
  type Confirmation,
  caseResolved,
  disputantsAsked,
  issueLinked,
  outcomeAnswered,
  resolutionNoted,
} from "#shared/contracts/mediation.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, daysBetween, type Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, mustSayYes, signedBy } from "./access.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { DisputantId, type Inquiry } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

/** An issue of the joint meeting stands for the case. */
export const linkIssue = (current: Case, issueId: string) => {
  const linked = current.linkedIssues ?? [];
  if (linked.includes(issueId)) return undefined;
  const state: Case = { ...current, linkedIssues: [...linked, issueId].toSorted() };
  return { state, facts: [issueLinked({ caseId: current.caseId, issueId })] };
};

/** The joint meeting decided validly about the case: it shows on the timeline, also where the dispute has ended. */
export const noteResolution = (
  current: Case,
  { issueId, resolutionId, adoptedAt }: NonNullable<Case["resolutions"]>[number],
) => {
  const noted = current.resolutions ?? [];
  if (noted.some((each) => each.resolutionId === resolutionId)) return undefined;
  const resolutions = [...noted, { resolutionId, issueId, adoptedAt }];
  const inOrder = resolutions.toSorted((one, other) => (one.adoptedAt < other.adoptedAt ? -1 : 1));
  const facts = [resolutionNoted({ caseId: current.caseId, issueId, resolutionId })];
  return { state: { ...current, resolutions: inOrder } as Case, facts };
};

type Asking = { readonly issueId: string; readonly at: Instant; readonly policy: OwnPolicy };

const asking = (current: Case, { issueId, at, policy }: Asking) => {
  const { inquiry, formerInquiries = [] } = current;
  const answersDueAt = plusMinutes(at, daysAsMinutes(numberOf("silenceDays", policy)));
  const state = { ...current, inquiry: { issueId, askedAt: at, answersDueAt, answers: {} } } as Case;
  const facts = [disputantsAsked({ caseId: current.caseId, issueId })];
  return { state: inquiry ? { ...state, formerInquiries: [...formerInquiries, inquiry] } : state, facts };
};

/**
 * All that was decided is done and verified: the disputants are asked whether that settles it, once for an issue. While
 * they are asked for another issue, the question waits until that is contested.
 */
export const ask = (current: Case, told: Asking) => {
  if (!caseLifecycle.can("ask", current)) return undefined;
  const { inquiry, formerInquiries = [], waitingIssues = [] } = current;
  const askedFor = [...formerInquiries, ...(inquiry ? [inquiry] : [])].map(({ issueId }) => issueId);
  if ([...askedFor, ...waitingIssues].includes(told.issueId)) return undefined;
  if (!inquiry || inquiry.over) return asking(current, told);
  return { state: { ...current, waitingIssues: [...waitingIssues, told.issueId] } as Case, facts: [] };
};

/** The question of the issue that waits longest. */
const askNext = (current: Case, told: Omit<Asking, "issueId">) => {
  const { waitingIssues: [issueId, ...others] = [], ...rest } = current;
  if (issueId === undefined) return { state: current, facts: [] };
  return asking({ ...rest, ...(others.length > 0 && { waitingIssues: others }) } as Case, { ...told, issueId });
};

export const AnswerInquiry = z.strictObject({
  settled: z.boolean(),
  reason: Text.optional(),
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

type Answering = CaseAct & z.infer<typeof AnswerInquiry> & { readonly community: Pick<CommunityCard, "policy"> };
type Open = ReturnType<typeof caseLifecycle.allow<"answer">>;

export const openInquiry = ({ status, inquiry }: Open): z.infer<typeof Inquiry> =>
  inquiry && !inquiry.over
    ? inquiry
    : refuse("wrong-state", {
        state: status,
        allowedVerbs: caseLifecycle.verbsFrom(status).filter((verb) => verb !== "answerInquiry"),
      });

/** Ends the case by what the joint meeting decided. Silence ends it too, but is noted as such and makes nothing effective. */
const settled = (subject: Open, inquiry: z.infer<typeof Inquiry>, at: Instant, over: "settled" | "none-received") => {
  const { caseId, category, place, filedAt } = subject;
  const confirmation: z.infer<typeof Confirmation> = over === "settled" ? "expressed" : over;
  const resolution = { at, days: daysBetween(filedAt, at), confirmation, issueId: inquiry.issueId };
  const state = { ...subject, status: "resolved", inquiry: { ...inquiry, over }, resolution } as Case;
  const facts = [caseResolved({ caseId, category, building: place.building, days: resolution.days, confirmation })];
  return { state, facts };
};

/**
 * A disputant says whether the dispute is settled. With the last yes the case is resolved; at the first no the
 * question is over, the next one that waits is asked, and the case goes on as it was.
 */
export const answer = (current: Case, act: Answering) => {
  const { by, at, reason, evidence } = act;
  const subject = acting("answer", current, by);
  const asked = openInquiry(subject);
  if (act.settled) mustSayYes(by);
  const { disputantId } = answering(subject, by, act);
  if (!act.settled && !reason) refuseField("/reason", "reason-needed");
  const answers = { ...asked.answers, [disputantId]: { settled: act.settled, at, reason, evidence } };
  const remaining = subject.disputants.filter((each) => !answers[each.disputantId]).length;
  const answered = outcomeAnswered({ caseId: subject.caseId, settled: act.settled, remaining });
  const signed = signedBy(subject, by);
  if (act.settled && remaining === 0) {
    const end = settled(signed, { ...asked, answers }, at, "settled");
    return { state: end.state, facts: [answered, ...end.facts] };
  }
  if (act.settled) return { state: { ...signed, inquiry: { ...asked, answers } } as Case, facts: [answered] };
  const contested = { ...signed, inquiry: { ...asked, answers, over: "contested" } } as Case;
  const next = askNext(contested, { at, policy: act.community.policy });
  return { state: next.state, facts: [answered, ...next.facts] };
};

/** The time to answer has passed. */
export const closeUnanswered = (current: Case, { issueId, at }: { readonly issueId: string; readonly at: Instant }) => {
  const { inquiry } = current;
  const isOpen = caseLifecycle.can("closeUnanswered", current) && inquiry?.issueId === issueId && !inquiry.over;
  if (!isOpen || inquiry.answersDueAt > at) return undefined;
  return settled(current as Open, inquiry, at, "none-received");
};
