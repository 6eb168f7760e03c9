import { parseArgs } from "node:util";

export type Options = {
  readonly directory: string;
  readonly port: number;
  readonly reset: boolean;
  readonly json: boolean;
  readonly words: readonly string[];
};

const defaultPort = 8477;

/** The options of `npm start` and `npm run token`. Throws on one that is not known. */
export const optionsOf = (given: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: {
      data: { type: "string", default: ".linli" },
      port: { type: "string", default: String(defaultPort) },
      reset: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`not a port: ${values.port}`);
  return { directory: values.data, port, reset: values.reset, json: values.json, words: positionals };
};
