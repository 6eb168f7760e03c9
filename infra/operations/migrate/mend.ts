import type * as z from "zod";
import { lengthOf } from "#shared/domain/text.ts";

/** A text that is kept otherwise from now on: where it lies in the state, and how many characters it had and has. */
export type Cut = { readonly pointer: string; readonly from: number; readonly to: number };

/** A state as its schema takes it, with what was changed; or where it cannot be made so. */
export type Mended = { readonly state: unknown; readonly cuts: readonly Cut[] } | { readonly unfit: readonly string[] };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const graphemes = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** The beginning of a text, with no letter parted from its marks unless that letter alone is too long. */
const beginning = (text: string, most: number): string => {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (lengthOf(kept) + lengthOf(segment) > most) break;
    kept += segment;
  }
  return kept === "" ? [...text].slice(0, most).join("") : kept;
};

/** Without what no text holds: control characters, overrides of direction, heaps of marks. */
const withoutControls = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]|[\u202d\u202e]|\p{Noncharacter_Code_Point}/gu, "")
    .replace(/((?![\u0f90-\u0fbc\u103b-\u103e])\p{M}){3,}/gu, (marks) => [...marks].slice(0, 2).join(""));

/** Without what no name holds: more than one line, and marks of direction. */
const inOneLine = (text: string): string =>
  text.replace(/\p{Bidi_Control}/gu, "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");

const plainer = (text: string): string | undefined =>
  [withoutControls, inOneLine].map((make) => make(text)).find((made) => made !== text);

const pointerOf = (path: Path): string => path.map((part) => `/${String(part)}`).join("");

const valueAt = (kept: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part], kept);

const withValueAt = (kept: unknown, [part, ...rest]: Path, value: string): unknown => {
  if (part === undefined) return value;
  const inner = withValueAt((kept as Record<PropertyKey, unknown>)[part], rest, value);
  if (Array.isArray(kept)) return kept.with(Number(part), inner);
  return { ...(kept as object), [part]: inner };
};

/** What the schema takes in place of a text; nothing where it does not say. */
const inPlaceOf = (issue: Issue, text: string): string | undefined => {
  if (issue.code === "custom") return plainer(text);
  if (issue.code !== "too_big" || issue.origin !== "string") return undefined;
  return beginning(typeof issue.input === "string" ? issue.input : text, Number(issue.maximum));
};

/** Each text that is one in both and not the same. */
const cutsBetween = (kept: unknown, taken: unknown, path: Path = []): Cut[] => {
  if (typeof kept === "string" && typeof taken === "string")
    return kept === taken ? [] : [{ pointer: pointerOf(path), from: lengthOf(kept), to: lengthOf(taken) }];
  if (typeof kept !== "object" || typeof taken !== "object" || !kept || !taken) return [];
  return Object.entries(kept).flatMap(([name, value]) =>
    cutsBetween(value, (taken as Record<string, unknown>)[name], [...path, name]),
  );
};

/** What of the texts is not taken is written anew; the pointers are of what stays as it is. */
const mendOnce = (candidate: unknown, issues: readonly Issue[]) => {
  let state = candidate;
  const unfit: string[] = [];
  for (const issue of issues) {
    const text = valueAt(state, issue.path);
    const instead = typeof text === "string" ? inPlaceOf(issue, text) : undefined;
    if (instead === undefined) unfit.push(pointerOf(issue.path));
    else state = withValueAt(state, issue.path, instead);
  }
  return { state, unfit };
};

const mostRounds = 5;

/** Makes a kept state one that its schema takes, by nothing but respelling and shortening its texts. */
export const mend = (schema: z.ZodType, kept: unknown): Mended => {
  let made = { state: kept, unfit: [] as string[] };
  for (let round = 0; round < mostRounds && made.unfit.length === 0; round += 1) {
    const parsed = schema.safeParse(made.state, { reportInput: true });
    if (parsed.success) return { state: parsed.data, cuts: cutsBetween(kept, parsed.data) };
    made = mendOnce(made.state, parsed.error.issues);
  }
  return { unfit: made.unfit };
};
