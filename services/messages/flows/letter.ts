import { type Language, words } from "#shared/domain/words.ts";
import type { Letter } from "#shared/outside/outside.ts";

const subject = words("邻里通知", "Linli: a message for you");
const change = words("想更改接收通知的方式，也请到这里。", "There you can also change how you are told.");

type Writing = Pick<Letter, "messageId" | "to" | "text"> & {
  readonly link: string;
  readonly language: Language;
  /** It leads to the page of one answer, where nothing is changed. */
  readonly isLinked: boolean;
};

/** A message as an e-mail: what is said outside, where to read more, and where to change how one is told. */
export const letterOf = ({ messageId, to, text, link, language, isLinked }: Writing): Letter => ({
  messageId,
  to,
  subject: subject[language],
  text: [text, link, ...(isLinked ? [] : [change[language]])].join("\n\n").concat("\n"),
});
