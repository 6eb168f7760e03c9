import * as z from "zod";
import { feedClosed, feedOpened } from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import { daysAsMinutes, Instant, plusMinutes } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { FeedId, PersonId, SeriesId } from "./parts.ts";

/** A calendar that follows the meetings of a body: whoever has its secret code may read it. */
export const Feed = z
  .object({
    feedId: FeedId,
    seriesId: SeriesId,
    personId: PersonId,
    openedAt: Instant,
    expiresAt: Instant,
    closedAt: Instant.optional(),
  })
  .meta({ id: "Feed" });
export type Feed = z.infer<typeof Feed>;

/** What its owner's list shows of it: not its code. */
export const FeedCard = z
  .object({ ...Feed.omit({ personId: true }).shape, seriesName: Name.optional() })
  .meta({ id: "MeetingFeedCard" });

/** A feed just opened, with the path that a calendar is given: it holds the code, and is told this once. */
export const OpenedFeed = z.object({ feed: Feed, path: z.string() }).meta({ id: "OpenedFeed" });

export const OpenFeed = z.strictObject({});
export const CloseFeed = z.strictObject({});

type OpeningFeed = Act & { readonly seriesId: string; readonly commandId: string; readonly policy: OwnPolicy };

/** A member has their own calendar follow the meetings, by a code of its own. */
export const openFeed = ({ by, at, seriesId, commandId, policy }: OpeningFeed) => {
  const feedId = newId("fed", commandId);
  const expiresAt = plusMinutes(at, daysAsMinutes(numberOf("calendarFeedDays", policy)));
  const state: Feed = { feedId, seriesId, personId: by.personId, openedAt: at, expiresAt };
  return { state, facts: [feedOpened({ feedId, seriesId })] };
};

/** The code opens nothing any more, once somebody says so or whose it is belongs to the community no longer. */
export const closeFeed = (current: Feed, at: Instant) => {
  if (current.closedAt) return undefined;
  const { feedId, seriesId } = current;
  return { state: { ...current, closedAt: at }, facts: [feedClosed({ feedId, seriesId })] };
};

/** A feed is its owner's to close: to others there is none. */
export const closeOwnFeed = (current: Feed, { by, at }: Act) =>
  current.personId === by.personId ? closeFeed(current, at) : refuse("not-found");

export const feedFor = ({ feedId, seriesId, openedAt, closedAt }: Feed) => ({
  feed: { feedId, seriesId, openedAt, closedAt },
});
