import { type Answering, answeredBy } from "#shared/messages/answering.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { decisions } from "./transitions.ts";

const by = (verb: Answering["verb"]): Answering => ({
  verb,
  isDone: (table, caseId, command) => caseStore(table).isDone(caseId, command),
});

/** What a disputant answers without a login, by the same rules as everybody. */
export const byCodeEndpoints = {
  refuseMediatorByCode: answeredBy(routes.refuseMediatorByCode, by(decisions.refuseMediator)),
  confirmOutcomeByCode: answeredBy(routes.confirmOutcomeByCode, by(decisions.confirmOutcome)),
  answerInquiryByCode: answeredBy(routes.answerInquiryByCode, by(decisions.answerInquiry)),
};
