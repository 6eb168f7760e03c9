import * as z from "zod";
import type { RouteSpec } from "#shared/http/route.ts";
import { AnswerFollowUp } from "../domain/follow-up.ts";
import { SayNotSettled } from "../domain/not-settled.ts";
import { ObligationId } from "../domain/obligation.ts";
import { ConfirmObligation, ReportObligationDone } from "../domain/owed.ts";
import { Pulse, PulseBy } from "../domain/pulse.ts";
import { caseVerb, peopleInACase } from "./case-verb.ts";

/** What is owed by an outcome, whether it settles the dispute, and whether it lasts. */
export const fulfilmentRoutes = {
  reportObligationDone: {
    ...caseVerb("", {
      summary: "Say that what one owes is done, and what shows it",
      access: peopleInACase,
      body: ReportObligationDone,
    }),
    path: "/obligations/{obligationId}/done",
    params: { obligationId: ObligationId },
    withoutRole: true,
  },
  confirmObligation: {
    ...caseVerb("", {
      summary: "Confirm that what one is owed is done, or say that it is not",
      access: peopleInACase,
      body: ConfirmObligation,
    }),
    path: "/obligations/{obligationId}/confirm",
    params: { obligationId: ObligationId },
    withoutRole: true,
    needsIdentity: ({ done }: z.infer<typeof ConfirmObligation>) => done,
  },
  sayNotSettled: {
    ...caseVerb("not-settled", {
      summary: "Say that the outcome does not settle the dispute: it is negotiated again",
      access: peopleInACase,
      body: SayNotSettled,
    }),
    withoutRole: true,
  },
  answerFollowUp: {
    ...caseVerb("answer-follow-up", {
      summary: "Say, some time later, whether the outcome was performed and settled the dispute",
      access: peopleInACase,
      body: AnswerFollowUp,
      refusals: ["follow-up-answered"],
    }),
    withoutRole: true,
  },
  getPulse: {
    method: "GET",
    path: "/pulse",
    summary: "How well neighbours know and trust each other after a dispute, in numbers, by month or building group",
    access: { roles: ["association-president", "residents-committee-worker"] },
    query: {
      by: PulseBy.default("month"),
      year: z
        .string()
        .regex(/^(?:19|2\d)\d{2}$/, "year")
        .optional(),
    },
    reply: Pulse,
  },
} as const satisfies Record<string, RouteSpec>;
