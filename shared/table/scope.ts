import { indexKeys } from "./layout.ts";
import { keyOf } from "./limits.ts";
import type { Item, Key, Page, Query, Table, Write } from "./table.ts";

/** Who may touch which keys. A scope is the only way to make a key, so no code path can name a stranger's item. */
export type Scope = {
  readonly region: string;
  readonly root: string;
  /** The roots whose items it may reach; its own keys are made below the first. */
  readonly roots: readonly string[];
  /** The key of a partition below the root: `C#foshan#CASE#cas_…`. */
  partition(...parts: readonly string[]): string;
  key(parts: readonly string[], sort: string): Key;
};

/** One community's items. */
export type CommunityScope = Scope & { readonly community: string };
/** A signed-in person's own list of memberships. */
export type SelfScope = Scope & { readonly account: string };
/** What belongs to the region and to no community; `applications` makes the keys of those that do not exist yet. */
export type OperatorScope = Scope & { readonly applications: Scope };

const forbidden = /[#\p{Cc}]/u;

const mustBePart = (part: string): string => {
  if (part === "" || forbidden.test(part)) throw new Error(`not a part of a key: ${JSON.stringify(part)}`);
  return part;
};

const scopeOf = (region: string, root: string, others: readonly string[] = []): Scope => {
  const partition = (...parts: readonly string[]): string => [root, ...parts.map(mustBePart)].join("#");
  const roots = [root, ...others];
  return { region, root, roots, partition, key: (parts, sort) => ({ partition: partition(...parts), sort }) };
};

export const communityScope = (region: string, community: string): CommunityScope => ({
  ...scopeOf(region, `C#${mustBePart(community)}`),
  community,
});

export const selfScope = (region: string, account: string): SelfScope => ({
  ...scopeOf(region, `P#${mustBePart(account)}`),
  account,
});

const applicationRoot = "A";

export const operatorScope = (region: string): OperatorScope => {
  const root = `R#${mustBePart(region)}`;
  return { ...scopeOf(region, root, [applicationRoot]), applications: scopeOf(region, applicationRoot, [root]) };
};

/** The community that a key belongs to, if it belongs to one. */
export const communityIn = (partition: string): string | undefined => {
  const [kind, community] = partition.split("#");
  return kind === "C" ? community : undefined;
};

/** The one index partition that communities share: their deadlines, read only by the region's scheduler. */
export const deadlinePartition = (region: string): string => operatorScope(region).partition("DEADLINE");

/** A key outside the scope: always a bug. */
export class OutOfScope extends Error {
  override readonly name = "OutOfScope";
}

/** A table that can reach one scope's items, and says whose they are. Its `getMany` takes any number of keys. */
export type ScopedTable<S extends Scope> = Table & { readonly scope: S };

/** What is kept of one community. */
export type CommunityTable = ScopedTable<CommunityScope>;

const indexPartitions: ReadonlySet<string> = new Set(Object.values(indexKeys).map(({ partition }) => partition));

/** The index partitions that a write gives its item. */
const placesOf = (write: Write): readonly unknown[] => {
  if ("put" in write) return [...indexPartitions].flatMap((name) => (write.put as Item)[name] ?? []);
  if (!("update" in write)) return [];
  return write.changes.flatMap((change) => ("set" in change && indexPartitions.has(change.set[0]) ? [change.to] : []));
};

const mostInOneRead = 100;

/** Narrows a table to one scope: any key or index partition outside it throws {@link OutOfScope}. */
export const scoped = <S extends Scope>(table: Table, scope: S): ScopedTable<S> => {
  const isInside = (partition: string): boolean =>
    scope.roots.some((root) => partition === root || partition.startsWith(`${root}#`));
  const shared = deadlinePartition(scope.region);

  const mustBeInside = (partition: string): void => {
    if (!isInside(partition))
      throw new OutOfScope(`${partition.split("#").slice(0, 3).join("#")} is not in ${scope.root}`);
  };
  const checked = (write: Write): Write => {
    mustBeInside(keyOf(write).partition);
    for (const place of placesOf(write)) if (place !== shared) mustBeInside(String(place));
    return write;
  };

  return {
    scope,
    async get(key: Key) {
      mustBeInside(key.partition);
      return table.get(key);
    },
    async getMany(keys: readonly Key[]) {
      for (const { partition } of keys) mustBeInside(partition);
      const found: (Item | undefined)[] = [];
      for (let at = 0; at < keys.length; at += mostInOneRead)
        found.push(...(await table.getMany(keys.slice(at, at + mostInOneRead))));
      return found;
    },
    async query(query: Query): Promise<Page> {
      mustBeInside(query.partition);
      return table.query(query);
    },
    async write(write: Write) {
      return table.write(checked(write));
    },
    async commit(writes: readonly Write[]) {
      return table.commit(writes.map(checked));
    },
  };
};
