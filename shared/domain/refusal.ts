import type { Format } from "./formats.ts";

/**
 * Every expected "no" of Linli, by who may give it. The status and the sentences of each stand in one place: the
 * `words.ts` of its service, or `shared/http/problem-codes.ts`, which both add their codes here.
 */
// biome-ignore lint/suspicious/noEmptyInterface: whoever has words adds their codes
export interface RefusalCodes {}
export type RefusalCode = RefusalCodes[keyof RefusalCodes];

/** What may be wrong with one field, added in the same way. A refusal as a whole may blame a field too. */
// biome-ignore lint/suspicious/noEmptyInterface: whoever has words adds their codes
export interface FieldCodes {}
export type FieldCode = FieldCodes[keyof FieldCodes] | RefusalCode;

/** What would have been right, for the sentence that tells it: the form, the kind of value, or the bounds. */
export type Wanted = {
  readonly format?: Format | undefined;
  readonly kind?: string;
  readonly least?: number;
  readonly most?: number;
};

/** One wrong field of the body (`pointer`, RFC 6901) or one wrong parameter of the request. */
export type FieldError = { readonly code: FieldCode; readonly wanted?: Wanted } & (
  | { readonly pointer: string }
  | { readonly parameter: string }
);

export type RefusalDetail = {
  readonly errors?: readonly FieldError[];
  readonly [member: string]: unknown;
};

/** An expected "no". Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly detail: RefusalDetail;
  /** What is in the wrong state, by the name of its lifecycle: that tells what its states are called. */
  readonly thing: string | undefined;
  constructor(code: RefusalCode, detail: RefusalDetail = {}, thing?: string) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.thing = thing;
  }
}

export const refuse = (code: RefusalCode, detail: RefusalDetail = {}, thing?: string): never => {
  throw new Refusal(code, detail, thing);
};

/** Refuses one field of the body, as request parsing does: `refuseField("/leadId", "unknown-person")`. */
export const refuseField = (pointer: string, code: FieldCode, wanted?: Wanted): never =>
  refuse("invalid", { errors: [{ pointer, code, ...(wanted && { wanted }) }] });

/** Refuses with a code of its own, and says which field is to blame for it. */
export const refuseAt = (pointer: string, code: RefusalCode, members: RefusalDetail = {}): never =>
  refuse(code, { ...members, errors: [{ pointer, code }] });

/** Whether one more may join a list that ends somewhere: refused at the pointer where it is full. */
export const mustHaveRoom = (list: readonly unknown[], most: number, pointer: string): void => {
  if (list.length >= most) refuseField(pointer, "too-big");
};

/** Whether a rule does not refuse: for what is left out of a list, not refused. */
export const isAllowed = (must: () => unknown): boolean => {
  try {
    must();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
