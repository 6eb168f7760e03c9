import type { Language } from "../domain/words.ts";

export type { Language };

const understood = (tag: string): Language | undefined => {
  if (/^zh\b/i.test(tag)) return "zh-CN";
  return /^en\b/i.test(tag) ? "en" : undefined;
};

/** The reader's language by `Accept-Language` (RFC 9110 §12.5.4); any Chinese reads zh-CN. */
export const negotiate = (acceptLanguage: string | undefined, fallback: Language): Language => {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().split(/\s*;\s*/);
    const quality = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
    return { language: understood(tag), quality };
  });
  const usable = wanted.filter(({ language, quality }) => language && quality > 0);
  return usable.toSorted((one, other) => other.quality - one.quality)[0]?.language ?? fallback;
};
