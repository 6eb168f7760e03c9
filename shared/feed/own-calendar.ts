import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { Name } from "../domain/text.ts";
import { type Words, words } from "../domain/words.ts";
import { pagesOf } from "../table/pages.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";
import type { CalendarEntry } from "./calendar-feed.ts";

const What = z.enum(["survey", "session"]);

/** What a calendar calls it: others may see it, so it says nothing of what it is about. */
const titles: Readonly<Record<z.infer<typeof What>, Words>> = {
  survey: words("社区预约：现场查看", "Community appointment: a visit on site"),
  session: words("社区预约：面谈", "Community appointment: a talk"),
};

/** A time at which somebody is to be somewhere, as the service keeps it whose it is. */
export const OwnEntry = z.object({
  id: z.string(),
  what: What,
  startsAt: Instant,
  endsAt: Instant,
  place: Name,
  sequence: z.int(),
  isCancelled: z.boolean(),
  changedAt: Instant,
});
export type OwnEntry = z.infer<typeof OwnEntry>;

const partOf = (personId: string) => ["CALENDAR", personId] as const;

export const ownEntryKey = (scope: CommunityScope, personId: string, id: string): Key =>
  scope.key(partOf(personId), `ENTRY#${id}`);

export const ownEntryRow = (scope: CommunityScope, personId: string, entry: OwnEntry): Item =>
  ({ ...ownEntryKey(scope, personId, entry.id), entry }) as Item;

/** What somebody's own calendar shows beside their bookings, from an instant on. */
export const ownEntriesOf = async (table: CommunityTable, personId: string, from: Instant): Promise<OwnEntry[]> => {
  const entries: OwnEntry[] = [];
  for await (const items of pagesOf(table, { partition: table.scope.partition(...partOf(personId)), limit: 100 }))
    entries.push(...items.map(({ entry }) => OwnEntry.parse(entry)));
  return entries.filter(({ endsAt }) => endsAt >= from);
};

type Shown = { readonly community: string; readonly language: keyof Words };

export const entryOfOwn = ({ id, what, ...entry }: OwnEntry, { community, language }: Shown): CalendarEntry => ({
  ...entry,
  uid: `${id}@${community}.linli`,
  title: titles[what][language],
});
