import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { Stage } from "#infra/aws/stage.ts";
import type { Item, Table } from "#shared/table/table.ts";
import { type Asked, openCloud } from "./cloud.ts";
import type { Occasion } from "./occasions.ts";
import type { Standing } from "./template.ts";

// biome-ignore lint/suspicious/noExplicitAny: what any handler answers
type Answer = { readonly told?: any; readonly threw?: string };

export type Booted = {
  /** Its answers to an empty event, to a real one of its kind, and to one with which it can do nothing. */
  readonly empty: Answer;
  readonly real: Answer;
  readonly hopeless?: Answer;
  readonly asked: readonly Asked[];
  readonly complaints: string;
};

type Call = { readonly file: string; readonly entry: string; readonly context: object; readonly seconds: number };

/** Complaints after this are what the hopeless event deserves. */
const fromHere = "HOPELESS";

const script = ({ file, entry, context, seconds }: Call, { empty, real, hopeless }: Occasion): string => `
  const handler = (await import(${JSON.stringify(pathToFileURL(file).href)}))[${JSON.stringify(entry)}];
  const context = { ...${JSON.stringify(context)}, getRemainingTimeInMillis: () => ${seconds * 1000} };
  const call = async (event) => {
    try {
      return { told: await handler(event, context) };
    } catch (error) {
      return { threw: String(error) };
    }
  };
  const answers = {
    empty: await call(${JSON.stringify(empty)}),
    real: await call(${JSON.stringify(real)}),
    hopeless: ${hopeless ? `(process.stderr.write("${fromHere}"), await call(${JSON.stringify(hopeless)}))` : "undefined"},
  };
  process.stdout.write("\\nANSWERS" + JSON.stringify(answers));
`;

/** A line of a bundle has all of it. */
const longestLine = 300;

/** What Lambda itself puts into every function's environment. */
const ofLambda = ({ region }: Stage, { name, properties }: Standing) => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: "ASIAXXXXXXXXXXXXXXXX",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_SESSION_TOKEN: "token",
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
  AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
  _HANDLER: properties.Handler,
  TZ: ":UTC",
});

type Ground = {
  readonly stage: Stage;
  readonly assembly: string;
  readonly table: Table;
  readonly indexed: readonly Item[];
};

/**
 * Loads the asset of a function in a process of its own, which has what the template and Lambda give it and nothing
 * else, and calls its handler with an empty and with a real event. The process is told where its cloud is.
 */
export const boot = async (called: Standing, occasion: Occasion, ground: Ground): Promise<Booted> => {
  const { stage, assembly, table, indexed } = ground;
  const { Code, Handler, Environment, Timeout: seconds } = called.properties;
  const [module = "", entry = ""] = Handler.split(".");
  const file = `${assembly}/asset.${Code.S3Key.replace(/\.zip$/, "")}/${module}.mjs`;
  const cloud = await openCloud(table, indexed);
  const context = { functionName: called.name, invokedFunctionArn: called.arn, awsRequestId: "shipped" };
  const env = { ...ofLambda(stage, called), ...Environment?.Variables, AWS_ENDPOINT_URL: cloud.endpoint };
  const code = script({ file, entry, context, seconds }, occasion);
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { env });
  let [output, complaints] = ["", ""];
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  await new Promise((ended) => child.once("close", ended));
  cloud.close();
  const lines = complaints.split("\n").map((line) => line.slice(0, longestLine));
  const lost = { threw: `did not load: ${lines.find((line) => /^\w*Error/.test(line)) ?? lines[0]}` };
  const answers = output.split("\nANSWERS")[1];
  return {
    empty: lost,
    real: lost,
    ...(answers && JSON.parse(answers)),
    asked: cloud.asked,
    complaints: lines.join("\n").split(fromHere)[0] ?? "",
  };
};
