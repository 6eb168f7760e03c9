import type { Value } from "../assembly.ts";
import type { Made } from "../deployed.ts";
import { account, region } from "../room.ts";

/** What a template's references stand for once its stack is made. */
export type Names = {
  readonly stack: string;
  readonly made: ReadonlyMap<string, Made>;
  readonly exports: ReadonlyMap<string, string>;
};

type Node = { readonly [name: string]: Value };

const pseudo: Readonly<Record<string, string>> = {
  "AWS::Region": region,
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
};

const arn = (service: string, resource: string): string => `arn:aws:${service}:${region}:${account}:${resource}`;
const lastOf = (id: string): string => id.split("/").at(-1) ?? "";

/** The ARN of what was made, spelled as AWS spells that of its type. */
export const arnOf = ({ type, id }: Made, bus: string): string => {
  const spelled: Readonly<Record<string, string>> = {
    "AWS::SQS::Queue": arn("sqs", lastOf(id)),
    "AWS::IAM::Role": `arn:aws:iam::${account}:role/${id}`,
    "AWS::Lambda::Function": arn("lambda", `function:${id}`),
    "AWS::Logs::LogGroup": arn("logs", `log-group:${id}:*`),
    "AWS::KMS::Key": arn("kms", `key/${id}`),
    "AWS::Events::Rule": arn("events", `rule/${bus}/${lastOf(id)}`),
    "AWS::Events::EventBus": arn("events", `event-bus/${id}`),
    "AWS::DynamoDB::Table": arn("dynamodb", `table/${id}`),
  };
  const found = spelled[type];
  if (!found) throw new Error(`how the ARN of ${type} is spelled stands nowhere`);
  return found;
};

/** A value of a template with every reference in it made plain. Throws on one that it cannot. */
export const resolved = (value: Value, names: Names, bus: string): Value => {
  const plain = (part: Value): Value => resolved(part, names, bus);
  const found = (logicalId: string): Made => {
    const made = names.made.get(logicalId);
    if (!made) throw new Error(`${names.stack} made no ${logicalId}`);
    return made;
  };
  const functions: Readonly<Record<string, (given: never) => Value>> = {
    Ref: (name: string) => pseudo[name] ?? found(name).id,
    "Fn::GetAtt": ([logicalId = "", attribute]: string[]) => {
      if (attribute !== "Arn") throw new Error(`${attribute} of ${logicalId} is not known here`);
      return arnOf(found(logicalId), bus);
    },
    "Fn::ImportValue": (name: string) => names.exports.get(name) ?? "",
    "Fn::Join": ([between, parts]: [string, Value[]]) => parts.map(plain).join(between),
  };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const [[name, given] = ["", null], ...more] = Object.entries(value as Node);
  const known = functions[name];
  if (known && more.length === 0) return known(given as never);
  if (name.startsWith("Fn::")) throw new Error(`${name} is not known here`);
  return Object.fromEntries(Object.entries(value as Node).map(([key, part]) => [key, plain(part)]));
};
