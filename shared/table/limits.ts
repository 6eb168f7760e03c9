import { indexKeys, tableKey } from "./layout.ts";
import type { Change, Condition, Key, Path, Query, Value, Write } from "./table.ts";

const mostItemBytes = 400 * 1024;
const mostCommitBytes = 4 * 1024 * 1024;
const mostDepth = 30;
const mostKeyBytes = { partition: 2048, sort: 1024 };
const mostInOneCall = 100;

const no = (why: string): never => {
  throw new TypeError(`beyond what both stores hold: ${why}`);
};

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");

const sizeOfText = (text: string): number => (text.isWellFormed() ? bytesOf(text) : no("a lone surrogate"));

const sizeOfNumber = (number: number): number => {
  const isHeld = Math.abs(number) <= Number.MAX_SAFE_INTEGER && (number === 0 || Math.abs(number) >= 1e-100);
  return isHeld ? Math.ceil(String(Math.abs(number)).replace(/\D/g, "").length / 2) + 1 : no(`the number ${number}`);
};

const sizeOfMap = (map: object, depth: number): number =>
  Object.entries(map).reduce((size, [name, value]) => {
    if (name === "__proto__" || name === "") no("an attribute name");
    return size + sizeOfText(name) + sizeOfValue(value, depth + 1) + 1;
  }, 3);

/** The bytes of a value as DynamoDB counts them, near enough for its limits. Refuses what either store would change. */
const sizeOfValue = (value: Value | undefined, depth: number): number => {
  if (depth > mostDepth) return no(`more than ${mostDepth} levels`);
  if (typeof value === "string") return sizeOfText(value);
  if (typeof value === "number") return sizeOfNumber(value);
  if (typeof value === "boolean" || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((size: number, each) => size + sizeOfValue(each, depth + 1) + 1, 3);
  return typeof value === "object" ? sizeOfMap(value, depth) : no(`a ${typeof value}`);
};

/** An item that is to be written is measured where it is made and where it is stored, and is the same in both. */
const sizes = new WeakMap<object, number>();

/** The bytes of an item: names and values, without the overhead of its outermost map. */
export const itemSize = (item: object): number => {
  const size = sizes.get(item) ?? sizeOfMap(item, 0) - 3 - Object.keys(item).length;
  sizes.set(item, size);
  return size;
};

const checkKeyPart = (part: unknown, name: keyof typeof mostKeyBytes): void => {
  if (typeof part !== "string" || part === "" || sizeOfText(part) > mostKeyBytes[name]) no(`a ${name} key`);
};

export const checkKey = ({ partition, sort }: Key): void => {
  checkKeyPart(partition, "partition");
  checkKeyPart(sort, "sort");
};

const keyNames: ReadonlySet<string> = new Set(Object.values(tableKey));

/** An item may hold 400 KB; also what an update makes of it. */
const checkItemSize = (item: Key): number => {
  const size = itemSize(item);
  return size > mostItemBytes ? no(`an item of ${size} bytes`) : size;
};

/** The same where its JSON is known: no item is larger than three bytes for each character of that. */
export const checkJsonSize = (item: Key, json: string): void => {
  if (json.length * 3 > mostItemBytes) checkItemSize(item);
};

const checkItem = (item: Key): number => {
  checkKey(item);
  for (const { partition, sort } of Object.values(indexKeys)) {
    const place = item as unknown as Record<string, unknown>;
    if (place[partition] !== undefined) checkKeyPart(place[partition], "partition");
    if (place[sort] !== undefined) checkKeyPart(place[sort], "sort");
    if ((place[partition] === undefined) !== (place[sort] === undefined)) no("half an index key");
  }
  return checkItemSize(item);
};

const pathOf = (change: Change): Path => {
  if ("set" in change) return change.set;
  if ("add" in change) return change.add;
  return "remove" in change ? change.remove : change.copy;
};

const isWithin = (path: Path, other: Path): boolean => other.every((part, at) => path[at] === part);

const checkPaths = (paths: readonly Path[]): void => {
  if (paths.some(([first]) => keyNames.has(first))) no("a change of the key");
  const isOverlapping = (path: Path, at: number): boolean =>
    paths.some((other, otherAt) => otherAt !== at && isWithin(path, other));
  if (paths.some(isOverlapping)) no("paths that overlap");
};

const checkChanges = (changes: readonly Change[]): void => {
  if (changes.length === 0) no("an update of nothing");
  checkPaths(changes.map(pathOf));
  for (const change of changes) {
    if ("set" in change) sizeOfValue(change.to, change.set.length);
    if ("add" in change && !Number.isSafeInteger(change.by)) no("adding what is not a whole number");
  }
};

const checkConditions = (conditions: readonly Condition[] | undefined): void => {
  for (const condition of conditions ?? []) if ("value" in condition) sizeOfValue(condition.value, 0);
};

/** Refuses a single write that the two stores would not treat alike. */
export const checkSingle = (write: Write): void => {
  if ("check" in write) no("a check alone");
  checkWrite(write);
};

/** Refuses a write that the two stores would not treat alike, and answers about how many bytes it carries. */
const checkWrite = (write: Write): number => {
  checkConditions(write.when);
  if ("put" in write) return checkItem(write.put);
  checkKey(keyOf(write));
  if ("update" in write) checkChanges(write.changes);
  if ("check" in write && write.when.length === 0) no("a check of nothing");
  return 0;
};

export const keyOf = (write: Write): Key => {
  if ("put" in write) return write.put;
  if ("update" in write) return write.update;
  return "delete" in write ? write.delete : write.check;
};

const checkDistinct = (keys: readonly Key[]): void => {
  const distinct = new Set(keys.map(({ partition, sort }) => JSON.stringify([partition, sort])));
  if (distinct.size !== keys.length) no("the same item twice");
};

export const checkCommit = (writes: readonly Write[]): void => {
  if (writes.length < 2 || writes.length > mostInOneCall) no(`a commit of ${writes.length}`);
  const bytes = writes.map(checkWrite).reduce((sum, size) => sum + size, 0);
  if (bytes > mostCommitBytes) no(`a commit of ${bytes} bytes`);
  checkDistinct(writes.map(keyOf));
};

export const checkKeys = (keys: readonly Key[]): void => {
  if (keys.length < 1 || keys.length > mostInOneCall) no(`${keys.length} keys`);
  keys.forEach(checkKey);
  checkDistinct(keys);
};

export const checkQuery = ({ partition, prefix, from, to, limit }: Query): void => {
  checkKeyPart(partition, "partition");
  for (const bound of [prefix, from, to]) if (bound !== undefined) checkKeyPart(bound, "sort");
  if (prefix !== undefined && (from !== undefined || to !== undefined)) no("a prefix beside bounds");
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) no(`a limit of ${limit}`);
};
