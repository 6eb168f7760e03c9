import type { Reply } from "./reply.ts";

/** What a request is made of. */
export type Operation = {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Something where the operation takes a JSON body. */
  readonly body?: unknown;
};

/** What is sent with an operation. */
export type Sent = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** A file instead of a JSON body; its type says what it is. */
  readonly file?: Blob;
  /** What opens a thing to whoever holds it, without a token. */
  readonly code?: string;
};

type Always = {
  /** Ends the call, and the waiting before another try. */
  readonly signal?: AbortSignal;
};

/** How something is read. */
export type Reading<Answer> = Always & {
  /** What was answered before: it is answered once more, the same object, where nothing changed since. */
  readonly held?: Reply<Answer>;
};

/** How something is changed. */
export type Changing = Always & {
  /** Kept over retries; a new one is made where none is given. */
  readonly idempotencyKey?: string;
  /** Sends `If-Match`: the version that was read. */
  readonly version?: number;
};

/** An operation that knows, by types alone, what is sent with it and what it answers. */
type Typed<Given extends Sent, Answer> = Operation & { readonly "~types"?: { given: Given; answer: Answer } };

export type Reads<Given extends Sent, Answer> = Typed<Given, Answer> & { readonly method: "GET" };
export type Changes<Given extends Sent, Answer> = Typed<Given, Answer> & { readonly method: "POST" };

/** The operations of one service, by their names. */
export type Operations = { readonly [name: string]: Operation };

/** What has to be given: nothing where nothing has to be sent. */
type Given<Input> = Record<never, never> extends Input ? [input?: Input] : [input: Input];

type Call<Input, Answer> = (...input: Given<Input>) => Promise<Reply<Answer>>;

/** One operation as a function. */
export type CallOf<Each extends Operation> =
  Each extends Reads<infer Sending, infer Answer>
    ? Call<Sending & Reading<Answer>, Answer>
    : Each extends Changes<infer Sending, infer Answer>
      ? Call<Sending & Changing, Answer>
      : never;
