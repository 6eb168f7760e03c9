import { type Log, told } from "#shared/observe.ts";

const line = (level: string, message: string, fields: Readonly<Record<string, unknown>>): void => {
  process.stderr.write(`${JSON.stringify({ level, message, ...told(fields) })}\n`);
};

/** One line of JSON for each thing told, on standard error. */
export const log: Log = {
  info: (message, fields) => line("info", message, fields),
  error: (message, fields) => line("error", message, fields),
};
