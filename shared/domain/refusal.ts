/** Every expected "no" of Linli. The status and the sentences of each stand in `shared/http/problem-codes.ts`. */
export const refusalCodes = [
  "malformed",
  "invalid",
  "cursor-invalid",
  "idempotency-key-missing",
  "unauthenticated",
  "role-not-allowed",
  "not-found",
  "wrong-state",
  "peer-first",
  "conflict-of-interest",
  "disputant-refuses",
  "rights-notice-missing",
  "demands-unanswered",
  "decision-basis-required",
  "version-conflict",
  "too-large",
  "unsupported-media-type",
  "threshold-not-met",
  "date-implausible",
  "idempotency-mismatch",
  "community-suspended",
  "try-again",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** One wrong field of the body (`pointer`, RFC 6901) or one wrong parameter of the request. */
export type FieldError = { readonly code: string } & ({ readonly pointer: string } | { readonly parameter: string });

export type RefusalDetail = {
  readonly errors?: readonly FieldError[];
  readonly [member: string]: unknown;
};

/** An expected "no". Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  constructor(code: RefusalCode, detail: RefusalDetail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export const refuse = (code: RefusalCode, detail: RefusalDetail = {}): never => {
  throw new Refusal(code, detail);
};

/** Refuses one field of the body, as request parsing does: `refuseField("/leadId", "unknown-person")`. */
export const refuseField = (pointer: string, code: string): never => refuse("invalid", { errors: [{ pointer, code }] });
