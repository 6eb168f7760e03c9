import type * as z from "zod";
import type { Hearable } from "#shared/events/contract.ts";
import type { Route } from "#shared/http/route.ts";

/** The values that a part of a schema lets one choose from, and where. */
export type Choice = { readonly at: string; readonly values: readonly string[] };

type Def = {
  readonly type: string;
  readonly entries?: object;
  readonly values?: readonly unknown[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly [name: string]: unknown;
};
type Schema = { readonly _zod: { readonly def: Def } };

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && "_zod" in value;

const valuesOf = ({ _zod: { def } }: Schema): readonly string[] => {
  const values =
    def.type === "enum" ? Object.values(def.entries ?? {}) : def.type === "literal" ? (def.values ?? []) : [];
  return values.filter((value) => typeof value === "string" && !["", "true"].includes(value));
};

/** What tells the options of a union apart is one choice. */
const unionChoices = (options: readonly Schema[], at: string): Choice[] => {
  const names = new Set(options.flatMap(({ _zod }) => Object.keys(_zod.def.shape ?? {})));
  return [...names].flatMap((name) => {
    const parts = options.flatMap(({ _zod }) => _zod.def.shape?.[name] ?? []);
    const values = parts.every((part) => valuesOf(part).length > 0) ? parts.flatMap(valuesOf) : [];
    return values.length > 0 ? [{ at: `${at}.${name}`, values: [...new Set(values)] }] : [];
  });
};

const choicesIn = (schema: Schema, at: string): Choice[] => {
  const { def } = schema._zod;
  if (def.shape) return Object.entries(def.shape).flatMap(([name, part]) => choicesIn(part, `${at}.${name}`));
  const own = valuesOf(schema);
  const inner = Object.values(def).flat().filter(isSchema);
  return [
    ...(own.length > 0 ? [{ at, values: own }] : []),
    ...(def.type === "union" ? unionChoices(inner, at) : []),
    ...inner.flatMap((part) => choicesIn(part, at)),
  ];
};

/** Every choice that a fact tells. */
export const choicesToldIn = ({ type, data }: Hearable): Choice[] => choicesIn(data as unknown as Schema, type);

/** Every choice that an operation takes or shows. What schema.org names is not for people. */
export const choicesOf = ({ operation, params, query, body, reply, media }: Route): Choice[] => {
  const shown = media === "application/ld+json" ? [] : [reply];
  const parts: readonly (z.core.$ZodType | undefined)[] = [params, query, body, ...shown];
  return parts.flatMap((part) => (part ? choicesIn(part as unknown as Schema, operation) : []));
};
