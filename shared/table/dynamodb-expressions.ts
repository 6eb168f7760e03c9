import type { Change, Condition, Path, Value } from "./table.ts";

/** Gathers the names and values that an expression refers to, each under an alias of its own. */
const aliases = () => {
  const names = new Map<string, string>();
  const values = new Map<string, Value>();
  const path = (parts: Path): string =>
    parts
      .map((part) => {
        const alias = names.get(part) ?? `#n${names.size}`;
        names.set(part, alias);
        return alias;
      })
      .join(".");
  const value = (held: Value): string => {
    const alias = `:v${values.size}`;
    values.set(alias, held);
    return alias;
  };
  const gathered = () => ({
    ...(names.size > 0 && {
      ExpressionAttributeNames: Object.fromEntries([...names].map(([name, alias]) => [alias, name])),
    }),
    ...(values.size > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
  });
  return { path, value, gathered };
};

type Aliases = ReturnType<typeof aliases>;

const spelledCondition = (condition: Condition, { path, value }: Aliases): string => {
  const place = path(condition.path);
  if (condition.is === "absent") return `attribute_not_exists(${place})`;
  if (condition.is === "present") return `attribute_exists(${place})`;
  const held = value(condition.value);
  if (condition.is === "equals") return `${place} = ${held}`;
  if (condition.is === "at-least") return `${place} >= ${held}`;
  if (condition.is === "at-most") return `${place} <= ${held}`;
  return `(attribute_not_exists(${place}) OR ${place} < ${held})`;
};

const spelledConditions = (when: readonly Condition[], names: Aliases): object =>
  when.length === 0
    ? {}
    : { ConditionExpression: when.map((condition) => spelledCondition(condition, names)).join(" AND ") };

/** The condition of a put, a delete or a check. */
export const conditionExpression = (when: readonly Condition[] = []): object => {
  const names = aliases();
  return { ...spelledConditions(when, names), ...names.gathered() };
};

const spelledSet = (change: Exclude<Change, { remove: Path }>, { path, value }: Aliases): string => {
  if ("set" in change) return `${path(change.set)} = ${value(change.to)}`;
  if ("copy" in change) return `${path(change.copy)} = ${path(change.from)}`;
  const place = path(change.add);
  return `${place} = if_not_exists(${place}, ${value(0)}) + ${value(change.by)}`;
};

/** The changes and the condition of an update. */
export const updateExpression = (changes: readonly Change[], when: readonly Condition[]): object => {
  const names = aliases();
  const sets = changes.flatMap((change) => ("remove" in change ? [] : spelledSet(change, names)));
  const removes = changes.flatMap((change) => ("remove" in change ? names.path(change.remove) : []));
  const clauses = [sets.length > 0 && `SET ${sets.join(", ")}`, removes.length > 0 && `REMOVE ${removes.join(", ")}`];
  const UpdateExpression = clauses.filter((clause) => clause).join(" ");
  return { UpdateExpression, ...spelledConditions(when, names), ...names.gathered() };
};
