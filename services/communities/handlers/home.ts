import { actingPerson, type Caller, mayListFor } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { type CardRow, isOpenTo } from "#shared/home/rows.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { CursorInvalid } from "#shared/table/table.ts";
import type { HomeCard } from "../domain/home.ts";
import { isFor, mayPress, type Reader, readerOf, stays } from "../domain/reader.ts";
import { ownMembership } from "../flows/own-membership.ts";
import { saying } from "../flows/say-cards.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { homeStore, type Lying, roomRoles } from "../store/home-store.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";

/** A person's own room, and those of what they are: what they do at the desk for another is not theirs. */
const roomsOf = (caller: Caller): string[] => {
  const { grants, onBehalfOf } = caller;
  if (onBehalfOf) return [onBehalfOf.personId];
  const roles = grants.map(({ role }) => role).filter((role) => roomRoles.has(role));
  return [...new Set([caller.personId, ...roles, ...grants.flatMap(({ employerId }) => employerId ?? [])])];
};

/** At the desk a dispute is found by its own list alone. */
const isListed = (caller: Caller, kind: string): boolean => mayListFor(caller, kind === "CASE" ? "mediation" : "");

const none = "9999";

/** What is due first comes first. */
const inOrder = ({ row: one }: Lying, { row: other }: Lying): number =>
  (one.dueAt ?? none) < (other.dueAt ?? none) ? -1 : 1;

const mostCards = 100;

/** What may be pressed now: while members write, in its time, by the roles that the reader has now. */
const buttonsOf = ({ named, id, next = [] }: CardRow, pressing: Pressing) =>
  next
    .filter((each) => pressing.isWritable && mayPress(each, pressing) && isOpenTo(each, pressing.roles))
    .map(({ do: operation, with: parts = {}, from, until }) => {
      const params = Object.keys(parts).length > 0 ? parts : { [named]: id };
      return { operation, params, from, until };
    });

type Pressing = Reader & { readonly isWritable: boolean };

type Words = Awaited<ReturnType<typeof saying>>;

const cardOf = (row: CardRow, names: object, { pressing, words }: { pressing: Pressing; words: Words }): HomeCard => ({
  thing: row.id,
  kind: row.kind.toLowerCase(),
  as: row.as,
  status: row.status,
  sentence: words.sentence(row, names),
  dueAt: row.dueAt,
  endedAt: row.endedAt,
  next: buttonsOf(row, pressing).map((each) => ({ ...each, label: words.button(each.operation) })),
});

/** What asks for more than the roles that the reader has. */
const needsStanding = ({ row: { side, unless, next = [] } }: Lying): boolean =>
  side !== undefined || (unless?.households ?? []).length > 0 || next.some((each) => each.side !== undefined);

type Look = { readonly call: Call<typeof routes.getHome>; readonly reading: Omit<Reader, "standing"> };

/**
 * What is open for the reader: in their rooms, and then in those that their seats open. What they are at the source is
 * read with these, where something asks for it. It comes at once, so no cursor is of it.
 */
const lookAtOpen = async ({ call: { query, caller, table }, reading }: Look) => {
  if (query.cursor !== undefined) throw new CursorInvalid();
  const home = homeStore(table);
  const first = await home.open(roomsOf(caller));
  const doors = first.filter(({ row }) => row.opens);
  const rooms = [...new Set(doors.flatMap(({ row }) => row.opens ?? []))];
  const isAsked = rooms.length > 0 || first.some(needsStanding);
  const [standing, beyond] = await Promise.all([
    isAsked ? home.standingOf(reading.personId) : undefined,
    home.open(rooms),
  ]);
  const reader = { ...reading, standing };
  const isOpen = ({ room }: Lying) =>
    doors.some((door) => door.row.opens?.includes(room) && isFor(door.room, door.row, reader));
  const lying = [...first, ...beyond.filter(isOpen)].filter(({ room, row }) => isFor(room, row, reader));
  const each = new Map(lying.map((one) => [one.place, one]));
  return { reader, lying: [...each.values()].toSorted(inOrder).slice(0, mostCards) };
};

const lookAtOver = async ({ call: { query, table }, reading }: Look) => ({
  reader: { ...reading, standing: undefined },
  ...(await homeStore(table).ended(reading.personId, query)),
});

const getHome = endpoint(routes.getHome, async (call) => {
  const { query, caller, community, now } = call;
  const reading = readerOf(caller, { now, today: dayIn(community.timeZone, now) });
  const look = { call, reading };
  const { lying, reader, ...page } = await (query.over === "true" ? lookAtOver(look) : lookAtOpen(look));
  const rows = lying.flatMap(({ row }) => (isListed(caller, row.kind) && stays(row, caller) ? row : []));
  const [words, namesOf] = await Promise.all([saying(call), homeStore(call.table).namesFor(rows)]);
  const pressing = { ...reader, isWritable: community.status === "active" };
  return { body: { items: rows.map((row) => cardOf(row, namesOf(row), { pressing, words })), ...page } };
});

const getOwnTimeline = endpoint(routes.getOwnTimeline, async ({ query, caller, table, ...said }) => {
  const { told, ...page } = await homeStore(table).told(actingPerson(caller).personId, query);
  const words = await saying(said);
  const items = told.flatMap((row) => {
    if (!isListed(caller, row.kind)) return [];
    const sentence = words.happened(row);
    return sentence ? [{ thing: row.id, kind: row.kind.toLowerCase(), what: row.type, at: row.at, sentence }] : [];
  });
  return { body: { items, ...page } };
});

const getMe = endpoint(routes.getMe, async ({ query, account, self, communityOf, now }) => {
  const { items, ...page } = await ownCommunitiesStore(self).list(query);
  const found = await Promise.all(items.map((own) => ownMembership(communityOf(own), own, { account, now })));
  return { body: { communities: found.flatMap((each) => each ?? []), ...page } };
});

export const homeEndpoints = { getMe, getHome, getOwnTimeline };
