import type { Channel } from "#shared/contracts/messages.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { type Delivery, isOver, type Message, mostGathered } from "#shared/messages/message.ts";

/** How a message goes out beside others about the same thing: with these, as that other one did, or later. */
export type Gathering =
  | { readonly does: "send"; readonly others: readonly Message[] }
  | { readonly does: "follow"; readonly delivery: Delivery }
  | { readonly does: "rest"; readonly until: Instant };

type Beside = {
  readonly channel: Channel;
  readonly at: Instant;
  readonly policy: OwnPolicy;
  /** Whether another waits to go out by the same channel now. */
  readonly waits: (other: Message) => boolean;
};

const wentOut: ReadonlySet<Delivery["state"]> = new Set(["sent", "delivered"]);

const order = ({ at, messageId }: Message): string => `${at} ${messageId}`;

/**
 * The first message about a thing goes out at once, later ones of the hour in one text: the earliest takes the others
 * along. What is urgent waits for nothing; what would be over by then goes at once.
 */
export const gather = (
  message: Message,
  others: readonly Message[],
  { channel, at, policy, waits }: Beside,
): Gathering => {
  const carries = (other: Message): boolean => {
    const known = other.deliveries[channel];
    return known?.gathered?.includes(message.messageId) === true && !(known.state === "due" && isOver(other));
  };
  const carrier = others.find(carries);
  const carried = carrier?.deliveries[channel];
  if (carried?.state === "due") return { does: "rest", until: carried.at > at ? carried.at : plusMinutes(at, 1) };
  if (carried) return { does: "follow", delivery: carried };
  if (message.urgent) return { does: "send", others: [] };
  const minutes = numberOf("gatherMinutes", policy);
  const lately = others.flatMap(({ deliveries: { [channel]: known } }) =>
    known && wentOut.has(known.state) ? [plusMinutes(known.at, minutes)] : [],
  );
  const until = lately.toSorted().at(-1) ?? at;
  if (at < until && !(message.dueAt && message.dueAt <= until)) return { does: "rest", until };
  const waiting = others.filter((other) => !other.urgent && waits(other));
  const isEarliest = waiting.every((other) => order(message) < order(other));
  return isEarliest
    ? { does: "send", others: waiting.slice(0, mostGathered) }
    : { does: "rest", until: plusMinutes(at, 1) };
};
