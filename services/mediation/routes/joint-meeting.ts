import type * as z from "zod";
import { EscalateCase, ExtendMediation } from "../domain/escalate.ts";
import { AnswerInquiry } from "../domain/inquiry.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

/** How a case comes before the joint meeting, or stays with its mediator, and what is answered afterwards. */
export const meetingRoutes = {
  escalateCase: caseVerb("escalate", {
    summary: "Bring a case before the joint meeting",
    access: leads,
    body: EscalateCase,
  }),
  extendMediation: caseVerb("extend", {
    summary: "Record more time, agreed by every disputant",
    access: leads,
    body: ExtendMediation,
    refusals: ["signatures-incomplete"],
  }),
  answerInquiry: {
    ...caseVerb("answer", {
      summary: "Say whether what the joint meeting decided settles the dispute",
      access: peopleInACase,
      body: AnswerInquiry,
    }),
    withoutRole: true,
    needsIdentity: ({ settled }: z.infer<typeof AnswerInquiry>) => settled,
  },
} as const;
