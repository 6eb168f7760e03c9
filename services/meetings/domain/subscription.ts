import * as z from "zod";
import { subscriptionBegun, subscriptionEnded } from "#shared/contracts/meetings.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId, SeriesId, SubscriptionId } from "./parts.ts";

/** Somebody is told when the agendas and the minutes of a body are published, without a seat in it. */
export const Subscription = z
  .object({
    subscriptionId: SubscriptionId,
    seriesId: SeriesId,
    personId: PersonId,
    since: Instant,
    endedAt: Instant.optional(),
  })
  .meta({ id: "MeetingSubscription" });
export type Subscription = z.infer<typeof Subscription>;

/** What its owner's list shows of it. */
export const SubscriptionCard = z
  .object({ ...Subscription.omit({ personId: true }).shape, seriesName: Name.optional() })
  .meta({ id: "MeetingSubscriptionCard" });

export const Subscribe = z.strictObject({});
export const EndSubscription = z.strictObject({});

type Whose = Pick<Subscription, "seriesId" | "personId">;

/** A person follows a body once, however often they ask. */
export const subscriptionIdOf = ({ seriesId, personId }: Whose): string => newId("sbn", `${seriesId} ${personId}`);

/** Begins to follow, or once more after an end. Nothing where they follow already. */
export const subscribe = (current: Subscription | undefined, { at, ...whose }: Whose & { readonly at: Instant }) => {
  if (current && !current.endedAt) return undefined;
  const subscriptionId = subscriptionIdOf(whose);
  const state: Subscription = { ...whose, subscriptionId, since: at };
  return { state, facts: [subscriptionBegun({ subscriptionId })] };
};

/** Tells them no more. */
export const endSubscription = (current: Subscription, at: Instant) => {
  if (current.endedAt) return undefined;
  const { subscriptionId } = current;
  return { state: { ...current, endedAt: at }, facts: [subscriptionEnded({ subscriptionId })] };
};

/** A subscription is its owner's to end: to others there is none. */
export const endOwnSubscription = (current: Subscription, { by, at }: Act) =>
  current.personId === actingPerson(by).personId ? endSubscription(current, at) : refuse("not-found");

export const subscriptionFor = ({ personId: _, ...subscription }: Subscription) => ({ subscription });
