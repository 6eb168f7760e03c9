import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { Name } from "#shared/domain/text.ts";
import { CampusId, FeedId, PersonId } from "./ids.ts";

/** A calendar that somebody subscribed to: of a campus, or of their own bookings. Its code opens it without a login. */
export const Feed = z.object({
  feedId: FeedId,
  ownerId: PersonId,
  campusId: CampusId.optional(),
  openedAt: Instant,
  isClosed: z.boolean().optional(),
});
export type Feed = z.infer<typeof Feed>;

/** What its owner's list shows of it: not its code. */
export const FeedCard = z
  .object({ ...Feed.omit({ ownerId: true, isClosed: true }).shape, campusName: Name.optional(), isClosed: z.boolean() })
  .meta({ id: "FeedCard" });

export const OpenFeed = z.strictObject({ campusId: CampusId.optional() });

type Opening = z.infer<typeof OpenFeed> & {
  readonly ownerId: string;
  readonly at: Instant;
  readonly commandId: string;
};

export const openFeed = ({ ownerId, campusId, at, commandId }: Opening) => {
  const state: Feed = { feedId: newId("fed", commandId), ownerId, campusId, openedAt: at };
  return { state, facts: [] };
};

/** Nobody reads a calendar any more whose owner moved out, or asked to be forgotten. */
export const closeFeed = (feed: Feed): Feed | undefined => (feed.isClosed ? undefined : { ...feed, isClosed: true });
