import type { Heard } from "#shared/events/consumer.ts";
import type { Companion } from "#shared/table/entity.ts";
import { nextCalendar, takeCalendarYear } from "../domain/next-calendar.ts";
import type { communitiesReactions } from "../reactions.ts";
import { calendarLook, communityStore } from "../store/community-store.ts";

/** Takes a year over where its holidays were announced, says that they are missing where not, and sets the next look. */
export const takeCalendar = async ({
  event,
  table,
  now,
  command,
}: Heard<typeof communitiesReactions.takeCalendarWhenYearDue>) => {
  const { slug, year } = event.data;
  const { chineseYear, chineseSource, isChinese } = await import("../domain/chinese-calendar.ts");
  const next = (state: Parameters<typeof nextCalendar>[0]): Companion[] => {
    const look = nextCalendar(state, Number(year), now);
    if (!look) return [];
    return [{ write: calendarLook(table.scope, look.year, look.dueAt) }];
  };
  return communityStore(table).decide(slug, command, (current) => {
    const days = isChinese(current.timeZone) ? chineseYear(year) : undefined;
    const decision = takeCalendarYear(current, { year, days, source: chineseSource }) ?? { state: current, facts: [] };
    const also = next(decision.state);
    return also.length > 0 ? { ...decision, also } : undefined;
  });
};
