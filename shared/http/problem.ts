import type { FieldError, Refusal, RefusalCode } from "../domain/refusal.ts";
import type { Language } from "./language.ts";
import { sentenceOf, type Wording } from "./service-words.ts";

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

/** The problem of one "no", in the reader's language, by the words of all services and of this one. */
export const problem = async (told: Told, occasion: Occasion, wording?: Wording): Promise<Problem> => {
  const [shared, own] = await Promise.all([import("./shared-words.ts"), wording?.()]);
  const problems = { ...shared.sharedWords.problems, ...own?.problems };
  const fields = { ...shared.sharedWords.fields, ...own?.fields };
  const labels = { ...shared.sharedWords.labels, ...own?.labels };
  const { code, thing } = told;
  const { errors, ...members } = told.detail;
  const { language, instance, requestId } = occasion;
  const { status, title, detail } = problems[code] ?? shared.unexpected;
  const sentenceAt = (at: FieldError): string => (fields[at.code] ?? problems[at.code]?.title)?.[language] ?? at.code;
  return {
    type: `urn:linli:problem:${code}`,
    title: title[language],
    status,
    code,
    detail: sentenceOf(detail, members, { labels, language, thing }),
    instance,
    requestId,
    ...members,
    ...(errors && { errors: errors.map((at) => ({ ...at, detail: sentenceAt(at) })) }),
  };
};

/** How long a refused client should wait, where waiting helps. */
export const retryAfterSeconds = (status: number): number | undefined =>
  status === 429 || status === 503 ? 1 : undefined;
