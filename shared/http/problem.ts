import type { FieldError, RefusalCode, RefusalDetail } from "../domain/refusal.ts";
import type { Language } from "./language.ts";
import { problemCodes } from "./problem-codes.ts";

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

/**
 * The errors with their sentences; where a refusal as a whole blames a field, it is the refusal's title. The many
 * sentences of fields are read when the first is told, not at every start.
 */
const withSentences = async (errors: readonly FieldError[], language: Language) => {
  const { fieldSentences } = await import("./field-sentences.ts");
  const refusals: Readonly<Record<string, { readonly title: Readonly<Record<Language, string>> }>> = problemCodes;
  const sentenceOf = (code: string): string =>
    fieldSentences[code]?.[language] ?? refusals[code]?.title[language] ?? code;
  return errors.map((error) => ({ ...error, detail: sentenceOf(error.code) }));
};

const filled = (template: string, members: RefusalDetail): string =>
  template.replace(/\{(\w+)\}/g, (_, member: string) => [members[member] ?? ""].flat().join(", "));

/** The problem for one "no", in the reader's language. */
export const problem = async (
  code: RefusalCode | "unexpected",
  detail: RefusalDetail,
  occasion: Occasion,
): Promise<Problem> => {
  const { status, title, detail: sentence } = problemCodes[code];
  const { errors, ...members } = detail;
  const { language, instance, requestId } = occasion;
  const told = errors && (await withSentences(errors, language));
  return {
    type: `urn:linli:problem:${code}`,
    title: title[language],
    status,
    code,
    detail: filled(sentence[language], members),
    instance,
    requestId,
    ...members,
    ...(told && { errors: told }),
  };
};

/** How long a refused client should wait, where waiting helps. */
export const retryAfterSeconds = (status: number): number | undefined =>
  status === 429 || status === 503 ? 1 : undefined;
