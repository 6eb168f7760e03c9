import { refuse } from "#shared/domain/refusal.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { offersFrom, unlessDone } from "#shared/http/offers.ts";
import { hearingOf } from "#shared/people/hearing.ts";
import { acting, answeredBy, isMediating, leadOrPresidentMust, mustLead, mustSayYes } from "./domain/access.ts";
import { type Association, approve, associationLifecycle, sidesOf } from "./domain/association.ts";
import { type Case, caseLifecycle } from "./domain/case.ts";
import { openInquiry } from "./domain/inquiry.ts";
import { mustBeApplicant } from "./domain/intake.ts";
import { mustBeWilling } from "./domain/lead.ts";
import { mustSpeakForDisputant } from "./domain/mediation.ts";
import { mustBeAnswered, mustBeReported, reportFulfilment, startFulfilment } from "./domain/outcome.ts";
import type { Insider } from "./domain/recusal.ts";
import { mayRefuse } from "./domain/refuse-mediator.ts";

/** A case, and whoever looks at it with what they are at their source. */
type SeenCase = { readonly status: Case["status"]; readonly current: Case; readonly by: Insider };

type Act = Parameters<typeof acting>[0];

const acts =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    acting(verb, current, by);
const led =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    mustLead(acting(verb, current, by), by);
const ledOrPresided =
  (verb: Act) =>
  ({ current, by }: SeenCase) =>
    leadOrPresidentMust(acting(verb, current, by), by);

const caseOffers = offersFrom<SeenCase>(caseLifecycle, {
  contactDisputants: acts("contact"),
  acceptCase: ({ current, by }) => mustBeWilling(acting("accept", current, by)),
  declineCase: acts("decline"),
  assignLead: acts("assignLead"),
  refuseMediator: ({ current, by }) => mayRefuse(current, by),
  nameRepresentative: ({ current, by }) => {
    const subject = acting("nameRepresentative", current, by);
    if (!isMediating(subject, by) || subject.disputants.every(({ personId }) => personId)) refuse("role-not-allowed");
  },
  consultPerson: led("consult"),
  surveySite: led("survey"),
  negotiateWithSupplier: led("negotiate"),
  raiseDemand: ({ current, by }) => mustSpeakForDisputant(acting("raiseDemand", current, by), by),
  answerDemand: (seen) => {
    led("answerDemand")(seen);
    unlessDone(seen.current.demands[0]);
  },
  decideCase: (seen) => {
    led("decide")(seen);
    mustBeAnswered(seen.current);
  },
  recordBasis: led("recordBasis"),
  startFulfilment: ({ current, by }, { at }) => startFulfilment(current, { by, at }),
  reportFulfilment: ({ current, by }, { at }) => unlessDone(reportFulfilment(current, { by, at })),
  confirmOutcome: ({ current, by }) => {
    const subject = acting("confirm", current, by);
    mustBeReported(subject);
    mustSayYes(by);
    unlessDone(answeredBy(subject, by).find(({ confirmedAt }) => !confirmedAt));
  },
  withdrawCase: ({ current, by }) => mustBeApplicant(acting("withdraw", current, by), by),
  extendMediation: ledOrPresided("extend"),
  escalateCase: (seen) => {
    ledOrPresided("escalate")(seen);
    unlessDone(seen.current.escalation ? undefined : seen);
  },
  answerInquiry: ({ current, by }) => {
    const subject = acting("answer", current, by);
    const { answers } = openInquiry(subject);
    unlessDone(answeredBy(subject, by).find(({ disputantId }) => !answers[disputantId]));
  },
});

const associationOffers = offersFrom<Association>(associationLifecycle, {
  approveAssociation: async (association, asking) => {
    const side = sideOfRoles(asking.by.grants.map(({ role }) => role));
    if (!side || !sidesOf(association).includes(side)) refuse("not-of-side", { side });
    unlessDone(approve(association, await hearingOf(asking, association.approvals)));
  },
});

/** The case as its reader is offered verbs of it. */
export const seenAs = (current: Case, by: Insider): SeenCase => ({ status: current.status, current, by });

export const mediationOffers = { case: caseOffers, association: associationOffers };
