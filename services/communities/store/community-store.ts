import { calendarYearDue } from "#shared/contracts/calendars.ts";
import { communityErasureClosing, communityErasureDue } from "#shared/contracts/communities.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Decide, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable, OperatorScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Write } from "#shared/table/table.ts";
import { Community } from "../domain/community.ts";
import type { ErasureCertificate } from "../domain/erasure-certificate.ts";
import { calendarDueAt, firstCalendarYear } from "../domain/next-calendar.ts";
import { buildingNames } from "../domain/settings.ts";

const closingAfterMinutes = 24 * 60;

/** When the grace is over each service erases what it keeps; a day later what communities keeps itself goes too. */
const erasureDeadlines = (scope: CommunityScope, before: Community | undefined, after: Community): Companion[] => {
  if (before?.status === "archived" || after.status !== "archived") return [];
  const { slug, archive } = after;
  const due = { dueAt: archive.erasureDueAt, fact: communityErasureDue({ slug }) };
  const closing = {
    dueAt: plusMinutes(archive.erasureDueAt, closingAfterMinutes),
    fact: communityErasureClosing({ slug }),
  };
  return [due, closing].map((deadline) => ({ write: deadlineWrite(scope, { ...deadline, correlationId: slug }) }));
};

/** The deadline at which a community is asked for a year of its calendar. */
export const calendarLook = (scope: CommunityScope, year: number, dueAt = calendarDueAt(year)): Write => {
  const { community: slug } = scope;
  const fact = calendarYearDue({ slug, year: String(year) });
  return deadlineWrite(scope, { dueAt, fact, correlationId: slug });
};

/** From its beginning on a community is asked each year for the calendar of the next. */
const calendarDeadline = (scope: CommunityScope, before: Community | undefined, after: Community): Companion[] => {
  if (before || !("foundedAt" in after)) return [];
  return [{ write: calendarLook(scope, firstCalendarYear(after.foundedAt)) }];
};

const communityEntity: Entity<Community> = {
  name: "COMMUNITY",
  schema: Community,
  companions: (scope, before, after) => [
    ...erasureDeadlines(scope, before, after),
    ...calendarDeadline(scope, before, after),
  ],
};

/** The community itself; its id is its slug. */
export const communityStore = (table: CommunityTable) => entityStore(table, communityEntity);

/** The buildings of the community as its item says. */
export const buildingsIn = (item: Item | undefined): string[] => buildingNames(Community.parse(item?.state));

/** The same, where the community is that of the table: for verbs that name none. */
export const ofSlug = (table: CommunityTable) => ({
  decide: (_: string, command: Command, verb: Decide<Community>) =>
    communityStore(table).decide(table.scope.community, command, (current) => verb(current, [])),
});

/** What the services certified; nothing where none has erased anything. */
export const readCertificate = async (
  { region, keepers }: { readonly region: ScopedTable<OperatorScope>; readonly keepers: readonly string[] },
  slug: string,
): Promise<ErasureCertificate | undefined> => {
  const items = await region.getMany(keepers.map((service) => region.scope.key(["ERASED", slug], service)));
  const services = items.flatMap((item) =>
    item ? [{ service: item.sort, itemCount: Number(item.itemCount), erasedAt: String(item.at) }] : [],
  );
  if (services.length === 0) return undefined;
  return { slug, services, waiting: keepers.filter((_, at) => items[at] === undefined) };
};
