import type { Synthesized } from "../synth.ts";

// biome-ignore lint/suspicious/noExplicitAny: any value of a template
type Value = any;

/** A resource of a stage with everything it refers to put in, as CloudFormation does when it deploys. */
export type Standing = {
  readonly stack: string;
  readonly type: string;
  readonly arn: string;
  readonly name: string;
  readonly properties: Value;
};

const secret = "what the secret says";

/** How an ARN names a resource of a type, where it is more than its name. */
const kinds: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "table/",
  "AWS::Events::EventBus": "event-bus/",
  "AWS::Events::Rule": "rule/",
  "AWS::IAM::Role": "role/",
  "AWS::KMS::Key": "key/",
  "AWS::Lambda::Function": "function:",
};

/** The name that a resource was given, or its id. */
const nameOf = (id: string, properties: Value): string => {
  const [, named] =
    Object.entries(properties).find(([field]) => /^(\w+)?Name$/.test(field) && field !== "FunctionName") ?? [];
  const own = properties.FunctionName ?? named;
  return typeof own === "string" ? own : id;
};

/** Every resource of a stage as it will stand. Throws at a reference that it cannot follow. */
export const standing = ({ stage, templates }: Pick<Synthesized, "stage" | "templates">): Standing[] => {
  const { account, region } = stage;
  const [partition, suffix] = region.startsWith("cn-") ? ["aws-cn", "amazonaws.com.cn"] : ["aws", "amazonaws.com"];
  const pseudo: Readonly<Record<string, string>> = {
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": partition,
    "AWS::URLSuffix": suffix,
  };
  const documents = Object.entries(templates).map(([stack, template]) => ({ stack, document: template.toJSON() }));
  const exported = new Map(
    documents.flatMap(({ stack, document }) =>
      Object.values((document.Outputs ?? {}) as Record<string, Value>).map(
        ({ Export, Value: value }) => [Export?.Name, { stack, value }] as const,
      ),
    ),
  );
  const of = (stack: string, id: string): { Type: string; Properties?: Value } => {
    const found = documents.find((each) => each.stack === stack)?.document.Resources[id];
    if (!found) throw new Error(`${stack} has no ${id}`);
    return found;
  };
  const arnOf = (stack: string, id: string, rest = ""): string => {
    const { Type, Properties = {} } = of(stack, id);
    const at = `arn:${partition}:${Type.split("::")[1]?.toLowerCase()}:${region}:${account}`;
    return `${at}:${kinds[Type] ?? ""}${nameOf(id, Properties)}${rest}`;
  };
  const referred = (stack: string, id: string): string => {
    const { Type, Properties = {} } = of(stack, id);
    const name = nameOf(id, Properties);
    if (Type === "AWS::SNS::Topic") return arnOf(stack, id);
    return Type === "AWS::SQS::Queue" ? `https://sqs.${region}.${suffix}/${account}/${name}` : name;
  };
  const followed: Readonly<Record<string, (stack: string, argument: Value) => Value>> = {
    Ref: (stack, id) => pseudo[id] ?? referred(stack, id),
    "Fn::GetAtt": (stack, [id, attribute]) => arnOf(stack, id, attribute === "Arn" ? "" : `/${attribute}`),
    "Fn::Join": (stack, [between, parts]) => resolved(stack, parts).join(between),
    "Fn::Select": (stack, [nth, list]) => resolved(stack, list)[nth],
    "Fn::Split": (stack, [by, text]) => resolved(stack, text).split(by),
    "Fn::ImportValue": (_, name) => {
      const output = exported.get(name);
      if (!output) throw new Error(`nothing exports ${name}`);
      return resolved(output.stack, output.value);
    },
  };
  const resolved = (stack: string, value: Value): Value => {
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.map((each) => resolved(stack, each));
    if (typeof value !== "object" || value === null) return value;
    const [[verb = "", argument] = []] = Object.entries(value);
    if (!/^(Ref|Fn::\w+)$/.test(verb))
      return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, resolved(stack, each)]));
    const follow = followed[verb];
    if (!follow) throw new Error(`${verb} is not followed here`);
    const told = follow(stack, argument);
    return typeof told === "string" ? told.replace(/\{\{resolve:secretsmanager:[^}]+\}\}/g, secret) : told;
  };
  return documents.flatMap(({ stack, document }) =>
    Object.entries(document.Resources as Record<string, { Type: string; Properties?: Value }>).map(
      ([id, { Type: type, Properties = {} }]) => ({
        stack,
        type,
        arn: arnOf(stack, id),
        name: nameOf(id, Properties),
        properties: resolved(stack, Properties),
      }),
    ),
  );
};
