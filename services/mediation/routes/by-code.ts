import * as z from "zod";
import { byCode } from "#shared/messages/link-route.ts";
import { AnswerFollowUp } from "../domain/follow-up.ts";
import { AnswerInquiry } from "../domain/inquiry.ts";
import { SayNotSettled } from "../domain/not-settled.ts";
import { CaseId } from "../domain/parts.ts";

const onCase = {
  ...byCode,
  params: { caseId: CaseId },
  refusals: ["code-invalid", "wrong-state", "goes-on-elsewhere"],
} as const;

/** What a disputant answers by a link, without a login: for themselves alone. */
export const byCodeRoutes = {
  refuseMediatorByCode: {
    ...onCase,
    path: "/cases/{caseId}/refuse-mediator",
    summary: "Refuse the mediator, by the link that named them",
    answersFor: "refuseMediator",
    refusals: [...onCase.refusals, "refused-already"],
  },
  confirmOutcomeByCode: {
    ...onCase,
    path: "/cases/{caseId}/confirm",
    summary: "Confirm the outcome, by the link that asked for it",
    answersFor: "confirmOutcome",
    refusals: ["code-invalid", "wrong-state", "obligations-undone"],
  },
  answerInquiryByCode: {
    ...onCase,
    path: "/cases/{caseId}/answer",
    summary: "Say whether what the joint meeting decided settles the dispute, by the link that asked it",
    answersFor: "answerInquiry",
    body: z.strictObject({ settled: AnswerInquiry.shape.settled, reason: AnswerInquiry.shape.reason }),
  },
  sayNotSettledByCode: {
    ...onCase,
    path: "/cases/{caseId}/not-settled",
    summary: "Say that the outcome does not settle the dispute, by the link that told of it",
    answersFor: "sayNotSettled",
    body: SayNotSettled.pick({ reason: true }),
  },
  answerFollowUpByCode: {
    ...onCase,
    path: "/cases/{caseId}/answer-follow-up",
    summary: "Say whether the outcome lasts, by the link that asked it",
    answersFor: "answerFollowUp",
    body: AnswerFollowUp.omit({ disputantId: true, evidence: true, happenedOn: true }),
    refusals: ["code-invalid", "wrong-state", "follow-up-answered"],
  },
} as const;
