import type { Consumer } from "#shared/events/consumer.ts";
import type { Envelope } from "#shared/events/contract.ts";
import { sweepDeadlines } from "#shared/events/deadline.ts";
import { type Left, listener, type Outcome } from "#shared/events/listen.ts";
import { relayed } from "#shared/events/relay.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";
import { Crash } from "./faulty-table.ts";
import { ailing, isAiling, oneAtATime, type Release, releasesOf, servicesOf, typesHeard } from "./listening.ts";

export type WireOptions = {
  readonly world: World;
  readonly store: SqliteStore;
  readonly consumers: readonly Consumer[];
  readonly random: () => number;
  /** How often a delivery is repeated although it was done, and how often the relay dies halfway. */
  readonly again: () => number;
  /** A planted bug: the message, or the change, is forgotten before its work is done. */
  readonly forgetsFirst?: boolean;
  /** A planted bug: what nobody hears is taken off the queue. */
  readonly acknowledgesUnheard?: boolean;
  /** A planted bug: where one reaction fails, those after it are not done. */
  readonly stopsAtFirstFailure?: boolean;
};

type Message = { readonly service: string; readonly envelope: Envelope; readonly left?: Left };

const mostTogether = 4;
const releaseChance = 0.01;
const hurryChance = 0.05;

/**
 * The shipped relay, deadlines and listeners on a bus that repeats, reorders and dies. Each service begins as the
 * release before, which does not hear one kind of fact yet; and has a reaction besides that fails for good now and then.
 */
export const openWire = (options: WireOptions) => {
  const { world, store, consumers, random, again, forgetsFirst, acknowledgesUnheard, stopsAtFirstFailure } = options;
  const messages: Message[] = [];
  const published = new Set<string>();
  const hears = typesHeard(consumers);
  const listen = (own: readonly Consumer[]) => {
    const all = [ailing(own), ...own];
    return listener(world, stopsAtFirstFailure ? oneAtATime(all) : all);
  };
  const releases = new Map<string, Release<ReturnType<typeof listen>>>(
    servicesOf(consumers).map(([service, own]) => [service, releasesOf(own, random, listen)]),
  );
  let isReleased = false;
  let position = 0;

  const publish = async (envelopes: readonly Envelope[]): Promise<void> => {
    for (const envelope of envelopes) {
      published.add(envelope.id);
      for (const [service, types] of hears) if (types.has(envelope.type)) messages.push({ service, envelope });
    }
  };

  const relay = async (): Promise<void> => {
    const records = store.changesAfter(position, 5);
    const last = records.at(-1)?.sequence ?? position;
    if (forgetsFirst) position = last;
    if (random() < again()) throw new Crash();
    await relayed(
      world,
      { publish },
      records.map(({ image }) => image),
    );
    if (random() < again()) throw new Crash();
    position = last;
  };

  /** A few messages of one queue, in any order. */
  const taken = (): Message[] => {
    const [first] = messages.splice(Math.floor(random() * messages.length), 1);
    if (!first) return [];
    const some = [first];
    for (let wanted = Math.floor(random() * mostTogether); wanted > 0; wanted -= 1) {
      const at = Math.floor(random() * messages.length);
      if (messages[at]?.service === first.service) some.push(...messages.splice(at, 1));
    }
    return some;
  };

  /** Whether a message leaves its queue: done, or among the dead letters for the reaction that fails for good. */
  const isOver = (outcome: Outcome | undefined): boolean => {
    if (forgetsFirst || outcome?.kind === "done") return true;
    if (outcome?.kind === "failed") return outcome.reactions.every(isAiling);
    return acknowledgesUnheard === true && outcome?.kind === "unheard";
  };

  const leftBy = (outcome: Outcome | undefined) => outcome && "left" in outcome && { left: outcome.left };

  const deliver = async (): Promise<void> => {
    const some = taken();
    const release = releases.get(some[0]?.service ?? "");
    if (!release) return;
    const outcomes = await (isReleased ? release.now : release.before)(
      some.map(({ envelope: detail, left = {} }, nth) => ({ id: String(nth), body: JSON.stringify({ detail }), left })),
      { remainingMilliseconds: () => (random() < hurryChance ? 0 : Number.POSITIVE_INFINITY) },
    );
    for (const [nth, message] of some.entries()) {
      const outcome = outcomes.get(String(nth));
      if (!isOver(outcome) || random() < again()) messages.push({ ...message, ...leftBy(outcome) });
    }
  };

  const sweep = (): Promise<number> => sweepDeadlines(world, { publish });

  /** One thing of the background, chosen by chance; what died is simply tried again later. */
  const step = async (): Promise<void> => {
    isReleased ||= again() === 0 || random() < releaseChance;
    const [choice] = [relay, deliver, deliver, sweep].toSorted(() => random() - 0.5);
    await choice?.().catch(() => {});
  };

  const isAtRest = (): boolean => messages.length === 0 && store.changesAfter(position, 1).length === 0;
  return { step, sweep, isAtRest, published };
};
