import parsePhoneNumber from "libphonenumber-js/max";
import { Phone } from "./phone.ts";
import { refuseField } from "./refusal.ts";

/** How an extension is called in Chinese: `转801`, `分机 801`. */
const extension = /[ ,，-]*(?:转|轉|分机|分機|内线|內線)[ :：]*(?=\d{1,7}$)/;

/**
 * The number in E.164, mobile or landline, with its extension where it has one (RFC 3966): `+867578312345;ext=801`.
 * Written without its country it is of the community's own, which is China where its language is Chinese. Refuses
 * what no telephone network knows, and any other word beside the number.
 */
export const e164 = (written: string, language: "zh-CN" | "en", pointer = "/phone"): string => {
  const text = written.normalize("NFKC").trim().replace(extension, " ext ");
  const country = language === "zh-CN" ? ({ defaultCountry: "CN" } as const) : {};
  const parsed = parsePhoneNumber(text, { ...country, extract: false });
  if (!parsed?.isValid()) return refuseField(pointer, "not-a-phone");
  const { success, data } = Phone.safeParse(parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number);
  return success ? data : refuseField(pointer, "not-a-phone");
};
