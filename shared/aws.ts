import { Logger } from "@aws-lambda-powertools/logger";
import { patience, patient } from "./table/busy.ts";
import { dynamodbTable } from "./table/dynamodb.ts";
import type { World } from "./world.ts";

/** A setting of the environment; throws where the stack did not give it. */
export const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
};

/** The world of a Lambda function on AWS: its table, its region, the real clock, and structured logs. */
export const production = (serviceName: string): World => {
  const logger = new Logger({ serviceName });
  const table = patient(dynamodbTable(setting("TABLE_NAME")), patience);
  return {
    table,
    region: setting("AWS_REGION"),
    clock: () => new Date().toISOString(),
    operators: new Set(setting("OPERATORS").split(" ")),
    codeKey: setting("CODE_KEY"),
    log: {
      info: (message, fields) => logger.info(message, fields),
      error: (message, fields) => logger.error(message, fields),
    },
  };
};
