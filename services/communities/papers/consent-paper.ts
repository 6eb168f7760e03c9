import { consentParts } from "#shared/domain/consent-paper.ts";
import type { textIn } from "#shared/domain/consent-text.ts";
import { type Language, paper } from "#shared/domain/paper.ts";
import { words } from "#shared/domain/words.ts";

const said = {
  title: words("同意书", "Consent"),
  name: words("姓名", "Name"),
  about: words("事项（课程或单位）", "What it is for (course or employer)"),
  answer: words("□ 同意　□ 不同意", "□ I agree　□ I do not agree"),
  signature: words("签字", "Signature"),
  day: words("日期", "Date"),
};

const blank = "＿＿＿＿＿＿＿＿";

/** What is signed at the desk, in large letters: the whole text, who is told, how to take it back, and a yes or a no. */
export const consentPaper = (text: ReturnType<typeof textIn>, language: Language): string => {
  const fields = [said.name, said.about].map((label) => `<p>${label[language]}: ${blank}</p>`);
  const signed = [said.signature, said.day].map((label) => `<p>${label[language]}: ${blank}</p>`);
  const body = [consentParts(text, language), ...fields, `<p>${said.answer[language]}</p>`, ...signed].join("\n");
  return paper({ language, title: `${said.title[language]} · ${text.title}`, body });
};
