import type { Channel, DeliveryState } from "#shared/contracts/messages.ts";
import { type Instant, minutesBetween, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Delivery, Message } from "#shared/messages/message.ts";
import { factsOf } from "./proof.ts";

/** How far a later word may move a delivery: what is known better is never told back. */
const rank: Readonly<Record<DeliveryState, number>> = {
  due: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
  "no-such-address": 3,
  "given-up": 3,
  opened: 4,
  spoken: 5,
  "handed-over": 6,
};

type Moving = { readonly channel: Channel; readonly state: DeliveryState; readonly at: Instant };

const moved = (current: Message, channel: Channel, delivery: Delivery): Message => ({
  ...current,
  deliveries: { ...current.deliveries, [channel]: delivery },
});

/** It came so far by a channel. A word that is late, or said twice, changes nothing. */
export const move = (current: Message, { channel, state, at }: Moving) => {
  const known = current.deliveries[channel];
  if (known && (known.state === state || rank[state] <= rank[known.state])) return undefined;
  return {
    state: moved(current, channel, { tries: 0, ...known, state, at }),
    facts: factsOf(current, { channel, state }),
  };
};

const longestPauseMinutes = 64;

/** When a channel is tried again after so many tries: each time four times as long, about an hour at most. */
export const againAfter = (tries: number, at: Instant): Instant =>
  plusMinutes(at, Math.min(4 ** (tries - 1), longestPauseMinutes));

/** Whether a channel is given up after so many tries: also where the next would use up half of the time that is left. */
export const isLastTry = ({ urgent, at, dueAt }: Message, tries: number, next: Instant): boolean => {
  if (tries >= numberOf(urgent ? "urgentSendTries" : "sendTries")) return true;
  return dueAt !== undefined && next > plusMinutes(at, Math.floor(minutesBetween(at, dueAt) / 2));
};

type Trying = {
  readonly channel: Channel;
  /** As it was when it was decided to try; whoever comes second refuses. */
  readonly tries: number;
  /** When it is looked at again, should nothing be heard of this try. */
  readonly until: Instant;
  readonly gathered: readonly string[];
};

/** A try begins. It is counted before it is made: what breaks off in the middle is made again later, never at once. */
export const tryOnce = (current: Message, { channel, tries, until, gathered }: Trying) => {
  const known = current.deliveries[channel];
  if ((known?.tries ?? 0) !== tries || (known && known.state !== "due")) return refuse("version-conflict");
  const delivery: Delivery = { state: "due", tries: tries + 1, at: until };
  return {
    state: moved(current, channel, gathered.length > 0 ? { ...delivery, gathered: [...gathered] } : delivery),
    facts: [],
  };
};

/** The other side asked to be left alone until then. */
export const postpone = (current: Message, channel: Channel, until: Instant) => {
  const known = current.deliveries[channel];
  if (known?.state !== "due" || known.at >= until) return undefined;
  return { state: moved(current, channel, { ...known, at: until }), facts: [] };
};
