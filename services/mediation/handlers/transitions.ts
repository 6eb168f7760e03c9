import { parentId } from "#shared/domain/ids.ts";
import { type Call, type Endpoint, endpoint } from "#shared/http/endpoint.ts";
import type { Told } from "#shared/http/transition.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { Case } from "../domain/case.ts";
import { viewOf } from "../domain/case-view.ts";
import { contact } from "../domain/contact.ts";
import { escalate, extend } from "../domain/escalate.ts";
import { answer } from "../domain/inquiry.ts";
import { decline, withdraw } from "../domain/intake.ts";
import { answerDemand, negotiate, raiseDemand } from "../domain/mediation.ts";
import { confirm, decide, recordBasis, reportFulfilment, startFulfilment } from "../domain/outcome.ts";
import type { Insider } from "../domain/recusal.ts";
import { refuseMediator } from "../domain/refuse-mediator.ts";
import { seenAs } from "../offers.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";

type Routes = typeof routes;
type CaseDecision<Name extends keyof Routes> = (
  current: Case,
  told: Told<Routes[Name]> & { readonly by: Insider },
) => Decision<Case> | undefined;

/** A verb of a case that only decides: it is told what the caller is at their source. */
const row = <Name extends keyof Routes>(name: Name, verb: CaseDecision<Name>): Endpoint<Name> =>
  endpoint(routes[name], async (call) => {
    const { params, body, caller, community, table, now, command } = call as unknown as Call<Routes["withdrawCase"]>;
    const { caseId, demandId } = params as { readonly caseId?: string; readonly demandId?: string };
    const act = { at: now, commandId: command.id, community };
    const { state, by, ...outcome } = await caseStore(table).act(
      caseId ?? parentId("cas", String(demandId)),
      command,
      { by: caller, at: now },
      (current, told) => verb(current, { ...body, ...params, ...act, by: told.by } as never),
    );
    return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome } as never;
  }) as Endpoint<Name>;

/** The verbs that only decide: each row is a route and the rule that answers it. */
export const decisions = {
  contactDisputants: row("contactDisputants", contact),
  declineCase: row("declineCase", decline),
  negotiateWithSupplier: row("negotiateWithSupplier", negotiate),
  raiseDemand: row("raiseDemand", raiseDemand),
  answerDemand: row("answerDemand", answerDemand),
  decideCase: row("decideCase", decide),
  recordBasis: row("recordBasis", recordBasis),
  startFulfilment: row("startFulfilment", startFulfilment),
  reportFulfilment: row("reportFulfilment", reportFulfilment),
  confirmOutcome: row("confirmOutcome", confirm),
  refuseMediator: row("refuseMediator", refuseMediator),
  escalateCase: row("escalateCase", escalate),
  extendMediation: row("extendMediation", extend),
  answerInquiry: row("answerInquiry", answer),
  withdrawCase: row("withdrawCase", withdraw),
};
