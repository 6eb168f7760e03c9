import * as z from "zod";
import { communityErasureDue } from "../contracts/communities.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import type { Log } from "../observe.ts";
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
  /** The card of the community that the fact is about. */
  readonly community: () => Promise<CommunityCard>;
} & Turn;

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

/**
 * Lets one consumer hear one event; of a community that is erased nothing is done any more but what erases it. Throws
 * on an event outside its contract, and {@link Rested} where more is to do. */
export const reactTo = async (
  world: World,
  { reaction, react }: Consumer,
  envelope: Envelope,
  left?: string,
): Promise<void> => {
  const contract = heardBy(reaction).find(({ type }) => type === envelope.type);
  if (!contract) throw new Error(`${reactionId(reaction)} does not hear ${envelope.type}`);
  const event = { ...envelope, data: z.parse(contract.data, envelope.data) } as Envelope;
  const now = world.clock();
  const table = scoped(world.table, communityScope(world.region, event.community));
  const command = reactionCommand(event, reaction, now);
  const region = scoped(world.table, operatorScope(world.region));
  const ownListOf = (account: string) => scoped(world.table, selfScope(world.region, account));
  const { log } = world;
  const card = await findCommunity(table);
  if (card?.status === "erased" && event.type !== communityErasureDue.type) return;
  const community = async () => card ?? communityCard(table);
  const turn = turnFrom(world, now, left);
  await react({ event, table, region, ownListOf, now, command, log, community, ...turn } as never);
};

/** Lets one consumer hear one delivered event to its end. Throws on an event of another region, too. */
export const hear = async (world: World, consumer: Consumer, body: string, left?: string): Promise<void> => {
  try {
    return await reactTo(world, consumer, read(world, body), left);
  } catch (error) {
    if (!(error instanceof Rested)) throw error;
    return hear(world, consumer, body, error.left);
  }
};
