import type { Language } from "../domain/words.ts";
import { wishesIn } from "./weighted.ts";

export type { Language };

const understood = (tag: string): Language | undefined => {
  if (/^zh\b/i.test(tag)) return "zh-CN";
  return /^en\b/i.test(tag) ? "en" : undefined;
};

/** The reader's language by `Accept-Language` (RFC 9110 §12.5.4); any Chinese reads zh-CN. */
export const negotiate = (acceptLanguage: string | undefined, fallback: Language): Language => {
  const wanted = wishesIn(acceptLanguage ?? "").map(({ value, weight }) => ({ language: understood(value), weight }));
  const usable = wanted.filter(({ language, weight }) => language && weight > 0);
  return usable.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? fallback;
};
