/** The languages that Linli speaks. */
export type Language = "zh-CN" | "en";

/** The same words in each language. */
export type Words = Readonly<Record<Language, string>>;

export const words = (chinese: string, english: string): Words => ({ "zh-CN": chinese, en: english });

/** What `{name}` in a sentence stands for; a list is joined as the language joins one. */
type Filling = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence in the reader's language, with its places filled. */
export const said = (sentence: Words, language: Language, filling: Filling = {}): string =>
  sentence[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    [filling[name] ?? ""].flat().join(language === "en" ? ", " : "、"),
  );
