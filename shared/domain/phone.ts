import * as z from "zod";

/** A phone number as it is kept: E.164, `+8613800138000`. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

/** A phone number as people write it. */
export const WrittenPhone = z.string().min(3).max(40);

/** What of a number may be shown to those who need not call it: `+86••••••8000`. */
export const masked = (phone: string): string =>
  `${phone.slice(0, 3)}${"•".repeat(phone.length - 7)}${phone.slice(-4)}`;
