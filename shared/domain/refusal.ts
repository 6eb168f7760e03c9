/** Every expected "no" of Linli. The status and the sentences of each stand in `shared/http/problem-codes.ts`. */
export const refusalCodes = [
  "malformed",
  "invalid",
  "cursor-invalid",
  "idempotency-key-missing",
  "unauthenticated",
  "code-invalid",
  "role-not-allowed",
  "session-required",
  "not-found",
  "wrong-state",
  "peer-first",
  "conflict-of-interest",
  "disputant-refuses",
  "rights-notice-missing",
  "demands-unanswered",
  "decision-basis-required",
  "mediator-refused",
  "signatures-incomplete",
  "body-not-eligible",
  "window-lapsed",
  "joint-application-required",
  "campus-closed",
  "committee-incomplete",
  "course-full",
  "already-booked",
  "offer-expired",
  "instructor-check-missing",
  "guardian-consent-required",
  "employer-not-verified",
  "fair-not-ready",
  "share-consent-required",
  "recognition-exists",
  "side-missing",
  "notice-too-short",
  "minutes-not-confirmed",
  "redaction-required",
  "explanation-required",
  "calendar-missing",
  "legal-hold",
  "in-progress",
  "version-conflict",
  "too-large",
  "unsupported-media-type",
  "threshold-not-met",
  "date-implausible",
  "idempotency-mismatch",
  "age-out-of-range",
  "discriminatory-term",
  "community-suspended",
  "precondition-required",
  "quota-exceeded",
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

/** Refuses with a code of its own, and says which field is to blame for it. */
export const refuseAt = (pointer: string, code: RefusalCode, members: RefusalDetail = {}): never =>
  refuse(code, { ...members, errors: [{ pointer, code }] });

/** Whether one more may join a list that ends somewhere: refused at the pointer where it is full. */
export const mustHaveRoom = (list: readonly unknown[], most: number, pointer: string): void => {
  if (list.length >= most) refuseField(pointer, "too-big");
};
