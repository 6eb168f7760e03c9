import type { Channel } from "#shared/contracts/messages.ts";
import { type Instant, minutesBetween, plusMinutes } from "#shared/domain/dates.ts";
import { hourIn, nextAt } from "#shared/domain/local-time.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { type Delivery, isOver, type Message } from "#shared/messages/message.ts";

/** What is done next about a message that is in its inbox: it goes out by a channel, rests until then, or is done. */
export type Step =
  | { readonly does: "send"; readonly channel: Channel }
  | { readonly does: "rest"; readonly until: Instant }
  | { readonly does: "nothing" };

export type Place = { readonly at: Instant; readonly timeZone: string; readonly policy: OwnPolicy };

/** `besideCall`: it goes out by its link too while the desk is to call. */
type Stepping = Place & { readonly besideCall?: boolean };

const nothing: Step = { does: "nothing" };

const oclock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** When the quiet of the night is over; nothing by day. Source: the matrix of moments, 21:00–08:00 but for danger. */
export const quietUntil = ({ at, timeZone, policy }: Place): Instant | undefined => {
  const [from, until] = [numberOf("offersFromHour", policy), numberOf("offersUntilHour", policy)];
  const hour = hourIn(timeZone, at);
  return hour >= until || hour < from ? nextAt(timeZone, at, oclock(from)) : undefined;
};

const ended: ReadonlySet<Delivery["state"]> = new Set(["no-such-address", "failed", "given-up"]);

/** How long a channel is waited for before the next one is tried: by an hour where nothing says that it arrived. */
const patienceOf = (message: Message, { state, at }: Delivery, policy: OwnPolicy): Instant => {
  if (message.urgent) return plusMinutes(at, numberOf("urgentMinutes", policy));
  if (state === "sent") return plusMinutes(at, numberOf("deliveredMinutes", policy));
  if (!message.dueAt) return plusMinutes(at, numberOf("unreadMinutes", policy));
  return plusMinutes(at, Math.max(0, Math.floor(minutesBetween(at, message.dueAt) / 2)));
};

/** What is to be done by one channel; nothing where the next one is tried. */
const stepBy = (message: Message, channel: Channel, { at, policy }: Place): Step | undefined => {
  const delivery = message.deliveries[channel];
  if (!delivery) return { does: "send", channel };
  if (ended.has(delivery.state)) return undefined;
  if (delivery.state === "due") {
    if (channel === "call") return nothing;
    return at < delivery.at ? { does: "rest", until: delivery.at } : { does: "send", channel };
  }
  const until = patienceOf(message, delivery, policy);
  return at < until ? { does: "rest", until } : undefined;
};

/** News goes out by one channel alone; what goes beside the desk's call passes it once the desk has it on its list. */
const triedFor = (
  { kind, deliveries: { call } }: Message,
  channels: readonly Channel[],
  place: Stepping,
): Channel[] => {
  const isOnList = place.besideCall === true && call?.state === "due";
  return channels.slice(0, kind === "news" ? 1 : undefined).filter((each) => !(isOnList && each === "call"));
};

/**
 * The next step of a message, by the channels that may reach its person, the first first. At night nothing goes out but
 * what is urgent; what lapses before the morning does not go out at all.
 */
export const nextStep = (message: Message, channels: readonly Channel[], place: Stepping): Step => {
  if (isOver(message)) return nothing;
  const until = message.urgent ? undefined : quietUntil(place);
  if (until) return message.dueAt && message.dueAt <= until ? nothing : { does: "rest", until };
  for (const channel of triedFor(message, channels, place)) {
    const step = stepBy(message, channel, place);
    if (step) return step;
  }
  return nothing;
};
