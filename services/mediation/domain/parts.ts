import * as z from "zod";
import { BasisKind, EscalationCause } from "#shared/contracts/mediation.ts";
import { ProofStrength } from "#shared/contracts/messages.ts";
import { Day, Instant } from "#shared/domain/dates.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";
import { OrganisationId } from "#shared/domain/organisation.ts";
import { Side } from "#shared/domain/roles.ts";
import { Building, Name, Text } from "#shared/domain/text.ts";

export const CaseId = idSchema("cas");
export const PersonId = idSchema("per");
export const DisputantId = childIdSchema("dsp");
export const DemandId = childIdSchema("dem");

/**
 * How long verbs let the lists of a case grow, as they lie in one item, demands those of each disputant; longer ones
 * from before are still read.
 */
export const most = { demands: 10, surveys: 30, negotiations: 50, supports: 30 } as const;

export const Place = z.strictObject({ building: Building, spot: Name.optional() });

/** Who speaks for an organisation, by which role of theirs, and by which paper on file. */
export const Representative = z.object({
  personId: PersonId,
  grantId: z.string(),
  /** Absent once it was erased. */
  authorisation: Text.optional(),
  at: Instant,
});
export type Representative = z.infer<typeof Representative>;

/** Somebody in dispute: a person, or an organisation with the side it stands on. */
export const Disputant = z.object({
  disputantId: DisputantId,
  /** Absent once it was erased. */
  name: Name.optional(),
  personId: PersonId.optional(),
  /** Of the community's list; an outsider is in none. */
  organisationId: OrganisationId.optional(),
  representative: Representative.optional(),
  /** The households the person lives in, or lived in while the case was open: who lives there cannot mediate. */
  householdIds: z.array(z.string()).optional(),
  side: Side.optional(),
  /** The one mediator of the case whom they refused, without a reason. */
  refusedMediator: z.object({ personId: PersonId, at: Instant }).optional(),
  contact: z.object({ at: Instant, reached: z.boolean(), refuses: z.boolean(), note: Text.optional() }).optional(),
  confirmedAt: Instant.optional(),
  /** They moved out, or are removed: whoever leads records what they answer. */
  isGone: z.literal(true).optional(),
  /** What stands behind a confirmation that was recorded for somebody without an account. */
  confirmationEvidence: Text.optional(),
});
export type Disputant = z.infer<typeof Disputant>;

export const DemandOutcome = z.enum(["met", "partly", "declined"]);

export type Demand = z.infer<typeof Demand>;
export const Demand = z.object({
  demandId: DemandId,
  disputantId: DisputantId,
  /** Absent once it was erased. */
  text: Text.optional(),
  raisedAt: Instant,
  answer: z.object({ outcome: DemandOutcome, reason: Text.optional(), at: Instant }).optional(),
});

/** Who leads, and by which grant or roster: when that ends, the case loses its lead. */
export const Lead = z.object({
  personId: PersonId,
  since: Instant,
  grantId: z.string().optional(),
  associationId: z.string().optional(),
  override: z.object({ reason: Text }).optional(),
});
export type Lead = z.infer<typeof Lead>;

export const MediatingBody = z.enum(["mutual-aid", "peoples-committee", "industry"]);

export type Support = z.infer<typeof Support>;
export const Support = z.object({ personId: PersonId, since: Instant, note: Text.optional() });

/** Somebody named by an id, who is of the side that they are of; one without is a guest, and counts for nobody. */
export const SurveyParticipant = z.strictObject({
  name: Name,
  personId: PersonId.optional(),
  side: Side.optional(),
  capacity: z.enum(["mediator", "property", "disputant", "neighbour", "expert"]),
});
export type SurveyParticipant = z.infer<typeof SurveyParticipant>;

export type Survey = z.infer<typeof Survey>;
export const Survey = z.object({
  at: Instant,
  joint: z.boolean(),
  sites: z.array(Name).min(1).max(20),
  participants: z.array(SurveyParticipant).min(1).max(30),
  findings: Text,
  comparison: Text.optional(),
});

export const Negotiation = z.object({ at: Instant, supplier: Name, round: z.int(), terms: Text });

/** Areas are whole square decimetres: one is 0.01 m². The bound keeps products of the rule exact. */
const OwnersCount = z.strictObject({
  squareDecimetres: z
    .int()
    .min(0)
    .max(10 ** 12),
  owners: z
    .int()
    .min(0)
    .max(10 ** 6),
});

export const OwnersVote = z.strictObject({
  kind: z.literal(BasisKind.enum["owners-vote"]),
  total: OwnersCount,
  participating: OwnersCount,
  agreeing: OwnersCount,
  countedBy: Name,
  evidence: Text,
});
export type OwnersVote = z.infer<typeof OwnersVote>;

/** What a siting stands on: the owners' vote, or evidence that the site is no common area. */
export const Basis = z.discriminatedUnion("kind", [
  OwnersVote,
  z.strictObject({ kind: z.literal(BasisKind.enum["outside-common-area"]), evidence: Text }),
]);
export type Basis = z.infer<typeof Basis>;

export const Site = z.strictObject({ name: Name, perimeter: z.enum(["inside", "outside"]) });

export const Decision = z.object({
  at: Instant,
  kind: z.enum(["siting", "other"]),
  sites: z.array(Site).max(20),
  equipment: Name.optional(),
  canopy: z.boolean().optional(),
  terms: Text.optional(),
  agreedBy: z.array(DisputantId).min(1),
  singleSupplierReason: Text.optional(),
  basis: Basis.optional(),
});

/** Why and since when the case is one for the joint meeting. */
export const Escalation = z.object({
  at: Instant,
  cause: EscalationCause,
  /** Who escalated it, and why, where it was a person. */
  personId: PersonId.optional(),
  reason: Text.optional(),
});

/** More time, agreed by the disputants. */
export const Extension = z.object({ at: Instant, untilOn: Day, agreedBy: z.array(DisputantId).min(1) });

/** What the joint meeting decided about the case; its words stand with the issue. */
export const NotedResolution = z.object({ resolutionId: z.string(), issueId: z.string(), adoptedAt: Instant });

/** The question whether the dispute is settled, put once what the joint meeting decided is done. */
export const Inquiry = z.object({
  issueId: z.string(),
  askedAt: Instant,
  answersDueAt: Instant,
  answers: z.record(
    DisputantId,
    /** `evidence`: what stands behind an answer that was recorded for somebody without an account. */
    z.object({ settled: z.boolean(), at: Instant, reason: Text.optional(), evidence: Text.optional() }),
  ),
  over: z.enum(["settled", "contested", "none-received"]).optional(),
});

export const Fulfilment = z.object({ startedAt: Instant, reportedAt: Instant.optional() });

/** What proves that somebody was given a legal notice of the case, as strong as it is known by now. */
export const Notice = z.object({
  messageId: z.string(),
  moment: z.string(),
  personId: PersonId,
  strength: ProofStrength,
  at: Instant,
});
export type Notice = z.infer<typeof Notice>;
