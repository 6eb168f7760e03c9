import { again } from "../table/again.ts";
import type { World } from "../world.ts";
import { type Beside, type Consumer, Rested, reactTo } from "./consumer.ts";
import { type Envelope, heardBy, reactionId } from "./contract.ts";
import { read } from "./delivery.ts";

/** Where reactions rested that have more to do, by their ids. */
export type Left = Readonly<Record<string, string>>;

/** A message on a service's queue: a delivered fact, and where reactions to it rested. */
export type Message = { readonly id: string; readonly body: string; readonly left?: Left };

/**
 * What became of a message. Only what is `done` may leave its queue. `unheard`: nobody here hears such a fact, as
 * between two deploys of a release that brings it. `untried`: there was no time left for it. `unfinished`: it goes on
 * at once, from where its reactions rested.
 */
export type Outcome =
  | { readonly kind: "done" | "unheard" | "untried" }
  | { readonly kind: "unfinished"; readonly left: Left }
  | { readonly kind: "failed"; readonly reactions: readonly string[]; readonly left: Left };

/**
 * Where the messages are heard. On AWS: whose account it is, and how long the function may still run. `beside` takes
 * what goes on beside the queue; where there is none, as in a function that ends with its answer, it is waited for.
 */
export type Setting = {
  readonly account?: string;
  readonly remainingMilliseconds?: () => number;
  readonly beside?: Beside;
};

/** A message that failed so often lies among the dead letters; what nobody hears is given back this often before. */
export const mostFailures = 5;
export const unheardWaitSeconds = 900;
export const mostUnheard = 24;

/** How long a message rests after so many failures: each time four times as long, a quarter of an hour at most. */
export const pauseSeconds = (failures: number, first: number): number => Math.min(first * 4 ** (failures - 1), 900);

/** What is kept free for a reaction that works in rows, which stops after ten seconds. */
const enoughMilliseconds = 15_000;

type Known = { readonly message: Message; readonly envelope?: Envelope; readonly error?: unknown };

const sequenceIn = ({ envelope }: Known): string => envelope?.sequence ?? "";

/** Facts of one thing in the order of their sequence. Between things there is none, so any will do. */
const inOrder = (known: readonly Known[]): Known[] =>
  known.toSorted((one, other) =>
    sequenceIn(one) < sequenceIn(other) ? -1 : Number(sequenceIn(one) > sequenceIn(other)),
  );

type Before = { readonly left: Left; readonly marks: Readonly<Record<string, string>>; readonly beside: Beside };
type Result = { readonly reaction: string; readonly restedAt?: string; readonly isFailed?: true };

const outcomeOf = (results: readonly Result[]): Outcome => {
  const reactions = results.filter(({ isFailed }) => isFailed).map(({ reaction }) => reaction);
  const resting = results.flatMap(({ reaction, restedAt }) => (restedAt === undefined ? [] : [[reaction, restedAt]]));
  const left: Left = Object.fromEntries(resting);
  if (reactions.length > 0) return { kind: "failed", reactions, left };
  return resting.length > 0 ? { kind: "unfinished", left } : { kind: "done" };
};

/**
 * How a service listens, on both homes: each message is heard by every reaction that hears its fact, by the others
 * also where one fails; hearing again does nothing where it was done. Answers each message's outcome by its id.
 */
export const listener = (world: World, consumers: readonly Consumer[]) => {
  const { log } = world;
  const hearersOf = (type: string): Consumer[] =>
    consumers.filter(({ reaction }) => heardBy(reaction).some((fact) => fact.type === type));

  const oneReaction = async (consumer: Consumer, envelope: Envelope, before: Before): Promise<Result> => {
    const { left, marks, beside } = before;
    const reaction = reactionId(consumer.reaction);
    try {
      await again(() => reactTo(world, consumer, envelope, { left: left[reaction], beside }));
      return { reaction };
    } catch (error) {
      if (error instanceof Rested) return { reaction, restedAt: error.left };
      log.error("reaction failed", { ...marks, reaction, error });
      return { reaction, isFailed: true };
    }
  };

  const everyReaction = async (message: Message, envelope: Envelope, beside: Beside): Promise<Outcome> => {
    const { id: messageId, left = {} } = message;
    const { id: event, type, community, correlationId: requestId } = envelope;
    const marks = { messageId, event, type, community, requestId, role: "system" };
    const hearers = hearersOf(type);
    if (hearers.length === 0) {
      log.info("nobody here hears a fact: given back", marks);
      return { kind: "unheard" };
    }
    const results: Result[] = [];
    for (const consumer of hearers) results.push(await oneReaction(consumer, envelope, { left, marks, beside }));
    return outcomeOf(results);
  };

  const hearOne = async ({ message, envelope, error }: Known, beside: Beside): Promise<Outcome> => {
    if (envelope) return everyReaction(message, envelope, beside);
    log.error("message not understood", { messageId: message.id, role: "system", error });
    return { kind: "failed", reactions: [], left: {} };
  };

  const known = (message: Message, account: string | undefined): Known => {
    try {
      return { message, envelope: read(world, message.body, account) };
    } catch (error) {
      return { message, error };
    }
  };

  return async (messages: readonly Message[], setting: Setting = {}): Promise<ReadonlyMap<string, Outcome>> => {
    const { account, remainingMilliseconds = () => Number.POSITIVE_INFINITY } = setting;
    const outcomes = new Map<string, Outcome>();
    const own: Promise<void>[] = [];
    const { beside = (going) => void own.push(going) } = setting;
    for (const each of inOrder(messages.map((message) => known(message, account)))) {
      const isOver = remainingMilliseconds() < enoughMilliseconds;
      outcomes.set(each.message.id, isOver ? { kind: "untried" } : await hearOne(each, beside));
    }
    await Promise.all(own);
    return outcomes;
  };
};
