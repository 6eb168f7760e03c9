import * as z from "zod";
import { AgreementForm, SaidHow } from "#shared/contracts/mediation-outcome.ts";
import { Day, Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { sha256Of } from "#shared/domain/new-id.ts";
import { Text, textOf } from "#shared/domain/text.ts";
import { Decision } from "./decision.ts";
import { DisputantId, most, PersonId } from "./parts.ts";

/** The digest of a text as it was proposed: 64 hexadecimal digits. */
export const TextSha256 = z.string().regex(/^[0-9a-f]{64}$/, "digest" satisfies Format);

/** One issue in a line. */
const Line = textOf(300);

/** What somebody in dispute owes by a day, to another of them or to all. */
const Owed = z.strictObject({ who: DisputantId, to: DisputantId.optional(), what: Text, dueOn: Day });

const obligations = z.array(Owed).max(most.obligations).default([]);

/** What will be done: a siting, or something else. */
export const DecisionTerms = z.strictObject({
  outcome: z.literal("decision"),
  ...Decision.omit({ at: true, agreedBy: true }).shape,
  obligations,
});

/** What the disputants agree on, in the parts of 人民调解法 §29; `leftOpen`: what it does not settle. */
export const AgreementTerms = z.strictObject({
  outcome: z.literal("agreement"),
  form: AgreementForm,
  facts: Text,
  issues: z.array(Line).min(1).max(10),
  responsibilities: Text,
  terms: Text,
  wayOfPerformance: Text,
  timeOfPerformance: Text,
  leftOpen: z.array(Line).min(1).max(10).optional(),
  obligations,
});

const withIds = { obligations: z.array(Owed.extend({ obligationId: childIdSchema("obl") })) };

/** The terms as they are kept, each obligation with its id. */
export const Terms = z.discriminatedUnion("outcome", [DecisionTerms.extend(withIds), AgreementTerms.extend(withIds)]);
export type Terms = z.infer<typeof Terms>;

/** What stands behind what was said that whoever leads, or the desk, recorded: where the paper is, and who saw it said. */
const Recorded = {
  evidence: Text.optional(),
  witnessId: PersonId.optional(),
  recordedBy: PersonId.optional(),
};

/** A disputant's own yes to one text; `by` is who said it: they, who represents them, or their guardian. */
export const Yes = z.object({
  by: PersonId,
  how: SaidHow,
  textSha256: TextSha256,
  seenAt: Instant.optional(),
  at: Instant,
  ...Recorded,
});
export type Yes = z.infer<typeof Yes>;

/** The no that ended a proposal; its reason is absent once it was erased. */
const No = z.object({
  disputantId: DisputantId,
  by: PersonId,
  how: SaidHow,
  reason: Text.optional(),
  at: Instant,
  ...Recorded,
});

const Signature = z.object({ by: PersonId, textSha256: TextSha256, at: Instant });

/** One text that was put before the disputants, and what each said to it. */
export const Proposal = z.object({
  round: z.int().min(1),
  at: Instant,
  by: PersonId,
  textSha256: TextSha256,
  terms: Terms,
  yeses: z.record(DisputantId, Yes),
  no: No.optional(),
  /** With whom it was read by the worker or the lead, before they say yes. */
  readWith: z.record(DisputantId, z.object({ with: PersonId, by: PersonId, at: Instant })).optional(),
  signatures: z.object({ mediator: Signature.optional(), seal: Signature.optional() }).optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A decision as it was adopted; one of before carries nothing that somebody owes. */
export const AdoptedDecision = Decision.extend({ obligations: withIds.obligations.optional() });

/** An agreement to which each disputant said yes; it holds from `effectiveAt` on, and not before. */
export const Agreement = AgreementTerms.extend(withIds)
  .omit({ outcome: true })
  .extend({ at: Instant, effectiveAt: Instant.optional() });
export type Agreement = z.infer<typeof Agreement>;

/** One spelling of a value: members in the order of their names, absent ones left out. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, canonical(member)]),
  );
};

/** The digest of a round's text: a new round is a new text, also where its words are the same. */
export const textSha256Of = (round: number, terms: Terms): string =>
  sha256Of(JSON.stringify(canonical({ round, terms })));
