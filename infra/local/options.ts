import { argumentsOf } from "#infra/operations/arguments.ts";
import { Complaint } from "#infra/operations/complaint.ts";

export type Options = {
  readonly directory: string;
  readonly port: number;
  readonly reset: boolean;
  readonly own: boolean;
  readonly json: boolean;
  readonly words: readonly string[];
};

export const defaultPort = 8477;
export const defaultDirectory = ".linli";

const portIn = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Complaint(`${text} is no port: give a number from 1 to 65535.`);
};

/** The options of `npm start` and what goes with it. Throws on one that is not known, and on a word where none is taken. */
export const optionsOf = (given: readonly string[], { takesWords = false } = {}): Options => {
  const { values, positionals } = argumentsOf({
    args: [...given],
    allowPositionals: takesWords,
    options: {
      data: { type: "string", default: defaultDirectory },
      port: { type: "string", default: String(defaultPort) },
      reset: { type: "boolean", default: false },
      own: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { data: directory, reset, own, json } = values;
  return { directory, port: portIn(values.port), reset, own, json, words: positionals };
};
