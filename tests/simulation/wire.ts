import type { Consumer } from "#shared/events/consumer.ts";
import { events } from "#shared/events/consumer.ts";
import { type Envelope, heardBy, queueName } from "#shared/events/contract.ts";
import { sweepDeadlines } from "#shared/events/deadline.ts";
import { relayed } from "#shared/events/relay.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";
import { Crash } from "./faulty-table.ts";

export type WireOptions = {
  readonly world: World;
  readonly store: SqliteStore;
  readonly consumers: readonly Consumer[];
  readonly random: () => number;
  /** How often a delivery is repeated although it was done, and how often the relay dies halfway. */
  readonly again: () => number;
  /** A planted bug: the message, or the change, is forgotten before its work is done. */
  readonly forgetsFirst?: boolean;
};

type Message = { readonly consumer: Consumer; readonly envelope: Envelope };

/** The shipped relay, deadlines and consumers on a bus that repeats, reorders and dies. */
export const openWire = ({ world, store, consumers, random, again, forgetsFirst = false }: WireOptions) => {
  const messages: Message[] = [];
  const published = new Set<string>();
  const listen = events(world, consumers);
  let position = 0;

  const publish = async (envelopes: readonly Envelope[]): Promise<void> => {
    for (const envelope of envelopes) {
      published.add(envelope.id);
      for (const consumer of consumers)
        if (heardBy(consumer.reaction).some(({ type }) => type === envelope.type))
          messages.push({ consumer, envelope });
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

  const deliver = async (): Promise<void> => {
    const [message] = messages.splice(Math.floor(random() * messages.length), 1);
    if (!message) return;
    const { consumer, envelope } = message;
    const record = {
      messageId: "m",
      eventSourceARN: `a:${queueName(consumer.reaction)}`,
      body: JSON.stringify({ detail: envelope }),
    };
    const { batchItemFailures } = await listen({ Records: [record as never] });
    const isFailed = batchItemFailures.length > 0;
    if ((isFailed && !forgetsFirst) || random() < again()) messages.push(message);
  };

  const sweep = (): Promise<number> => sweepDeadlines(world, { publish });

  /** One thing of the background, chosen by chance; what died is simply tried again later. */
  const step = async (): Promise<void> => {
    const [choice] = [relay, deliver, deliver, sweep].toSorted(() => random() - 0.5);
    await choice?.().catch(() => {});
  };

  const isAtRest = (): boolean => messages.length === 0 && store.changesAfter(position, 1).length === 0;
  return { step, sweep, isAtRest, published };
};
