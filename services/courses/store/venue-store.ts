import type { Day } from "#shared/domain/dates.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { type Companion, stored } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { daysOf, VenueDay, withoutUse } from "../domain/session/schedule.ts";
import type { Session } from "../domain/session/session.ts";

/** The uses of a venue lie in one item a day, so that two who want it at once meet there. */
export const venueDayKey = (scope: CommunityScope, venueId: string, day: Day): Key =>
  scope.key(["VENUE", venueId], `DAY#${day}`);

export const venueDayIn = (item: Item | undefined): VenueDay => VenueDay.parse(item?.uses ?? {});

/** The day's uses as they are to be. Whoever changed them since they were read makes the commit fail. */
export const venueDayWrite = (key: Key, read: Item | undefined, uses: VenueDay): Companion => {
  const version = Number(read?.version ?? 0);
  const when = read
    ? ({ path: ["version"], is: "equals", value: version } as const)
    : ({ path: ["partition"], is: "absent" } as const);
  const put = stored({ ...key, version: version + 1, uses }) as Item;
  return { write: { put, when: [when] }, refusal: new Refusal("version-conflict", { version }) };
};

type VenueTime = Pick<Session, "venueId" | "startsAt" | "endsAt">;

/** The days in which a session uses its venue. */
export const usedDayKeys = (scope: CommunityScope, session: VenueTime): Key[] =>
  daysOf(session).map((day) => venueDayKey(scope, session.venueId, day));

/** What gives those days back: to go into the commit in which the session is cancelled. */
export const releasedDays = (sessionId: string, keys: readonly Key[], items: readonly (Item | undefined)[]) =>
  keys.map((key, at) => venueDayWrite(key, items[at], withoutUse(venueDayIn(items[at]), sessionId)));
