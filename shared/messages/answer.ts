import type { ConsentPurpose } from "../domain/consent-texts.ts";
import type { Words } from "../domain/words.ts";

/** One way to answer: what is sent, and what it is called. `asks`: what its person writes themselves. */
export type Choice = {
  readonly label: Words;
  readonly body: Readonly<Record<string, string | boolean>>;
  readonly asks?: "reason";
};

/** How somebody without a login answers what an operation asks of them: by another one, which a code opens. */
export type LinkAnswer = {
  readonly operation: string;
  /** Below the service's open base; `{thing}` is what the message is about. */
  readonly path: string;
  /** The text that they read before they agree; its version is sent with what they choose. */
  readonly agreesTo?: ConsentPurpose;
  readonly choices: readonly Choice[];
};

/** What can be answered by a link, by the operation that a message calls for. */
export type LinkAnswers = Readonly<Record<string, LinkAnswer>>;
