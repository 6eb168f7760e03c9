import { answered, ask, form, json } from "./aws.ts";
import type { Keys } from "./signed.ts";

const inXml = (text: string, name: string): string => new RegExp(`<${name}>([^<]+)</${name}>`).exec(text)?.[1] ?? "";

const user = "linli-refused";
const iam = (action: string, input: Record<string, string>) => form("iam", action, "2010-05-08", input);
const listQueues = json("sqs", "AmazonSQS.ListQueues", {});
const listTables = json("dynamodb", "DynamoDB_20120810.ListTables", {});

/** Somebody of the account who may list queues and nothing else. */
const narrowUser = async (endpoint: string): Promise<Keys> => {
  await answered(ask(endpoint, iam("CreateUser", { UserName: user })));
  const statement = { Effect: "Allow", Action: "sqs:ListQueues", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await answered(ask(endpoint, iam("PutUserPolicy", { UserName: user, PolicyName: "narrow", PolicyDocument })));
  const made = await answered(ask(endpoint, iam("CreateAccessKey", { UserName: user })));
  return { accessKeyId: inXml(made, "AccessKeyId"), secretAccessKey: inXml(made, "SecretAccessKey") };
};

/**
 * Throws where the emulator grants what AWS refuses, or refuses what it grants: nothing that is seen on it after that
 * would say anything about AWS.
 */
export const mustRefuse = async (endpoint: string): Promise<void> => {
  const keys = await narrowUser(endpoint);
  const tries = [
    ["what is granted", ask(endpoint, listQueues, keys), /^200 /],
    ["a bad signature", ask(endpoint, listQueues, { ...keys, secretAccessKey: "of somebody else" }), /Signature/],
    [
      "an unknown key",
      ask(endpoint, listQueues, { ...keys, accessKeyId: "AKIAOFNOBODYATALL000" }),
      /^40[03] .*(Token|Client)/,
    ],
    ["an action that is not granted", ask(endpoint, listTables, keys), /^40[03] .*AccessDenied/],
    [
      "other bytes under a signed digest",
      ask(endpoint, { ...listQueues, signedBody: "{ }" }, keys),
      /^40[03] .*Signature/,
    ],
  ] as const;
  for (const [what, asked, expected] of tries) {
    const { status, text } = await asked;
    if (!expected.test(`${status} ${text}`)) throw new Error(`to ${what} the emulator answers ${status}: ${text}`);
  }
};
