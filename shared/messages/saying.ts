import { type Words, words } from "../domain/words.ts";
import type { MomentWords } from "./moment.ts";

/** By a channel that others may see it is said that there is something, and no more: not what, nor with whom. */
const news = words(
  "您有一件社区事项的新消息，请登录查看或到服务台询问。",
  "There is news of a matter of yours. Sign in to read it, or ask at the desk.",
);

/** The same of what waits for an answer. */
export const answer = words(
  "社区有一件事请您答复，请登录查看或到服务台办理。",
  "You are asked for an answer. Sign in to give it, or come to the desk.",
);

/** To who has no account beside a link, which says the rest to whoever opens it. */
export const answerByLink = words(
  "社区有一件事请您答复，打开链接即可，不用登录，也可到服务台办理。",
  "You are asked for an answer. Open the link to give it, without signing in, or come to the desk.",
);

/** The sentences of a moment: what is said inside Linli, and outside no more than that there is news. */
export const said = (chinese: string, english: string, outside: Words = news): MomentWords => ({
  inside: words(chinese, english),
  outside,
});
