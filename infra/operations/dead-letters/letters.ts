import * as z from "zod";

/** A message that was given up, as an operator sees it. Facts carry ids, enums and numbers, so it may be shown. */
export type Letter = {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  /** The ids of the reactions that gave up on it; none where nobody heard it, or where the function crashed. */
  readonly failed: readonly string[];
};

/** The dead letters of one home. `queue` is a service's name, and on AWS also `relay`, `deadlines` or `bus`. */
export type DeadLetters = {
  /** The queues that have some, and how many. */
  queues(): Promise<readonly { readonly queue: string; readonly count: number }[]>;
  /** Letters of a queue: all of them on one machine, those that a few looks showed on AWS. */
  letters(queue: string): Promise<readonly Letter[]>;
  /** Sends all letters of a queue on their way again; answers what was done. */
  redrive(queue: string): Promise<string>;
};

const Delivered = z.object({
  detail: z.object({ type: z.string(), time: z.string(), community: z.string(), subject: z.string() }),
});

export const failuresOf = ({ failed }: Letter): string =>
  failed.length > 0 ? `failed: ${failed.join(", ")}` : "no reaction gave up on it";

/** One line for a letter: its id, and the fact in it where there is one, with the reactions that gave up. */
export const lineOf = (letter: Letter): string => {
  const { id, body } = letter;
  try {
    const { type, time, community, subject } = Delivered.parse(JSON.parse(body)).detail;
    return `  ${id}  ${time}  ${type}  ${subject}  in ${community}  ${failuresOf(letter)}`;
  } catch {
    return `  ${id}  ${body.length} characters, not a fact`;
  }
};
