import type { Home } from "#infra/local/home.ts";
import type { Envelope } from "#shared/events/contract.ts";
import type { Clock } from "./place.ts";

/** What a host puts on its queues, from now on. */
export const deliveriesOf = ({ queues, drain }: Home["host"], { now }: Clock) => {
  const delivered = new Map<string, { readonly envelope: Envelope; readonly to: Set<string> }>();
  const { send } = queues;
  queues.send = (queue, envelope, at) => {
    const known = delivered.get(envelope.id) ?? { envelope, to: new Set() };
    known.to.add(queue);
    delivered.set(envelope.id, known);
    send(queue, envelope, at);
  };
  const tellAgain = async (envelopes: readonly Envelope[]): Promise<void> => {
    for (const { id } of envelopes) {
      const { envelope, to } = delivered.get(id) ?? {};
      for (const queue of to ?? []) if (envelope) send(queue, envelope, Date.parse(now()));
      await drain();
    }
  };
  return { told: () => [...delivered.values()].map(({ envelope }) => envelope), tellAgain };
};
