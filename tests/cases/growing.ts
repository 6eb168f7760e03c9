import type * as z from "zod";
import type { Route } from "#shared/http/route.ts";
import type { Sent } from "../examples/scenes.ts";

/** Letters that become more, or other, when a text is normalised, folded or written in capitals. */
export const growthLetters = [
  "\u0958", // qa: two characters in NFC
  "\ufb2c", // shin with dagesh and shin dot: three
  "\u1fb7",
  "İ",
  "ß",
  "ŉ",
  "ﷺ", // eighteen in NFKC
  "㎉",
  "½",
  "e\u0301",
  "ก\u0e31\u0e49",
  "👨‍👩‍👧",
  "🇨🇳",
  "葛\u{e0100}",
  "\u200b甲",
] as const;

type Schema = { readonly _zod: { readonly def: Record<string, unknown> & { readonly type: string } } };

/** A schema of a text within another, and where. */
export type Leaf = { readonly path: readonly string[]; readonly schema: z.ZodType };

/** Every text that a schema lets in, by its place; `*` stands for any member of a list or a map. */
export const textsIn = (schema: unknown, path: readonly string[] = []): Leaf[] => {
  const { def } = (schema as Schema)._zod;
  if (def.type === "string") return [{ path, schema: schema as z.ZodType }];
  if (def.type === "object")
    return Object.entries(def.shape as object).flatMap(([name, part]) => textsIn(part, [...path, name]));
  if (def.type === "array") return textsIn(def.element, [...path, "*"]);
  if (def.type === "record") return textsIn(def.valueType, [...path, "*"]);
  if (def.type === "union") return (def.options as unknown[]).flatMap((option) => textsIn(option, path));
  if (def.type === "pipe") return textsIn(def.in, path);
  return def.innerType ? textsIn(def.innerType, path) : [];
};

const longest = 2000;

/** How many times a letter fits into a text before its schema refuses what was typed; nothing where it never does. */
export const asLongAsLetIn = (schema: z.ZodType, letter: string): string | undefined => {
  const fits = (times: number): boolean => schema.safeParse(letter.repeat(times)).success;
  if (!fits(1)) return undefined;
  let [least, most] = [1, longest];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return letter.repeat(least);
};

/** What only looks like free text: its value is another thing's. */
const isOfThings = (name: string): boolean => /(?:building|slug|timeZone|code|room)$/i.test(name);

const grown = (schema: unknown, value: unknown, letter: string, name = ""): unknown => {
  const { def } = (schema as Schema)._zod;
  if (def.type === "string") return (!isOfThings(name) && asLongAsLetIn(schema as z.ZodType, letter)) || value;
  if (def.type === "object" && typeof value === "object") {
    const given = value as Record<string, unknown>;
    const parts = Object.entries(def.shape as object).map(([part, each]) => [
      part,
      grown(each, given[part], letter, part),
    ]);
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
  }
  if (def.type === "array" && Array.isArray(value)) return value.map((each) => grown(def.element, each, letter, name));
  if (def.type === "union" && value !== undefined) {
    const option = (def.options as z.ZodType[]).find((each) => each.safeParse(value).success);
    return option ? grown(option, value, letter, name) : value;
  }
  return def.innerType ? grown(def.innerType, value, letter, name) : value;
};

/** The same request with each of its free texts as long as it may be, also those that it left out. */
export const grownRequest =
  (letter: string) =>
  (route: Route, sent: Sent): Sent =>
    route.body ? { ...sent, body: grown(route.body, sent.body ?? {}, letter) } : sent;
