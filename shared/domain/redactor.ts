import { detailsIn, type PersonalDetail } from "./personal-patterns.ts";
import { plain } from "./plain-text.ts";
import { refuse } from "./refusal.ts";

/** What may not stand in a text that anyone can read. */
export type Personal = "name" | PersonalDetail;

/** What people put between the letters of a name; the end of a clause parts two words. */
const between = "[^\\p{L}\\p{N},，;；:：!！?？。｡]{0,4}";

const lettersOf = (name: string): string[] => plain(name).match(/[\p{L}\p{N}]\p{M}*/gu) ?? [];

/** A name in every spelling: with dots, blanks or nothing between its letters; in Latin letters only as whole words. */
const spelled = (name: string): RegExp | undefined => {
  const letters = lettersOf(name);
  if (letters.length < 2) return undefined;
  const [first = "", last = ""] = [letters.at(0), letters.at(-1)];
  const edge = (letter: string, look: string) =>
    /\p{Script=Han}/u.test(letter) ? "" : `(?${look}(?!\\p{Script=Han})[\\p{L}\\p{N}])`;
  return new RegExp(`${edge(first, "<!")}${letters.join(between)}${edge(last, "!")}`, "iu");
};

/** Whether a plain text names anybody. Most names are told at once by a letter that is not in it. */
const holdsName = (read: string, names: Iterable<string>): boolean => {
  const lower = read.toLowerCase();
  return [...new Set(names)].some(
    (name) => lettersOf(name.toLowerCase()).every((letter) => lower.includes(letter)) && spelled(name)?.test(read),
  );
};

/**
 * The kinds of personal detail in a text, the names of those who are known among them. Dates, ranges, amounts and
 * counts of households are none. It finds what it can; that a person approves the text is the other half of the rule.
 */
export const personalIn = (text: string, names: Iterable<string>): Personal[] => {
  const read = plain(text);
  return holdsName(read, names) ? ["name", ...detailsIn(read)] : detailsIn(read);
};

/** What stands in the place of a name that is told no more. */
export const withheld = "〔…〕";

const isCode = (text: string): boolean => /^[a-z0-9_-]+$/.test(text);

/** As it was written where that is enough; a name that hides in another width or dot makes the text a plain one. */
const unnamed = (text: string, names: readonly RegExp[]): string => {
  if (isCode(text)) return text;
  const replaced = (written: string): string =>
    names.reduce((left, name) => (name.test(left) ? left.replace(new RegExp(name, "giu"), withheld) : left), written);
  const told = replaced(text);
  const read = plain(told);
  return names.some((name) => name.test(read)) ? replaced(read) : told;
};

const eachUnnamed = (value: unknown, names: readonly RegExp[]): unknown => {
  if (typeof value === "string") return unnamed(value, names);
  if (Array.isArray(value)) return value.map((each) => eachUnnamed(each, names));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const left = eachUnnamed(each, names);
    return key === "note" && left !== each ? [] : [[key, left]];
  });
  return Object.fromEntries(kept);
};

/**
 * A thing without somebody's names in its texts, at any depth: a `note` that names them goes, any other text goes on
 * with `〔…〕` in their place. Ids, codes and keys stay.
 */
export const withoutNames = <Thing>(thing: Thing, names: Iterable<string | undefined>): Thing => {
  const known = [...new Set(names)].flatMap((name) => (name ? (spelled(name) ?? []) : []));
  return known.length === 0 ? thing : (eachUnnamed(thing, known) as Thing);
};

const codes = {
  name: "holds-name",
  phone: "holds-phone",
  "identity-number": "holds-identity-number",
  plate: "holds-plate",
  room: "holds-room",
  "e-mail": "holds-e-mail",
  "chat-id": "holds-chat-id",
} as const satisfies Record<Personal, string>;

/**
 * Refuses `redaction-required` for texts, by their pointers, that still hold a personal detail: which kinds, and where.
 * The `/address` of an office may name its room.
 */
export const mustBeRedacted = (
  texts: Readonly<Record<string, string | undefined>>,
  names: Iterable<string> = [],
): void => {
  const known = [...names];
  const found = Object.entries(texts).flatMap(([pointer, text = ""]) =>
    personalIn(text, known).flatMap((kind) => (kind === "room" && pointer === "/address" ? [] : [{ pointer, kind }])),
  );
  if (found.length === 0) return;
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const errors = found.map(({ pointer, kind }) => ({ pointer, code: codes[kind] }));
  refuse("redaction-required", { kinds, errors });
};
