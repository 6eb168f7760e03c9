import * as z from "zod";
import { communityErasureDue } from "../contracts/communities.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import type { Log } from "../observe.ts";
import { linksOf, nowhere, type Outside } from "../outside/outside.ts";
import { secretFrom } from "../outside/standard-webhook.ts";
import { communityCard, findCommunity } from "../table/community.ts";
import type { Command } from "../table/journal.ts";
import {
  type CommunityTable,
  communityScope,
  type OperatorScope,
  operatorScope,
  type ScopedTable,
  type SelfScope,
  scoped,
  selfScope,
} from "../table/scope.ts";
import type { Turn } from "../table/turn.ts";
import type { World } from "../world.ts";
import { type Envelope, heardBy, type NamedReaction, reactionId } from "./contract.ts";
import { read } from "./delivery.ts";

type DataHeard<Hears> = Hears extends { readonly data: infer Data extends z.core.$ZodType }
  ? z.infer<Data>
  : Hears extends readonly (infer One)[]
    ? DataHeard<One>
    : never;

/** Everything a consumer may touch. Its command's id comes from the event, so hearing twice does once. */
export type Heard<R extends NamedReaction = NamedReaction> = {
  readonly event: Envelope<DataHeard<R["hears"]>>;
  readonly table: CommunityTable;
  /** What the region keeps of no community, such as the certificate of an erased one. */
  readonly region: ScopedTable<OperatorScope>;
  /** A person's own list of communities, by their account. */
  readonly ownListOf: (account: string) => ScopedTable<SelfScope>;
  readonly now: Instant;
  readonly command: Command;
  /** For what an operator must see. */
  readonly log: Log;
  readonly outside: Outside;
  /** The address at which links open. */
  readonly linksAt: () => string;
  /** The secret of a purpose, which no table keeps. */
  readonly secretOf: (purpose: string) => string;
  /** The card of the community that the fact is about. */
  readonly community: () => Promise<CommunityCard>;
  /** Lets work go on for which the queue need not wait: what it leaves undone must be found again by itself. */
  readonly meanwhile: (work: () => Promise<unknown>) => void;
} & Turn;

/** Takes work that goes on beside the queue. */
export type Beside = (going: Promise<void>) => void;

/** A reaction has worked for long enough: it is to hear the fact once more, and goes on from there. */
export class Rested extends Error {
  readonly left: string;
  constructor(left: string) {
    super("there is more to do");
    this.left = left;
  }
}

const longestTurnMilliseconds = 10_000;

const turnFrom = ({ clock }: World, now: Instant, left: string | undefined): Turn => {
  const over = Date.parse(now) + longestTurnMilliseconds;
  const restAt = (place: string): void => {
    if (Date.parse(clock()) >= over) throw new Rested(place);
  };
  return { left, restAt };
};

export type Consumer<R extends NamedReaction = NamedReaction> = {
  readonly reaction: R;
  readonly react: (heard: Heard<R>) => Promise<unknown>;
};

/** Binds a reaction to the function that does it. */
export const consumer = <R extends NamedReaction>(reaction: R, react: Consumer<R>["react"]): Consumer =>
  ({ reaction, react }) as never;

const reactionCommand = ({ id, correlationId }: Envelope, reaction: NamedReaction, at: Instant): Command => ({
  id: digest([id, reactionId(reaction)]),
  payload: id,
  verb: reaction.name,
  by: { role: "system" },
  at,
  correlationId,
  causationId: id,
});

type Hearing = { readonly left?: string | undefined; readonly beside?: Beside };

/**
 * Lets one consumer hear one event; of a community that is erased nothing is done any more but what erases it. Throws
 * on an event outside its contract, and {@link Rested} where more is to do. Work beside the queue is waited for, where
 * nobody else takes it.
 */
export const reactTo = async (
  world: World,
  { reaction, react }: Consumer,
  envelope: Envelope,
  { left, beside }: Hearing = {},
): Promise<void> => {
  const contract = heardBy(reaction).find(({ type }) => type === envelope.type);
  if (!contract) throw new Error(`${reactionId(reaction)} does not hear ${envelope.type}`);
  const event = { ...envelope, data: z.parse(contract.data, envelope.data) } as Envelope;
  const now = world.clock();
  const table = scoped(world.table, communityScope(world.region, event.community));
  const command = reactionCommand(event, reaction, now);
  const region = scoped(world.table, operatorScope(world.region));
  const ownListOf = (account: string) => scoped(world.table, selfScope(world.region, account));
  const { log, outside = nowhere } = world;
  const secretOf = (purpose: string): string => secretFrom(world.codeKey, purpose);
  const card = await findCommunity(table);
  if (card?.status === "erased" && event.type !== communityErasureDue.type) return;
  const community = async () => card ?? communityCard(table);
  const turn = turnFrom(world, now, left);
  const own: Promise<void>[] = [];
  const meanwhile = (work: () => Promise<unknown>): void => {
    const going = work().then(
      () => {},
      (error) => log.error("work beside the queue failed", { event: event.id, type: event.type, error }),
    );
    if (beside) beside(going);
    else own.push(going);
  };
  const around = { log, outside, linksAt: () => linksOf(world), secretOf, community, meanwhile };
  await react({ event, table, region, ownListOf, now, command, ...around, ...turn } as never);
  await Promise.all(own);
};

/** Lets one consumer hear one delivered event to its end. Throws on an event of another region, too. */
export const hear = async (world: World, consumer: Consumer, body: string, left?: string): Promise<void> => {
  try {
    return await reactTo(world, consumer, read(world, body), { left });
  } catch (error) {
    if (!(error instanceof Rested)) throw error;
    return hear(world, consumer, body, error.left);
  }
};
