import * as z from "zod";
import { byCode } from "#shared/messages/link-route.ts";
import { AnswerInquiry } from "../domain/inquiry.ts";
import { CaseId } from "../domain/parts.ts";

const onCase = { ...byCode, params: { caseId: CaseId }, refusals: ["code-invalid", "wrong-state"] } as const;

/** What a disputant answers by a link, without a login: for themselves alone. */
export const byCodeRoutes = {
  refuseMediatorByCode: {
    ...onCase,
    path: "/cases/{caseId}/refuse-mediator",
    summary: "Refuse the mediator, by the link that named them",
    answersFor: "refuseMediator",
    refusals: ["code-invalid", "wrong-state", "refused-already"],
  },
  confirmOutcomeByCode: {
    ...onCase,
    path: "/cases/{caseId}/confirm",
    summary: "Confirm the outcome, by the link that asked for it",
    answersFor: "confirmOutcome",
  },
  answerInquiryByCode: {
    ...onCase,
    path: "/cases/{caseId}/answer",
    summary: "Say whether what the joint meeting decided settles the dispute, by the link that asked it",
    answersFor: "answerInquiry",
    body: z.strictObject({ settled: AnswerInquiry.shape.settled, reason: AnswerInquiry.shape.reason }),
  },
} as const;
