import { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { CardRow, endedPrefix, homeRoom, openPrefix, ToldRow, toldPrefix } from "#shared/home/rows.ts";
import { standingIn, standingKey } from "#shared/people/standing.ts";
import { stateSort } from "#shared/table/entity.ts";
import { keysIn } from "#shared/table/holding.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key, Paging, Value } from "#shared/table/table.ts";

/** The roles that things wait for, whoever holds them. */
export const roomRoles: ReadonlySet<string> = new Set<Role>(
  Role.options.filter((role) => !["building-leader", "instructor", "employer-contact", "correspondent"].includes(role)),
);

/** A card and the place at which it lies: the same in each room that it is in. */
export type Lying = { readonly room: string; readonly place: string; readonly row: CardRow };

const mostInARoom = 100;

const valueAt = (item: Item | undefined, path: readonly string[]): string => {
  let found: Value | undefined = item?.state;
  for (const part of path) found = typeof found === "object" && found !== null ? Object(found)[part] : undefined;
  return typeof found === "string" ? found : "";
};

/** What lies in the rooms of people: their cards, and what they were told. */
export const homeStore = (table: CommunityTable) => {
  const { scope } = table;

  /** What is open in these rooms: they are read at once. */
  const open = async (rooms: readonly string[]): Promise<Lying[]> => {
    const pages = await Promise.all(
      rooms.map(async (room) => {
        const partition = scope.partition(...homeRoom(room));
        const { items } = await table.query({ partition, prefix: openPrefix, limit: mostInARoom });
        return items.map((item) => ({ room, place: item.sort, row: CardRow.parse(item) }));
      }),
    );
    return pages.flat();
  };

  const paged = async (room: string, prefix: string, { limit, cursor }: Paging) => {
    const partition = scope.partition(...homeRoom(room));
    const page = await table.query({ partition, prefix, reverse: true, limit, ...(cursor && { cursor }) });
    return { items: page.items, ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** What is over, the latest month first. */
  const ended = async (personId: string, paging: Paging) => {
    const { items, ...rest } = await paged(personId, endedPrefix, paging);
    return { lying: items.map((item) => ({ room: personId, place: item.sort, row: CardRow.parse(item) })), ...rest };
  };

  const told = async (personId: string, paging: Paging) => {
    const { items, ...rest } = await paged(personId, toldPrefix, paging);
    return { told: items.map((item) => ToldRow.parse(item)), ...rest };
  };

  const keyOf = ({ at, sort }: NonNullable<CardRow["names"]>[string]): Key => scope.key(at, sort ?? stateSort);

  /** What the reader is at the source. */
  const standingOf = async (personId: string): Promise<Standing | undefined> =>
    standingIn(await table.get(standingKey(scope, personId)));

  /** The names that the rows lack: one read for up to a hundred. */
  const namesFor = async (rows: readonly CardRow[]) => {
    const named = rows.flatMap(({ names = {} }) => Object.values(names));
    const keys = new Map(named.map(keyOf).map((key) => [`${key.partition} ${key.sort}`, key]));
    const items = await table.getMany([...keys.values()]);
    const found = new Map([...keys.keys()].map((place, nth) => [place, items[nth]]));
    const at = (key: Key): Item | undefined => found.get(`${key.partition} ${key.sort}`);
    return ({ names = {} }: CardRow): Record<string, string> =>
      Object.fromEntries(Object.entries(names).map(([name, each]) => [name, valueAt(at(keyOf(each)), each.path)]));
  };

  return { open, ended, told, standingOf, namesFor };
};

/** Nothing stays at home of somebody who is removed: what waits there is of others, or of nobody any more. */
export const forgetHome = async (table: CommunityTable, personId: string): Promise<void> => {
  for await (const keys of keysIn(table, table.scope.partition(...homeRoom(personId))))
    for (const key of keys) await table.write({ delete: key });
};
