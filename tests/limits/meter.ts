import { indexKeys, projected } from "#shared/table/layout.ts";
import { itemSize, keyOf } from "#shared/table/limits.ts";
import { ConditionFailed, type Item, type Page, type Query, type Table, type Write } from "#shared/table/table.ts";

/** What one call at the port costs on DynamoDB, in its capacity units. */
export type Use = {
  readonly call: "get" | "getMany" | "query" | "write" | "commit";
  readonly readUnits: number;
  readonly writeUnits: number;
};

const readBlock = 4096;
const writeBlock = 1024;

const blocks = (bytes: number, block: number): number => Math.max(1, Math.ceil(bytes / block));
const sizeOf = (item: Item | undefined): number => (item ? itemSize(item) : 0);

/** A strong read costs one unit per 4 KB, an index's half; reading nothing costs as much as the smallest item. */
export const readUnits = (bytes: number, isStrong: boolean): number => blocks(bytes, readBlock) * (isStrong ? 1 : 0.5);

/** What an index keeps of an item: nothing where the item has no place in it. */
const entryIn = (
  item: Item | undefined,
  { partition, sort }: { partition: string; sort: string },
): Item | undefined => {
  if (item?.[partition] === undefined) return undefined;
  const names = ["partition", "sort", partition, sort, projected].filter((name) => item[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, item[name]])) as Item;
};

const indexUnits = (
  before: Item | undefined,
  after: Item | undefined,
  names: { partition: string; sort: string },
): number => {
  const [old, fresh] = [entryIn(before, names), entryIn(after, names)];
  if (!old && !fresh) return 0;
  if (!old || !fresh) return blocks(sizeOf(old ?? fresh), writeBlock);
  const isMoved = old[names.partition] !== fresh[names.partition] || old[names.sort] !== fresh[names.sort];
  if (isMoved) return blocks(sizeOf(old), writeBlock) + blocks(sizeOf(fresh), writeBlock);
  const isSame = JSON.stringify(old) === JSON.stringify(fresh);
  return isSame ? 0 : blocks(Math.max(sizeOf(old), sizeOf(fresh)), writeBlock);
};

/**
 * One write: a unit per KB of the larger image, twice that in a transaction, and what each index then writes, which
 * a transaction does not double. A write whose condition failed costs its units and no index.
 * Source: DynamoDB Developer Guide, "Read and write operations" and "Managing global secondary indexes".
 */
export const writeUnits = (before: Item | undefined, after: Item | undefined, isInTransaction: boolean): number => {
  const item = blocks(Math.max(sizeOf(before), sizeOf(after)), writeBlock) * (isInTransaction ? 2 : 1);
  return Object.values(indexKeys).reduce((units, names) => units + indexUnits(before, after, names), item);
};

const refusedUnits = (before: Item | undefined, isInTransaction: boolean): number =>
  blocks(sizeOf(before), writeBlock) * (isInTransaction ? 2 : 1);

const queryUnits = ({ items }: Page, { index }: Query): number =>
  readUnits(
    items.reduce((bytes, item) => bytes + sizeOf(item), 0),
    index === undefined,
  );

/** Counts what passes through a table. The images around a write are read beside it and not counted. */
export const metered = (table: Table, onUse: (use: Use) => void): Table => {
  const imagesOf = (writes: readonly Write[]) => Promise.all(writes.map((write) => table.get(keyOf(write))));

  const counted = async <Result>(call: "write" | "commit", writes: readonly Write[], send: () => Promise<Result>) => {
    const isInTransaction = call === "commit";
    const before = await imagesOf(writes);
    const tell = (units: readonly number[]): void =>
      onUse({ call, readUnits: 0, writeUnits: units.reduce((sum, each) => sum + each, 0) });
    try {
      const result = await send();
      const after = await imagesOf(writes);
      tell(before.map((image, at) => writeUnits(image, after[at], isInTransaction)));
      return result;
    } catch (error) {
      if (error instanceof ConditionFailed) tell(before.map((image) => refusedUnits(image, isInTransaction)));
      throw error;
    }
  };

  return {
    async get(key) {
      const item = await table.get(key);
      onUse({ call: "get", readUnits: readUnits(sizeOf(item), true), writeUnits: 0 });
      return item;
    },
    async getMany(keys) {
      const items = await table.getMany(keys);
      const units = items.reduce((sum, item) => sum + readUnits(sizeOf(item), true), 0);
      onUse({ call: "getMany", readUnits: units, writeUnits: 0 });
      return items;
    },
    async query(query) {
      const page = await table.query(query);
      onUse({ call: "query", readUnits: queryUnits(page, query), writeUnits: 0 });
      return page;
    },
    write: (write) => counted("write", [write], () => table.write(write)),
    commit: (writes) => counted("commit", writes, () => table.commit(writes)),
  };
};
