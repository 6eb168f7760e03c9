import { endpoint } from "#shared/http/endpoint.ts";
import { type Answering, answeredBy } from "#shared/messages/answering.ts";
import { linkStore } from "#shared/messages/link-store.ts";
import { proposedText } from "../domain/proposed-text.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { answerFollowUp } from "./follow-ups.ts";
import { saidByCode } from "./outcome.ts";
import { decisions } from "./transitions.ts";

const by = (verb: Answering["verb"]): Answering => ({
  verb,
  isDone: (table, caseId, command) => caseStore(table).isDone(caseId, command),
});

/** And whoever holds the phone proves that it is theirs. */
const proven = (verb: Answering["verb"]): Answering => ({
  ...by(verb),
  prove: (table, opened, { code, body }) =>
    linkStore(table).mustProve(opened, code, (body as { readonly digits: string }).digits),
});

/** What a disputant answers without a login, by the same rules as everybody. */
export const byCodeEndpoints = {
  refuseMediatorByCode: answeredBy(routes.refuseMediatorByCode, by(decisions.refuseMediator)),
  confirmOutcomeByCode: answeredBy(routes.confirmOutcomeByCode, by(decisions.confirmOutcome)),
  sayNotSettledByCode: answeredBy(routes.sayNotSettledByCode, by(decisions.sayNotSettled)),
  answerFollowUpByCode: answeredBy(routes.answerFollowUpByCode, by(answerFollowUp)),
  sayYesByCode: answeredBy(routes.sayYesByCode, proven(saidByCode.sayYes)),
  sayNoByCode: answeredBy(routes.sayNoByCode, proven(saidByCode.sayNo)),
  /** What is read is read by who proves the same as whoever says yes to it. */
  readProposalByCode: endpoint(routes.readProposalByCode, async ({ code, now, table, command, params, body }) => {
    const { caseId: thing } = params;
    const links = linkStore(table);
    const wanted = { code, now, verb: "sayYes", thing, command, isDone: async () => false };
    await links.mustProve(await links.mustOpen(wanted), code, body.digits);
    return { body: proposedText((await caseStore(table).get(thing)).state) };
  }),
  answerInquiryByCode: answeredBy(routes.answerInquiryByCode, by(decisions.answerInquiry)),
};
