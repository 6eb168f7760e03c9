import * as z from "zod";
import type { Actor } from "../domain/caller.ts";
import { Instant, PartialDate } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { ActorRole } from "../domain/roles.ts";
import type { Fact } from "../events/contract.ts";

/**
 * One intent, with an id that a retry repeats: the digest of community, caller, path and Idempotency-Key, or of
 * the event and the reaction. `expects` is the version the caller has read, where it said so.
 */
export type Command = {
  readonly id: string;
  readonly payload: string;
  readonly verb: string;
  readonly by: Actor;
  readonly at: Instant;
  readonly happenedOn?: PartialDate | undefined;
  readonly expects?: number | undefined;
  readonly correlationId: string;
  readonly causationId: string;
};

/** A part of an intent that is done in several: as its own command, which a retry of the whole repeats. */
export const stepOf = (command: Command, step: string): Command => ({ ...command, id: digest([command.id, step]) });

export const FactRecord = z.object({
  type: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/**
 * What a command did: audit trail, timeline and outbox in one. Ids, enums and counts only: names and free text
 * live in states, so that removing them there is erasure.
 */
export const JournalEntry = z.object({
  command: z.string(),
  /** The digest of what was sent. A hot item keeps it itself, so its journal does not. */
  payload: z.string().optional(),
  verb: z.string(),
  by: z.object({
    role: ActorRole,
    personId: z.string().optional(),
    onBehalfOf: z.string().optional(),
    sessionId: z.string().optional(),
  }),
  at: Instant,
  happenedOn: PartialDate.optional(),
  version: z.int(),
  correlationId: z.string(),
  causationId: z.string(),
  facts: z.array(FactRecord),
  /** Where the key does not say it: the community that an application is for. */
  community: z.string().optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const journalEntry = (command: Command, version: number, facts: readonly Fact[]): JournalEntry => ({
  command: command.id,
  payload: command.payload,
  verb: command.verb,
  by: command.by,
  at: command.at,
  ...(command.happenedOn && { happenedOn: command.happenedOn }),
  version,
  correlationId: command.correlationId,
  causationId: command.causationId,
  facts: facts.map(({ type, subject, data }) => ({
    type,
    subject,
    data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as never,
  })),
});
