import * as z from "zod";
import { refuse } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { exceptionRows, type Ground, termRows } from "./lawful-terms.ts";

/** The law that a posting stands on where it does ask for a difference, and why it applies. */
export const LawfulException = z.strictObject({
  ground: z.enum(Object.keys(exceptionRows) as [keyof typeof exceptionRows]),
  explanation: Text,
});
export type LawfulException = z.infer<typeof LawfulException>;

const either = (expressions: readonly string[]): string => expressions.map((each) => `(?:${each})`).join("|");

/** English terms are whole words; Chinese is written without spaces between them. */
const compiled = termRows.map(({ ground, chinese, english, unless }) => ({
  ground,
  term: new RegExp(`${either(chinese)}|\\b(?:${either(english)})\\b`, "iu"),
  unless: new RegExp(either(unless), "giu"),
}));

/** What ends a thought between two Chinese characters stays; any other sign or space there only pulls a word apart. */
const pulledApart =
  /(?<=\p{Script=Han})[[\p{P}\p{S}\s]--[,;:!?\(\)。、…“”《》]]+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\d)|(?<=\d)\s+(?=\p{Script=Han})/gv;

/** Full-width forms, characters that nobody sees, and words that are pulled apart hide nothing. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(pulledApart, "");

/** A term in one place of a posting. */
export type Found = { readonly pointer: string; readonly term: string; readonly ground: Ground };

/** The discriminatory terms in some texts, each by its JSON pointer; those that an exception lifts are left out. */
export const termsIn = (
  texts: Readonly<Record<string, string | undefined>>,
  exceptions: readonly LawfulException[],
): Found[] => {
  const lifted = new Set<Ground>(exceptions.map(({ ground }) => exceptionRows[ground].lifts));
  return Object.entries(texts).flatMap(([pointer, text]) =>
    compiled.flatMap(({ ground, term, unless }) => {
      const [match] =
        plain(text ?? "")
          .replace(unless, "\n")
          .match(term) ?? [];
      return match === undefined || lifted.has(ground) ? [] : [{ pointer, term: match.trim(), ground }];
    }),
  );
};

/** Refuses `discriminatory-term`, naming the first term and its pointer, and every pointer in `errors`. */
export const mustBeFair = (
  texts: Readonly<Record<string, string | undefined>>,
  exceptions: readonly LawfulException[],
): void => {
  const found = termsIn(texts, exceptions);
  const [first] = found;
  if (!first) return;
  const errors = found.map(({ pointer, ground }) => ({ pointer, code: `discriminates-by-${ground}` as const }));
  refuse("discriminatory-term", { pointer: first.pointer, term: first.term, errors });
};
