import type { textIn } from "./consent-text.ts";
import { lines } from "./paper.ts";
import { type Language, listed, words } from "./words.ts";

const said = {
  text: words("同意的内容", "What you agree to"),
  adds: words("本社区另行承诺", "What this community promises beyond that"),
  toldTo: words("告知谁", "Who is told"),
  takeBack: words("如何撤回", "How to take it back"),
  version: words("版本", "Version"),
};

/** The words of a consent as they are printed: what, to whom, how to take it back, and which version this is. */
export const consentParts = (
  { text, adds, toldTo, takeBack, version }: ReturnType<typeof textIn>,
  language: Language,
): string =>
  lines([
    [said.text[language], text],
    [said.adds[language], adds],
    [said.toldTo[language], listed(toldTo, language)],
    [said.takeBack[language], takeBack],
    [said.version[language], version],
  ]);
