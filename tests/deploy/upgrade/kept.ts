import { createHash } from "node:crypto";
import { resourcesOf, type Stack } from "../assembly.ts";
import { answered, ask, json } from "../aws.ts";
import type { Deployed, Made } from "../deployed.ts";

type Page = { readonly Items: readonly object[]; readonly LastEvaluatedKey?: object };

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, part]) => [name, inOrder(part)]);
};

/** How many items the table of a stage holds, and a digest of all that they say. */
export const itemsOf = async ({ endpoint, table }: Deployed): Promise<{ count: number; digest: string }> => {
  const items: string[] = [];
  let from: object | undefined;
  do {
    const scan = json("dynamodb", "DynamoDB_20120810.Scan", { TableName: table, ExclusiveStartKey: from });
    const page = JSON.parse(await answered(ask(endpoint, scan))) as Page;
    items.push(...page.Items.map((item) => JSON.stringify(inOrder(item))));
    from = page.LastEvaluatedKey;
  } while (from);
  const digest = createHash("sha256").update(items.toSorted().join("\n")).digest("hex");
  return { count: items.length, digest };
};

/** What loses something when it is made anew. */
const holding: ReadonlySet<string> = new Set([
  "AWS::DynamoDB::Table",
  "AWS::Events::EventBus",
  "AWS::KMS::Key",
  "AWS::Logs::LogGroup",
  "AWS::SecretsManager::Secret",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
]);

/** What holds data, by what it is called in its stack. */
export const holdersIn = (made: readonly Made[]): ReadonlyMap<string, string> =>
  new Map(
    made.filter(({ type }) => holding.has(type)).map(({ stack, logicalId, id }) => [`${stack} ${logicalId}`, id]),
  );

/** What stays when it leaves its template. */
export const retained = (stacks: readonly Stack[]): ReadonlySet<string> =>
  new Set(
    resourcesOf(stacks)
      .filter(({ DeletionPolicy }) => DeletionPolicy === "Retain")
      .map(({ stack, logicalId }) => `${stack} ${logicalId}`),
  );

const exportedBy = ({ template }: Stack): string[] =>
  Object.values(template.Outputs ?? {}).flatMap(({ Export }) => Export?.Name ?? []);

/**
 * The exports that stacks of the release before still read while those before them are renewed: CloudFormation lets
 * none of them go. Each is told with its reader.
 */
export const lostExports = (before: readonly Stack[], after: readonly Stack[]): string[] => {
  const kept = new Set(after.flatMap(exportedBy));
  const gone = before.flatMap(exportedBy).filter((name) => !kept.has(name));
  return gone.flatMap((name) =>
    before
      .filter(({ template }) => JSON.stringify(template).includes(`"Fn::ImportValue":"${name}"`))
      .map((reader) => `${name}, which ${reader.name} reads`),
  );
};
