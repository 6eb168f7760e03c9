import { Logger } from "@aws-lambda-powertools/logger";
import { type Log, told } from "./observe.ts";
import { patience, patient } from "./table/busy.ts";
import { dynamodbTable } from "./table/dynamodb.ts";
import type { World } from "./world.ts";

/** A setting of the environment; throws where the stack did not give it. */
export const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
};

/** Lines as JSON, of the fields and of nothing that hangs on them. */
export const structuredLog = (logger: Pick<Logger, "info" | "error">): Log => ({
  info: (message, fields) => logger.info(message, told(fields)),
  error: (message, fields) => logger.error(message, told(fields)),
});

/** The world of a Lambda function on AWS. What only requests need is read by the first that does: listeners lack it. */
export const production = (
  serviceName: string,
  { wordings, outside }: Pick<World, "wordings" | "outside"> = {},
): World => ({
  ...(wordings && { wordings }),
  ...(outside && { outside }),
  table: patient(dynamodbTable(setting("TABLE_NAME")), patience),
  region: setting("AWS_REGION"),
  clock: () => new Date().toISOString(),
  log: structuredLog(new Logger({ serviceName })),
  get keepers() {
    return setting("KEEPERS").split(" ");
  },
  get operators() {
    return new Set(setting("OPERATORS").split(" "));
  },
  get codeKey() {
    return setting("CODE_KEY");
  },
  get linksAt() {
    return setting("LINKS_AT");
  },
});
