import * as z from "zod";

const hasNoControls = (text: string): boolean => !/\p{Cc}/u.test(text);

const isPlainText = (text: string): boolean => !/[^\P{Cc}\n\t]/u.test(text);

/** What a person, a body or a place is called: 1–60 characters, kept in Unicode NFC; `·` is a letter of names. */
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine(hasNoControls)
  .overwrite((text) => text.normalize("NFC"));

/** Free text of a person: 1–2000 characters, line breaks allowed. It lives in states only, never in a journal. */
export const Text = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine(isPlainText)
  .overwrite((text) => text.normalize("NFC"));

/** A flat in a building: `1203`, `2单元501`. */
export const Room = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,19}$/u)
  .overwrite((text) => text.normalize("NFC"));

const building = /^[\p{L}\p{N}][\p{L}\p{N} ·._-]{0,29}$/u;

const asOneBuilding = (text: string): string => {
  const plain = text.normalize("NFKC").trim();
  return building.test(plain) ? plain : text.normalize("NFC");
};

/**
 * A building of the community, as its people call it: `3栋`, or `½栋`. However it was typed, in full width or with a
 * blank at its end, it is one building. It becomes part of keys, so it holds no `#`.
 */
export const Building = z.string().overwrite(asOneBuilding).regex(building);
