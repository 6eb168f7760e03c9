import parsePhoneNumber from "libphonenumber-js/max";
import * as z from "zod";
import { refuseField } from "#shared/domain/refusal.ts";

/** A phone number as it is kept: E.164, `+8613800138000`. */
export const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/);

/** A phone number as people write it. */
export const WrittenPhone = z.string().min(3).max(40);

/**
 * The number in E.164, mobile or landline. Written without its country it is of the community's own, which is China
 * where its language is Chinese. Refuses what no telephone network knows.
 */
export const e164 = (written: string, language: "zh-CN" | "en", pointer = "/phone"): string => {
  const parsed = parsePhoneNumber(written, language === "zh-CN" ? "CN" : undefined);
  return parsed?.isValid() ? parsed.number : refuseField(pointer, "not-a-phone");
};

/** What of a number may be shown to those who need not call it: `+86••••••8000`. */
export const masked = (phone: string): string =>
  `${phone.slice(0, 3)}${"•".repeat(phone.length - 7)}${phone.slice(-4)}`;
