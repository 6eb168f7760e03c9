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
  /** What to do where a letter that lies there may not have been seen; nothing where all of them are. */
  readonly lookAgain?: string;
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

const factIn = (body: string): z.infer<typeof Delivered>["detail"] | undefined => {
  try {
    return Delivered.parse(JSON.parse(body)).detail;
  } catch {
    return undefined;
  }
};

export const failuresOf = ({ failed }: Letter): string =>
  failed.length > 0 ? `failed: ${failed.join(", ")}` : "no reaction gave up on it";

/** What can be done about letters that no service's queue holds. */
const ofQueue: Readonly<Record<string, string>> = {
  relay: "facts of the table that the bus was not told: redrive tells them from its stream, within a day",
  deadlines: "the next minute looked for the same deadlines: nothing is lost, delete them",
  bus: "the key's policy kept the bus from a queue: mend it, then replay the archive for that time",
};

/** What an operator can do about a letter, in one sentence. */
export const adviceFor = ({ queue, failed, body }: Letter): string => {
  const known = ofQueue[queue];
  if (known) return known;
  if (!factIn(body)) return "it is no fact of ours: find out what wrote it, and delete it";
  return failed.length > 0
    ? 'read why under "reaction failed" in the log of that time, mend that, then redrive: what was done is not done twice'
    : "nobody heard it for six hours, or the process ended at it: deploy the release that hears it, then redrive";
};

/** One line for a letter: its id, and the fact in it where there is one, with the reactions that gave up. */
export const lineOf = (letter: Letter): string => {
  const fact = factIn(letter.body);
  if (!fact) return `  ${letter.id}  ${letter.body.length} characters, not a fact`;
  const { type, time, community, subject } = fact;
  return `  ${letter.id}  ${time}  ${type}  ${subject}  in ${community}  ${failuresOf(letter)}`;
};
