import * as z from "zod";
import { isMadeBy } from "../domain/made.ts";
import type { Schema } from "./route.ts";

type Shape = Readonly<Record<string, Schema>>;

/** The fields of a plain object; nothing for what looks at them together. */
const shapeOf = (schema: Schema): Shape | undefined => {
  const def = schema._zod.def as z.core.$ZodObjectDef;
  return def.type === "object" && !def.catchall && !def.checks?.length ? def.shape : undefined;
};

const rests = new WeakMap<Schema, Map<string, Schema>>();

/** The same object without some of its fields. */
const without = (schema: Schema, shape: Shape, names: readonly string[]): Schema => {
  const known = rests.get(schema) ?? new Map<string, Schema>();
  rests.set(schema, known);
  const name = names.join(" ");
  const rest =
    known.get(name) ?? z.object(Object.fromEntries(Object.entries(shape).filter(([field]) => !names.includes(field))));
  known.set(name, rest);
  return rest;
};

/**
 * A body as its schema lets it be shown. A thing that a store has just read or written was made by its own schema, so
 * where a reply shows it whole, alone or as one of its fields, only the rest is looked through.
 */
export const shown = (schema: Schema, body: unknown): unknown => {
  if (isMadeBy(schema, body)) return body;
  const shape = shapeOf(schema);
  const given = body as Readonly<Record<string, unknown>>;
  const whole = shape ? Object.keys(shape).filter((name) => isMadeBy(shape[name], given?.[name])) : [];
  if (!shape || whole.length === 0) return z.parse(schema, body);
  const rest = z.parse(without(schema, shape, whole), body) as Record<string, unknown>;
  const fields = { ...rest, ...Object.fromEntries(whole.map((name) => [name, given[name]])) };
  return Object.fromEntries(Object.keys(shape).flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));
};
