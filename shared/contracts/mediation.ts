import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { event } from "../events/contract.ts";

const caseId = z.string();
const personId = z.string();
const count = z.int().min(0);
const about = { category: z.string(), building: z.string() };

export const CaseSource = z.enum(["resident", "building-leader", "proactive", "desk"]);
export const BasisKind = z.enum(["owners-vote", "outside-common-area"]);
/** Why a case is to come before the joint meeting. */
export const EscalationCause = z.enum(["lead", "overdue", "recurrence"]);
/** Why a case lost its lead. */
export const ReleaseCause = z.enum(["role-ended", "conflict-of-interest", "refused"]);
export type ReleaseCause = z.infer<typeof ReleaseCause>;
export const Confirmation = z.enum(["expressed", "none-received"]);

const caseEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId, ...shape }));

export const caseFiled = caseEvent("case-filed", "A dispute was taken in.", { ...about, source: CaseSource });
export const caseContacted = caseEvent("case-contacted", "The mediator spoke with disputants.", {
  reached: count,
  toReach: count,
  latencyMinutes: count,
});
export const firstContactDue = caseEvent("first-contact-due", "The time for the first contact has passed.", {});
export const firstContactLate = caseEvent("first-contact-late", "Nobody was contacted in time.", {
  allowedMinutes: count,
});
export const caseAccepted = caseEvent("case-accepted", "A lead mediates the case from now on.", {
  mediatorId: personId,
  override: z.boolean(),
});
export const caseDeclined = caseEvent("case-declined", "The body does not mediate the case.", { ...about });
export const mediatorAssigned = caseEvent("mediator-assigned", "Another lead takes the case over.", {
  mediatorId: personId,
  override: z.boolean(),
});
export const mediatorReleased = caseEvent(
  "mediator-released",
  "The case lost its lead, whose role ended, who has an interest in it by now, or whom a disputant refused.",
  { mediatorId: personId, cause: ReleaseCause.optional() },
);
export const representativeNamed = caseEvent("representative-named", "An organisation is represented by somebody.", {
  disputantId: z.string(),
  personId,
});
export const representativeEnded = caseEvent(
  "representative-ended",
  "Who represented an organisation does so no longer: their role ended.",
  { disputantId: z.string(), personId },
);
export const caseConsulted = caseEvent("case-consulted", "Somebody who is not the lead was consulted.", {
  consultedId: personId,
});
export const surveyRecorded = caseEvent("survey-recorded", "The site was surveyed.", {
  siteCount: count,
  joint: z.boolean(),
});
export const negotiationRecorded = caseEvent("negotiation-recorded", "A supplier was negotiated with.", {
  round: count,
  supplierCount: count,
});
export const demandRaised = caseEvent("demand-raised", "A disputant demanded something.", { demandId: z.string() });
export const demandAnswered = caseEvent("demand-answered", "A demand got its answer.", {
  demandId: z.string(),
  answer: z.enum(["met", "partly", "declined"]),
});
export const decisionAdopted = caseEvent("decision-adopted", "What will be done was decided.", {
  siteCount: count,
  basis: BasisKind.optional(),
});
export const basisRecorded = caseEvent("decision-basis-recorded", "What the decision stands on was recorded.", {
  basis: BasisKind,
});
export const fulfilmentStarted = caseEvent("fulfilment-started", "Work on the decision began.", {});
export const fulfilmentReported = caseEvent("fulfilment-reported", "The decision was carried out.", {});
export const caseConfirmed = caseEvent("case-confirmed", "A disputant confirmed the outcome.", {
  remaining: count,
});
export const caseResolved = caseEvent("case-resolved", "Every disputant confirmed: the case is resolved.", {
  ...about,
  days: count,
  confirmation: Confirmation,
});
export const caseWithdrawn = caseEvent("case-withdrawn", "The applicant withdrew the case.", { ...about });

export const mediationDue = caseEvent("mediation-due", "The time for mediation has passed.", {});
export const mediationExtended = caseEvent("mediation-extended", "The disputants agreed to more time.", {
  untilOn: z.string(),
});
export const caseEscalated = caseEvent("case-escalated", "The case is one for the joint meeting.", {
  ...about,
  cause: EscalationCause,
  filedAt: Instant,
});
export const issueLinked = caseEvent("issue-linked", "An issue of the joint meeting stands for the case.", {
  issueId: z.string(),
});
export const resolutionNoted = caseEvent("resolution-noted", "The joint meeting decided about the case.", {
  issueId: z.string(),
  resolutionId: z.string(),
});
export const disputantsAsked = caseEvent("disputants-asked", "What was decided is done: is the dispute settled?", {
  issueId: z.string(),
});
export const outcomeAnswered = caseEvent("outcome-answered", "A disputant said whether the dispute is settled.", {
  settled: z.boolean(),
  remaining: count,
});
export const answersDue = caseEvent("answers-due", "The time to answer has passed.", { issueId: z.string() });

const recurrence = {
  recurrenceId: z.string(),
  ...about,
  caseIds: z.array(z.string()),
  /** When the first of all its cases was filed. */
  firstFiledAt: Instant,
};
export const recurrenceDetected = event(
  "mediation.recurrence-detected.v1",
  "A building has the same dispute again and again.",
  "recurrenceId",
  z.object({ ...recurrence, windowDays: count }),
);
export const recurrenceJoined = event(
  "mediation.recurrence-joined.v1",
  "Later cases belong to a recurrence that is known.",
  "recurrenceId",
  z.object(recurrence),
);

const association = { associationId: z.string() };
const associationEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "associationId", z.object({ ...association, ...shape }));

export const associationProposed = associationEvent(
  "association-proposed",
  "Bodies were named that are to found one.",
  {
    founderCount: count,
  },
);
export const associationSideApproved = associationEvent(
  "association-side-approved",
  "A side among the founders said yes.",
  { side: z.string(), remaining: count },
);
export const associationFounded = associationEvent(
  "association-founded",
  "Each side among its founders said yes: the association is founded.",
  {
    founderCount: count,
  },
);
export const memberEnrolled = associationEvent("member-enrolled", "A neighbour joined the roster.", { personId });
export const memberLeftRoster = associationEvent("member-left-roster", "A neighbour is no longer on the roster.", {
  personId,
});
export const presidentAppointed = associationEvent("president-appointed", "The association has a president.", {
  personId,
});
