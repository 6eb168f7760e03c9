import * as z from "zod";
import type { Format } from "./formats.ts";
import { withoutDashes } from "./text.ts";

/** A six-digit code, typed from paper where its holder is known besides: by a session with them, or by their seat. */
export const ShortCode = z
  .string()
  .max(20)
  .overwrite(withoutDashes)
  .regex(/^\d{6}$/, "short-code" satisfies Format);

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const shortCodes = 1_000_000;

/** Six digits of a long code. */
export const shortCodeOf = (code: string): string => {
  const number = [...code.slice(0, 8)].reduce((sum, character) => sum * 32 + alphabet.indexOf(character), 0);
  return String(number % shortCodes).padStart(6, "0");
};
