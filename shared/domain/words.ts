/** The languages that Linli speaks. */
export type Language = "zh-CN" | "en";

/** The same words in each language. */
export type Words = Readonly<Record<Language, string>>;

/** What each value of a choice is called. */
export type Labels<Value extends string = string> = Readonly<Record<Value, Words>>;

export const words = (chinese: string, english: string): Words => ({ "zh-CN": chinese, en: english });

export const listed = (parts: readonly string[], language: Language): string =>
  parts.join(language === "en" ? ", " : "、");

/** What `{name}` in a sentence stands for; a list is joined as the language joins one. */
type Filling = Readonly<Record<string, string | number | readonly string[]>>;

/** A sentence in the reader's language, with its places filled. */
export const said = (sentence: Words, language: Language, filling: Filling = {}): string =>
  sentence[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    listed([filling[name] ?? ""].flat().map(String), language),
  );
