import { parseArgs } from "node:util";
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

const portIn = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Complaint(`${text} is no port: give a number from 1 to 65535.`);
};

/** The options of `npm start` and `npm run token`. Throws on one that is not known. */
export const optionsOf = (given: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      data: { type: "string", default: ".linli" },
      port: { type: "string", default: String(defaultPort) },
      reset: { type: "boolean", default: false },
      own: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const { data: directory, reset, own, json } = values;
  return { directory, port: portIn(values.port), reset, own, json, words: positionals };
};
