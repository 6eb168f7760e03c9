import { unlessDone } from "#shared/http/offers.ts";
import { acting, answeredBy, disputantOf, leadOrBodyMust } from "./domain/access.ts";
import { openFollowUp } from "./domain/follow-up.ts";
import { mustBeContestable } from "./domain/not-settled.ts";
import type { Obligation } from "./domain/obligation.ts";
import { owedOf, owersOf, sayable } from "./domain/owed.ts";
import type { Act, SeenCase } from "./seen-case.ts";

/** What the caller may say of what is owed: of what they owe or are owed themselves, or for one who cannot. */
const ofObligations =
  (verb: Act, among: typeof owersOf, isOpen: (owed: Obligation) => boolean) =>
  ({ current, by }: SeenCase) => {
    const subject = acting(verb, current, by);
    if (!disputantOf(subject, by)) leadOrBodyMust(subject, by);
    unlessDone(sayable(subject, by, among).find(isOpen));
  };

/** What is said of what is owed, and of an outcome that was carried out. */
export const owingOffers = {
  reportObligationDone: ofObligations("reportObligationDone", owersOf, ({ doneAt }) => !doneAt),
  confirmObligation: ofObligations("confirmObligation", owedOf, ({ confirmedAt }) => !confirmedAt),
  sayNotSettled: ({ current, by }: SeenCase) => {
    const subject = acting("sayNotSettled", current, by);
    mustBeContestable(subject);
    unlessDone(answeredBy(subject, by)[0]);
  },
  answerFollowUp: ({ current, by }: SeenCase) => {
    const subject = acting("answerFollowUp", current, by);
    const { answers } = openFollowUp(subject);
    unlessDone(answeredBy(subject, by).find(({ disputantId }) => !answers[disputantId]));
  },
};
