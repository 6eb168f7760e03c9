import type { FieldError, Refusal, RefusalCode, Wanted } from "../domain/refusal.ts";
import type { Language } from "./language.ts";
import { type ServiceWords, sentenceOf, type Wording } from "./service-words.ts";

/** Problem details (RFC 9457) as Linli answers them. `code` is the contract; the sentences are for people. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: RefusalCode | "unexpected";
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly (FieldError & { readonly detail: string })[];
  readonly [member: string]: unknown;
};

type Occasion = { readonly language: Language; readonly instance: string; readonly requestId: string };

/** What is told: a refusal, or what nobody expected. */
type Told = Pick<Refusal, "detail"> & { readonly code: Problem["code"]; readonly thing?: string | undefined };

/** The words of all services and of this one. */
const wordsAtHand = async (wording?: Wording) => {
  const [{ sharedWords, unexpected }, own] = await Promise.all([import("./shared-words.ts"), wording?.()]);
  return {
    unexpected,
    problems: { ...sharedWords.problems, ...own?.problems } as ServiceWords["problems"],
    fields: { ...sharedWords.fields, ...own?.fields } as ServiceWords["fields"],
    labels: { ...sharedWords.labels, ...own?.labels },
  };
};

type AtHand = Awaited<ReturnType<typeof wordsAtHand>>;
type Speaking = Parameters<typeof sentenceOf>[2];

const ofField = ({ fields, problems, unexpected }: AtHand, speaking: Speaking, code: string, wanted: Wanted = {}) =>
  sentenceOf(fields[code] ?? problems[code]?.title ?? unexpected.title, wanted, speaking);

/** What is said of one wrong field, in the reader's language. */
export const fieldSentences = async (language: Language, wording?: Wording) => {
  const hand = await wordsAtHand(wording);
  return (code: string, wanted?: Wanted): string =>
    ofField(hand, { labels: hand.labels, language, thing: undefined }, code, wanted);
};

/** The problem of one "no", in the reader's language, by the words of all services and of this one. */
export const problem = async (told: Told, occasion: Occasion, wording?: Wording): Promise<Problem> => {
  const hand = await wordsAtHand(wording);
  const { labels, problems } = hand;
  const { code, thing } = told;
  const { errors, ...members } = told.detail;
  const { language, instance, requestId } = occasion;
  const { status, title, detail } = problems[code] ?? hand.unexpected;
  const speaking = { labels, language, thing };
  return {
    type: `urn:linli:problem:${code}`,
    title: title[language],
    status,
    code,
    detail: sentenceOf(detail, members, speaking),
    instance,
    requestId,
    ...members,
    ...(errors && {
      errors: errors.map(({ wanted, ...at }) => ({ ...at, detail: ofField(hand, speaking, at.code, wanted) })),
    }),
  };
};

/** How long a client should wait before it asks again. */
export const retrySeconds = 1;

/** How long a refused client should wait, where waiting helps. */
export const retryAfterSeconds = (status: number): number | undefined =>
  status === 429 || status === 503 ? retrySeconds : undefined;
