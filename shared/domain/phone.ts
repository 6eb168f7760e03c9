import * as z from "zod";
import type { Format } from "./formats.ts";

/** A phone number as it is kept: E.164, `+8613800138000`, and its extension where it has one, `+867578312345;ext=801`. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}(?:;ext=\d{1,7})?$/, "phone" satisfies Format);

/** A phone number as people write it. */
export const WrittenPhone = z.string().min(3).max(40);

/** What of a number may be shown to those who need not call it: `+86••••••8000`. */
export const masked = (phone: string): string => {
  const [number = ""] = phone.split(";");
  return `${number.slice(0, 3)}${"•".repeat(number.length - 7)}${number.slice(-4)}`;
};
