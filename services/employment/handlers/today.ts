import type { CommunityCard } from "#shared/domain/community-card.ts";
import { dayIn, type Instant } from "#shared/domain/dates.ts";
import type { Today } from "../domain/parts.ts";

/** The moment, with the day that it is in the community. */
export const todayIn = ({ timeZone }: CommunityCard, at: Instant): Today => ({
  at,
  day: dayIn(timeZone, at),
  timeZone,
});
