/** Which schema made a thing, for as long as the thing lives. Nothing that a schema made is ever changed. */
const makers = new WeakMap<object, object>();

/** Parses what was kept, and remembers by which schema. */
export const madeBy = <Made>(schema: { parse(kept: unknown): Made }, kept: unknown): Made => {
  const made = schema.parse(kept);
  if (typeof made === "object" && made !== null) makers.set(made, schema);
  return made;
};

/** Whether this very schema made this very thing: then it would find in it what it has found. */
export const isMadeBy = (schema: unknown, thing: unknown): boolean =>
  typeof thing === "object" && thing !== null && makers.get(thing) === schema;
