import type { DatabaseSync } from "node:sqlite";
import { type Envelope, heardBy } from "#shared/events/contract.ts";
import { sweepDeadlines } from "#shared/events/deadline.ts";
import { listener, type Outcome } from "#shared/events/listen.ts";
import { type Bus, relayed } from "#shared/events/relay.ts";
import type { Service } from "#shared/service.ts";
import type { Item } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { type Message, openQueues } from "./queues.ts";

/** Where the host reads what changed: SQLite's change log, or DynamoDB's stream. */
export type Feed = {
  /** The next images in their order, and how to say that they were relayed. */
  next(limit: number): Promise<{ readonly images: readonly Item[]; acknowledge(): void }>;
};

export type Parts = {
  readonly world: World;
  readonly worldFor?: (name: string) => World;
  readonly services: readonly Service[];
  readonly feed: Feed;
  /** Where the queues are kept. */
  readonly database: DatabaseSync;
};

const batch = 100;

/** How many messages of a queue are heard together, as SQS hands them to a function. */
const together = 10;

/**
 * Everything behind HTTP on one machine, as AWS does it: relay, rules, a queue per service with retry and dead
 * letters, deadlines. Each is work of its own, of which a step answers how much there was to do; a test runs them to
 * rest one after the other, without sleeping.
 */
export const openHost = ({ world, worldFor = () => world, services, feed, database }: Parts) => {
  const queues = openQueues(database);
  const now = (): number => Date.parse(world.clock());
  const listeners = services.map(({ name, consumers }) => ({
    queue: name,
    hears: new Set(consumers.flatMap(({ reaction }) => heardBy(reaction).map(({ type }) => type))),
    listen: listener(worldFor(`${name}-events`), consumers),
  }));

  const send = (envelopes: readonly Envelope[]): void => {
    for (const envelope of envelopes)
      for (const { queue, hears } of listeners) if (hears.has(envelope.type)) queues.send(queue, envelope, now());
  };
  const bus: Bus = { publish: async (envelopes) => queues.together(() => send(envelopes)) };

  const relay = async (): Promise<number> => {
    const { images, acknowledge } = await feed.next(batch);
    if (images.length === 0) return 0;
    const told: Envelope[] = [];
    await relayed(worldFor("relay"), { publish: async (envelopes) => void told.push(...envelopes) }, images);
    queues.together(() => {
      send(told);
      acknowledge();
    });
    return images.length;
  };

  const settle = (message: Message, outcome: Outcome | undefined): void => {
    if (outcome?.kind === "done") queues.done(message);
    else if (outcome?.kind === "unfinished") queues.resting(message, outcome.left);
    else if (outcome?.kind === "failed") queues.failed({ ...message, left: outcome.left }, outcome.reactions, now());
    else queues.unheard(message, now());
  };

  /** What goes on beside the queues, until it is over. */
  const besides = new Set<Promise<void>>();
  const beside = (going: Promise<void>): void => {
    besides.add(going);
    void going.finally(() => besides.delete(going));
  };

  const deliver = async ({ queue, listen }: (typeof listeners)[number]): Promise<number> => {
    const messages = queues.due(queue, now(), together);
    if (messages.length === 0) return 0;
    const outcomes = await listen(
      messages.map(({ id, body, left }) => ({ id: String(id), body, left })),
      { beside },
    );
    queues.together(() => {
      for (const message of messages) settle(message, outcomes.get(String(message.id)));
    });
    return messages.length;
  };

  const works: readonly (() => Promise<number>)[] = [
    relay,
    () => sweepDeadlines(worldFor("deadlines"), bus),
    ...listeners.map((each) => () => deliver(each)),
  ];

  /** Waits for what goes on beside the queues; answers how much that was. */
  const settled = async (): Promise<number> => (await Promise.all(besides)).length;

  /** One round of everything; answers how much there was to do. */
  const step = async (): Promise<number> => {
    let done = 0;
    for (const work of [...works, settled]) done += await work();
    return done;
  };

  /** Works until nothing is due at the clock's present time. */
  const drain = async (): Promise<void> => {
    while ((await step()) > 0);
  };

  return { works, step, drain, settled, queues };
};
