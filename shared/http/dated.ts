import type * as z from "zod";
import { Day, Instant, isOfOurTime, PartialDate } from "../domain/dates.ts";

type Path = readonly PropertyKey[];

const dates: ReadonlySet<unknown> = new Set([Day, Instant, PartialDate]);

const firstOf = <Thing>(things: Iterable<Thing>, find: (thing: Thing) => Path | undefined): Path | undefined => {
  for (const thing of things) {
    const found = find(thing);
    if (found) return found;
  }
  return undefined;
};

const inList = (element: z.core.$ZodType, value: unknown, path: Path): Path | undefined =>
  Array.isArray(value) ? firstOf(value.entries(), ([nth, part]) => farDate(element, part, [...path, nth])) : undefined;

type Named = Readonly<Record<string, z.core.$ZodType>>;

const inObject = (shape: (name: string) => z.core.$ZodType | undefined, value: unknown, path: Path) =>
  typeof value === "object" && value !== null
    ? firstOf(Object.entries(value), ([name, part]) => {
        const schema = shape(name);
        return schema && farDate(schema, part, [...path, name]);
      })
    : undefined;

/** Where in a value that a schema takes there is a date of a year that nobody means. */
export const farDate = (schema: z.core.$ZodType, value: unknown, path: Path = []): Path | undefined => {
  if (dates.has(schema)) return typeof value === "string" && !isOfOurTime(value) ? path : undefined;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "object") return inObject((name) => (def.shape as Named)[name], value, path);
  if (def.type === "record") return inObject(() => def.valueType, value, path);
  if (def.type === "array") return inList(def.element, value, path);
  if (def.type === "union") return firstOf(def.options, (option) => farDate(option, value, path));
  if (def.type === "pipe") return farDate(def.in, value, path);
  return "innerType" in def ? farDate(def.innerType, value, path) : undefined;
};
