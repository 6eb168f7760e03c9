import type { Change, Condition, Item, Path, Value, ValueMap } from "./table.ts";

const isMap = (value: Value | undefined): value is ValueMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const valueAt = (item: Value | undefined, path: readonly string[]): Value | undefined =>
  path.reduce<Value | undefined>(
    (value, name) => (isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    item,
  );

/** Orders as both stores do: numbers by size, strings by their UTF-8 bytes; nothing else compares. */
const compared = (one: Value | undefined, other: number | string): number | undefined => {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return undefined;
};

/** Whether a condition holds of the stored item, or of its absence. */
export const holds = (condition: Condition, item: Item | undefined): boolean => {
  const found = valueAt(item, condition.path);
  if (condition.is === "absent") return found === undefined;
  if (condition.is === "present") return found !== undefined;
  if (condition.is === "equals") return found === condition.value;
  if (condition.is === "below" && found === undefined) return true;
  const order = compared(found, condition.value);
  if (order === undefined) return false;
  if (condition.is === "below") return order < 0;
  return condition.is === "at-least" ? order >= 0 : order <= 0;
};

const bug = (path: Path, why: string): never => {
  throw new TypeError(`${why} at ${path.join(".")}`);
};

const replaced = (
  map: ValueMap,
  [name, ...rest]: readonly string[],
  value: Value | undefined,
  whole: Path,
): ValueMap => {
  const key = name ?? bug(whole, "an empty path");
  if (rest.length === 0) {
    if (value !== undefined) return { ...map, [key]: value };
    const { [key]: _, ...others } = map;
    return others;
  }
  const inner = Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(inner) ? { ...map, [key]: replaced(inner, rest, value, whole) } : bug(whole, "no map to change");
};

const added = (before: Item, path: Path, by: number): number => {
  const found = valueAt(before, path) ?? 0;
  return typeof found === "number" ? found + by : bug(path, "not a number");
};

const changed = (item: ValueMap, change: Change, before: Item): ValueMap => {
  if ("set" in change) return replaced(item, change.set, change.to, change.set);
  if ("add" in change) return replaced(item, change.add, added(before, change.add, change.by), change.add);
  if ("remove" in change) return replaced(item, change.remove, undefined, change.remove);
  const value = valueAt(before, change.from) ?? bug(change.from, "nothing to copy");
  return replaced(item, change.copy, value, change.copy);
};

/** The item after the changes; each reads the item as it was before all of them. */
export const apply = (changes: readonly Change[], before: Item): Item =>
  changes.reduce<ValueMap>((item, change) => changed(item, change, before), before) as Item;
