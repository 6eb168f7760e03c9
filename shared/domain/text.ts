import * as z from "zod";
import type { Format } from "./formats.ts";

/** Characters that nobody sees and no name needs: of no width, tags, fillers. Variation selectors tell glyphs apart. */
const unseen = /(?![\p{Variation_Selector}\p{Bidi_Control}])\p{Default_Ignorable_Code_Point}/gu;

const isUsual = (text: string): boolean => /^[\x20-\x7e\u4e00-\u9fff]*$/.test(text);

/** One spelling of what was typed: canonical (NFC), without blanks around it. */
const asText = (text: string): string => (isUsual(text) ? text : text.normalize("NFC")).trim();

const asName = (text: string): string => (isUsual(text) ? text : text.normalize("NFC").replace(unseen, "")).trim();

const isSeen = (text: string): boolean => /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

const isPlain = (text: string): boolean =>
  isUsual(text) || (isSeen(text) && !/[^\P{Cc}\n\t]|[\u202d\u202e]|\p{Noncharacter_Code_Point}/u.test(text));

/** Subjoined letters of Tibetan and medials of Burmese are marks to Unicode, and letters to who bears the name. */
const tooManyMarks = /(?:(?![\u0f90-\u0fbc\u103b-\u103e])\p{M}){3}/u;

const isNameLike = (text: string): boolean =>
  isUsual(text) ||
  (isSeen(text) &&
    !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|\p{Noncharacter_Code_Point}/u.test(text) &&
    !tooManyMarks.test(text));

/** How long a text is as Unicode counts: `😀` is one character. */
export const lengthOf = (text: string): number => [...text].length;

type Spelling = { readonly as: (text: string) => string; readonly is: (text: string) => boolean };

/**
 * A text of 1 to `most` characters: made one spelling first, measured afterwards, so that what is let in is what is
 * kept, and what is kept is let in again.
 */
const spelled = (most: number, { as, is }: Spelling) =>
  z
    .string()
    .overwrite(as)
    .check(({ value, issues }) => {
      if (value === "") issues.push({ code: "too_small", origin: "string", minimum: 1, inclusive: true, input: value });
      if (value.length > most && lengthOf(value) > most)
        issues.push({ code: "too_big", origin: "string", maximum: most, inclusive: true, input: value });
    })
    .refine((text) => text === "" || is(text), "plain-text" satisfies Format)
    .meta({ minLength: 1, maxLength: most });

/** What a person, a body or a place is called, up to so many characters. */
export const nameOf = (most: number) => spelled(most, { as: asName, is: isNameLike });

/** Free text of a person up to so many characters, line breaks and joined emoji allowed. */
export const textOf = (most: number) => spelled(most, { as: asText, is: isPlain });

/** What a person, a body or a place is called: 1–60 characters, kept in Unicode NFC; `·` is a letter of names. */
export const Name = nameOf(60);

/** Free text of a person: 1–2000 characters, line breaks allowed. It lives in states only, never in a journal. */
export const Text = textOf(2000);

/** Full width, blanks beside Chinese and characters that nobody sees make no other place of it. */
const folded = (text: string): string =>
  isUsual(text) && !text.includes(" ")
    ? text
    : text
        .normalize("NFKC")
        .replace(unseen, "")
        .trim()
        .replace(/ +/g, " ")
        .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "");

/**
 * A place of so many characters, which becomes part of keys, so it holds no `#`. Where folding leaves nothing that may
 * be a place, as of `½栋`, it stays as it was typed.
 */
const place = (most: number, signs: string) => {
  const pattern = new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ${signs}]*$`, "u");
  const asPlace = (text: string): string => {
    const plain = folded(text);
    return pattern.test(plain) ? plain : asName(text);
  };
  return spelled(most, { as: asPlace, is: (text) => pattern.test(text) && isNameLike(text) }).meta({
    pattern: pattern.source,
    minLength: 1,
    maxLength: most,
  });
};

/** A flat in a building, however it was typed: `1203`, `2单元501`. */
export const Room = place(20, "._-");

/**
 * A building of the community, as its people call it: `3栋`, or `½栋`. However it was typed, in full width or with a
 * blank within or at its end, it is one building.
 */
export const Building = place(30, "·._-");

/** A subdistrict, as its people call it: `双流区怡心街道`. */
export const Area = place(40, "·._-");

/** A code or a number without what people put between its parts, in whatever width they typed it. */
export const withoutDashes = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(unseen, "")
    .replace(/[\s\p{Pd}]/gu, "");

/** Which version of a text was read: `2026-1`. */
export const TextVersion = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,31}$/, "key" satisfies Format);

/** A code as people read it aloud: in groups of four. */
export const spokenCode = (code: string): string => (code.toUpperCase().match(/.{1,4}/g) ?? []).join("-");
