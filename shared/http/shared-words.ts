import { fieldSentences } from "./field-sentences.ts";
import { labels } from "./labels.ts";
import { problemCodes } from "./problem-codes.ts";
import type { ServiceWords } from "./service-words.ts";

/** What every service may say. */
export const sharedWords: ServiceWords = { problems: problemCodes, fields: fieldSentences, labels };

export const { unexpected } = problemCodes;
