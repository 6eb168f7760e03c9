import * as z from "zod";
import { type Caller, holds } from "./caller.ts";
import { Instant } from "./dates.ts";
import { refuse } from "./refusal.ts";

/** So many openings are marked on one thing, the latest. */
export const mostOpenings = 100;

/** That an administrator, or the operator where nobody is named, opened one thing, from when until when. */
export const GlassOpening = z.object({
  glassId: z.string(),
  by: z.string().optional(),
  at: Instant,
  until: Instant,
});
export type GlassOpening = z.infer<typeof GlassOpening>;

/** Shown with the thing to whoever sees it. */
export const openings = z.array(GlassOpening).max(mostOpenings).default([]);

const isWithin = ({ at, until }: GlassOpening, now: Instant): boolean => at <= now && now < until;

/** Whether an administrator opened the thing and may read it still: the only way in which they read content. */
export const hasOpened = (known: readonly GlassOpening[], { caller, now }: { caller: Caller; now: Instant }): boolean =>
  !caller.onBehalfOf &&
  holds(caller, "community-admin") &&
  known.some((opening) => opening.by === caller.personId && isWithin(opening, now));

/** Refuses the operator, who reads what they opened and nothing else, as long as they did. */
export const operatorMustHaveOpened = (known: readonly GlassOpening[], now: Instant): void => {
  if (!known.some((opening) => opening.by === undefined && isWithin(opening, now))) refuse("not-found");
};
