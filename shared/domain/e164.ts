import parsePhoneNumber from "libphonenumber-js/max";
import { refuseField } from "./refusal.ts";

/**
 * The number in E.164, mobile or landline. Written without its country it is of the community's own, which is China
 * where its language is Chinese. Refuses what no telephone network knows.
 */
export const e164 = (written: string, language: "zh-CN" | "en", pointer = "/phone"): string => {
  const parsed = parsePhoneNumber(written, language === "zh-CN" ? "CN" : undefined);
  return parsed?.isValid() ? parsed.number : refuseField(pointer, "not-a-phone");
};
