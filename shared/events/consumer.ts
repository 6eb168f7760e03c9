import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import type { CommunityCard } from "../domain/community-card.ts";
import { Instant } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import type { Log } from "../observe.ts";
import { communityCard } from "../table/community.ts";
import type { Command } from "../table/journal.ts";
import {
  type CommunityScope,
  communityScope,
  type OperatorScope,
  operatorScope,
  type ScopedTable,
  type SelfScope,
  scoped,
  selfScope,
} from "../table/scope.ts";
import type { World } from "../world.ts";
import { type Envelope, firstSequence, heardBy, type NamedReaction, queueName } from "./contract.ts";

type DataHeard<Hears> = Hears extends { readonly data: infer Data extends z.ZodType }
  ? z.infer<Data>
  : Hears extends readonly (infer One)[]
    ? DataHeard<One>
    : never;

/** Everything a consumer may touch. Its command's id comes from the event, so hearing twice does once. */
export type Heard<R extends NamedReaction = NamedReaction> = {
  readonly event: Envelope<DataHeard<R["hears"]>>;
  readonly table: ScopedTable<CommunityScope>;
  /** What the region keeps of no community, such as the certificate of an erased one. */
  readonly region: ScopedTable<OperatorScope>;
  /** A person's own list of communities, by their account. */
  readonly ownListOf: (account: string) => ScopedTable<SelfScope>;
  readonly now: Instant;
  readonly command: Command;
  /** For what an operator must see. */
  readonly log: Log;
  /** The card of the community that the fact is about. */
  readonly community: () => Promise<CommunityCard>;
};

export type Consumer<R extends NamedReaction = NamedReaction> = {
  readonly reaction: R;
  readonly react: (heard: Heard<R>) => Promise<unknown>;
};

/** Binds a reaction to the function that does it. */
export const consumer = <R extends NamedReaction>(reaction: R, react: Consumer<R>["react"]): Consumer =>
  ({ reaction, react }) as never;

const EnvelopeShape = z.object({
  specversion: z.literal("1.0"),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: Instant,
  subject: z.string(),
  community: z.string(),
  region: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  sequence: z.string().default(firstSequence),
  data: z.record(z.string(), z.unknown()),
});

/** What EventBridge puts on a queue: the envelope is the detail. */
const Delivery = z.object({ detail: EnvelopeShape });

const reactionCommand = ({ id, correlationId }: Envelope, reaction: NamedReaction, at: Instant): Command => ({
  id: digest([id, queueName(reaction)]),
  payload: id,
  verb: reaction.name,
  by: { role: "system" },
  at,
  correlationId,
  causationId: id,
});

/** Lets one consumer hear one delivered event. Throws on an event of another region or outside its contract. */
export const hear = async (world: World, { reaction, react }: Consumer, body: string): Promise<void> => {
  const { detail } = Delivery.parse(JSON.parse(body));
  if (detail.region !== world.region) throw new Error(`an event of ${detail.region} in ${world.region}`);
  const contract = heardBy(reaction).find(({ type }) => type === detail.type);
  if (!contract) throw new Error(`${queueName(reaction)} does not hear ${detail.type}`);
  const event = { ...detail, data: contract.data.parse(detail.data) } as Envelope;
  const now = world.clock();
  const table = scoped(world.table, communityScope(world.region, event.community));
  const command = reactionCommand(event, reaction, now);
  const region = scoped(world.table, operatorScope(world.region));
  const ownListOf = (account: string) => scoped(world.table, selfScope(world.region, account));
  const { log } = world;
  await react({ event, table, region, ownListOf, now, command, log, community: () => communityCard(table) } as never);
};

const queueOf = (record: SQSRecord): string => record.eventSourceARN.split(":").at(-1) ?? "";

/** What a line tells of a message, as far as it can be read. */
const marksOf = (record: SQSRecord) => {
  const marks = { queue: queueOf(record), messageId: record.messageId, role: "system" };
  try {
    const { id, community, correlationId } = Delivery.parse(JSON.parse(record.body)).detail;
    return { ...marks, requestId: correlationId, community, event: id };
  } catch {
    return marks;
  }
};

/**
 * Builds the Lambda handler of a service's queues. A queue's name ends with its reaction's; a message that fails
 * is given back alone, and the rest of the batch stands.
 */
export const events = (world: World, consumers: readonly Consumer[]) => {
  const consumerOf = (queue: string): Consumer => {
    const found = consumers.find(({ reaction }) => queue.endsWith(queueName(reaction)));
    if (!found) throw new Error(`no reaction for the queue ${queue}`);
    return found;
  };
  return async (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    const listen = (record: SQSRecord) => hear(world, consumerOf(queueOf(record)), record.body);
    const options = { throwOnFullBatchFailure: false, ...(context && { context }) };
    const response = await processPartialResponse(event, listen, processor, options);
    for (const [nth, error] of processor.errors.entries()) {
      const record = processor.failureMessages[nth] as SQSRecord;
      world.log.error("reaction failed", { ...marksOf(record), error });
    }
    return response;
  };
};
