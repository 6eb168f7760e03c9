import type { DatabaseSync } from "node:sqlite";
import { events } from "#shared/events/consumer.ts";
import { type Envelope, heardBy, queueName } from "#shared/events/contract.ts";
import { sweepDeadlines } from "#shared/events/deadline.ts";
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

/**
 * Everything behind HTTP on one machine, as AWS does it: relay, rules, a queue per reaction with retry and dead
 * letters, deadlines. One step at a time, so that a test can run it to rest without sleeping.
 */
export const openHost = ({ world, worldFor = () => world, services, feed, database }: Parts) => {
  const queues = openQueues(database);
  const now = (): number => Date.parse(world.clock());
  const listeners = services.flatMap(({ name, consumers }) => {
    const listen = events(worldFor(`${name}-events`), consumers);
    return consumers.map(({ reaction }) => ({
      hears: new Set(heardBy(reaction).map(({ type }) => type)),
      queue: queueName(reaction),
      listen,
    }));
  });

  const bus: Bus = {
    async publish(envelopes: readonly Envelope[]) {
      for (const envelope of envelopes)
        for (const { hears, queue } of listeners) if (hears.has(envelope.type)) queues.send(queue, envelope, now());
    },
  };

  const relay = async (): Promise<number> => {
    const { images, acknowledge } = await feed.next(batch);
    if (images.length === 0) return 0;
    await relayed(worldFor("relay"), bus, images);
    acknowledge();
    return images.length;
  };

  const deliverOne = async (message: Message): Promise<void> => {
    const listener = listeners.find(({ queue }) => queue === message.queue);
    const record = { messageId: String(message.id), body: message.body, eventSourceARN: `local:${message.queue}` };
    const outcome = await listener?.listen({ Records: [record as never] });
    if (outcome && outcome.batchItemFailures.length === 0) return queues.done(message);
    queues.failed(message, now());
  };

  const deliver = async (): Promise<number> => {
    const messages = queues.due(now(), batch);
    for (const message of messages) await deliverOne(message);
    return messages.length;
  };

  /** One round of everything; answers how much there was to do. */
  const step = async (): Promise<number> =>
    (await relay()) + (await sweepDeadlines(worldFor("deadlines"), bus)) + (await deliver());

  /** Works until nothing is due at the clock's present time. */
  const drain = async (): Promise<void> => {
    while ((await step()) > 0);
  };

  return { step, drain, queues };
};
