/** The codes of all problems, for whoever lists them. */
// biome-ignore lint/suspicious/noEmptyInterface: the package adds its codes
export interface ProblemCodes {}

export type ProblemCode = keyof ProblemCodes extends never ? string : ProblemCodes[keyof ProblemCodes];

/** Problem details (RFC 9457). `code` is the contract; the sentences are for people, in the reader's language. */
export type Problem = {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly title?: string;
  readonly type?: string;
  readonly instance?: string;
  readonly requestId?: string;
  /** Each wrong field of the body (`pointer`, RFC 6901) and each wrong parameter. */
  readonly errors?: readonly {
    readonly pointer?: string;
    readonly parameter?: string;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly [member: string]: unknown;
};

/** A "no" of the server, or of the gateway in front of it. */
export class ProblemError extends Error {
  override readonly name: string = "ProblemError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

const gatewayCodes: Readonly<Record<number, string>> = {
  401: "unauthenticated",
  403: "role-not-allowed",
  404: "not-found",
  429: "try-again",
  503: "try-again",
};

/** The problem of an answer; API Gateway's own bodies are `{ message }`. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const body = (await response.json().catch(() => null)) as (Partial<Problem> & { message?: string }) | null;
  if (body?.code && body.detail) return body as Problem;
  const { status, statusText } = response;
  const code = (gatewayCodes[status] ?? "unexpected") as ProblemCode;
  return { status, code, detail: body?.message ?? statusText };
};
