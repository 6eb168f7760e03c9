import { parentId } from "#shared/domain/ids.ts";
import { transitions } from "#shared/http/transition.ts";
import { viewOf } from "../domain/case-view.ts";
import { escalate, extend } from "../domain/escalate.ts";
import { answer } from "../domain/inquiry.ts";
import { contact, decline, withdraw } from "../domain/intake.ts";
import { answerDemand, negotiate, raiseDemand } from "../domain/mediation.ts";
import { confirm, decide, recordBasis, reportFulfilment, startFulfilment } from "../domain/outcome.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";

const ofCase = transitions({
  store: caseStore,
  id: ({ caseId, demandId }) => String(caseId ?? parentId("cas", String(demandId))),
  view: viewOf,
});

/** The verbs that only decide: each row is a route and the rule that answers it. */
export const decisions = {
  ...ofCase(routes, {
    contactDisputants: contact,
    declineCase: decline,
    negotiateWithSupplier: negotiate,
    raiseDemand,
    answerDemand,
    decideCase: decide,
    recordBasis,
    startFulfilment,
    reportFulfilment,
    confirmOutcome: confirm,
    escalateCase: escalate,
    extendMediation: extend,
    answerInquiry: answer,
    withdrawCase: withdraw,
  }),
};
