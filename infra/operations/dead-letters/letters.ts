import * as z from "zod";

/** A message that was given up, as an operator sees it. Facts carry ids, enums and numbers, so it may be shown. */
export type Letter = { readonly id: string; readonly queue: string; readonly body: string };

/** The dead letters of one home. `queue` is a reaction's queue name, and on AWS also `relay`, `deadlines` or `bus`. */
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

/** One line for a letter: its id, and the fact in it where there is one. */
export const lineOf = ({ id, body }: Letter): string => {
  try {
    const { type, time, community, subject } = Delivered.parse(JSON.parse(body)).detail;
    return `  ${id}  ${time}  ${type}  ${subject}  in ${community}`;
  } catch {
    return `  ${id}  ${body.length} characters, not a fact`;
  }
};
