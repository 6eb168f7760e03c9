import { refuse } from "#shared/domain/refusal.ts";
import { fileOffers } from "#shared/evidence/file-desk.ts";
import { offersFrom, unlessDone } from "#shared/http/offers.ts";
import { associationOffers, bodyOffers } from "./body-offers.ts";
import {
  acting,
  answeredBy,
  disputantOf,
  isMediating,
  leadOrBodyMust,
  mustActForBody,
  mustLead,
  mustSayYes,
} from "./domain/access.ts";
import { mayChange, maySet } from "./domain/appointments.ts";
import { type Case, leadOf } from "./domain/case.ts";
import { caseLifecycle } from "./domain/case-lifecycle.ts";
import { mayBringAlong, mustBeAsked, mustHaveBrought } from "./domain/companions.ts";
import { notApplied, openCourt } from "./domain/court.ts";
import { mustWatch, unreportedDangers } from "./domain/danger.ts";
import { mayJoin, mayPart } from "./domain/duplicate.ts";
import { openInquiry } from "./domain/inquiry.ts";
import { mustBeApplicant } from "./domain/intake.ts";
import { mayJoinFor } from "./domain/invite-body.ts";
import { mustBeWilling } from "./domain/lead.ts";
import { mustSpeakForDisputant } from "./domain/mediation.ts";
import { mustBeReported, reportFulfilment, startFulfilment } from "./domain/outcome.ts";
import type { Disputant } from "./domain/parts.ts";
import { mayPropose } from "./domain/propose.ts";
import type { Insider } from "./domain/recusal.ts";
import { referable } from "./domain/refer.ts";
import { mayRefuse } from "./domain/refuse-mediator.ts";
import { mayNameRelatives } from "./domain/relatives.ts";
import { reopenable } from "./domain/reopen.ts";
import { mustKeepSeal, mustNeed } from "./domain/sign.ts";
import { terminable } from "./domain/terminate.ts";
import { owingOffers } from "./owing-offers.ts";
import { acts, bodily, led, ledOrPresided, type SeenCase } from "./seen-case.ts";

/** Whose word the caller may give: their own, or on their glass and from paper that of the others. */
const maySayFor = (subject: Case, by: Insider): readonly Disputant[] => {
  const self = disputantOf(subject, by);
  if (self) return [self];
  leadOrBodyMust(subject, by);
  return subject.disputants;
};

const caseOffers = offersFrom<SeenCase>(caseLifecycle, {
  contactDisputants: acts("contact"),
  acceptCase: ({ current, by }) => {
    mustBeWilling(acting("accept", current, by));
    mustActForBody(current, by);
  },
  declineCase: bodily("decline"),
  assignLead: bodily("assignLead"),
  inviteBody: ledOrPresided("inviteBody"),
  joinCase: ({ current, by }) => mayJoinFor(current, { by }),
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
  proposeOutcome: ({ current, by }) => mayPropose(current, by),
  readWith: led("readWith"),
  sayYes: ({ current, by }) => {
    const subject = acting("sayYes", current, by);
    mustSayYes(by);
    const { yeses } = subject.proposal;
    unlessDone(maySayFor(subject, by).find(({ disputantId }) => !yeses[disputantId]));
  },
  sayNo: ({ current, by }) => {
    unlessDone(maySayFor(acting("sayNo", current, by), by)[0]);
  },
  signOutcome: ({ current, by }) => {
    const subject = acting("sign", current, by);
    mustLead(subject, by);
    mustNeed(subject, "mediator");
    unlessDone(subject.proposal.signatures?.mediator ? undefined : subject);
  },
  sealOutcome: ({ current, by }) => {
    const subject = acting("seal", current, by);
    mustKeepSeal(subject, by);
    mustNeed(subject, "seal");
    unlessDone(subject.proposal.signatures?.seal ? undefined : subject);
  },
  applyForConfirmation: ({ current, by }, { at }) => {
    const subject = acting("applyForConfirmation", current, by);
    const waiting = notApplied(subject, openCourt(subject, at));
    mustSayYes(by);
    unlessDone(answeredBy(subject, by).find(({ disputantId }) => waiting.includes(disputantId)));
  },
  recordRuling: ({ current, by }, { at }) => {
    const subject = acting("recordRuling", current, by);
    leadOrBodyMust(subject, by);
    unlessDone(openCourt(subject, at).appliedAt ? subject : undefined);
  },
  recordBasis: led("recordBasis"),
  startFulfilment: ({ current, by }, { at }) => startFulfilment(current, { by, at }),
  reportFulfilment: ({ current, by }, { at }) =>
    unlessDone(reportFulfilment(current, { by, at, community: { policy: {} } })),
  confirmOutcome: ({ current, by }) => {
    const subject = acting("confirm", current, by);
    mustBeReported(subject);
    mustSayYes(by);
    unlessDone(answeredBy(subject, by).find(({ confirmedAt }) => !confirmedAt));
  },
  ...owingOffers,
  withdrawCase: ({ current, by }) => mustBeApplicant(acting("withdraw", current, by), by),
  terminateMediation: ({ current, by }) => terminable(current, by),
  referCase: ({ current, by }) => referable(current, by),
  raiseDanger: acts("raiseDanger"),
  reportDanger: ({ current, by }) => unlessDone(unreportedDangers(mustWatch(current, by))[0]),
  reopenCase: ({ current, by }, { at, community }) => reopenable(current, { by, at, community }),
  extendMediation: ledOrPresided("extend"),
  escalateCase: (seen) => {
    ledOrPresided("escalate")(seen);
    unlessDone(seen.current.escalation ? undefined : seen);
  },
  joinDuplicate: ({ current, by }) => {
    mayJoin(current, by);
  },
  partDuplicate: ({ current, by }) => {
    mayPart(current, by);
  },
  declareIndependence: (seen) => {
    led("declareIndependence")(seen);
    unlessDone(leadOf(seen.current)?.independentAt ? undefined : seen);
  },
  nameRelative: ({ current, by }) => mayNameRelatives(current, by),
  chooseHearing: ({ current, by }) => unlessDone(answeredBy(acting("chooseHearing", current, by), by)[0]),
  bringAlong: ({ current, by }) => mayBringAlong(current, by),
  answerCompanion: ({ current, by }) => mustBeAsked(current, by),
  withdrawCompanion: ({ current, by }) => mustHaveBrought(current, by),
  setAppointment: ({ current, by }, { at }) => maySet(current, by, at),
  moveAppointment: ({ current, by }, { at }) => mayChange(current, by, at),
  cancelAppointment: ({ current, by }, { at }) => mayChange(current, by, at),
  answerInquiry: ({ current, by }) => {
    const subject = acting("answer", current, by);
    const { answers } = openInquiry(subject);
    unlessDone(answeredBy(subject, by).find(({ disputantId }) => !answers[disputantId]));
  },
});

export const mediationOffers = {
  case: caseOffers,
  association: associationOffers,
  body: bodyOffers,
  file: fileOffers({ complete: "completeCaseFile", show: "showCaseFile" }),
};
