import { expect, it } from "vitest";
import type { Played } from "../examples/play.ts";
import { grantsOf } from "../town/actions.ts";
import { askedOfTable } from "./grants-paper.ts";
import type { Synthesized } from "./synth.ts";

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
};

/** Actions by `*`, each for its reason: every other one fails. */
const wideActions: Readonly<Record<string, string>> = {
  "kms:*": "the account's own administrators keep the key; without this statement nobody could ever change it",
};

/** What takes no resource of its own. In a key's policy `*` means that key. */
const wideResources: Readonly<Record<string, string>> = {
  "dynamodb:ListStreams": "a stream's mapping needs it, and it takes no resource",
};

const documents = ["PolicyDocument", "KeyPolicy", "AssumeRolePolicyDocument"];

const statementsIn = ({ resources }: Synthesized) =>
  resources.flatMap(({ type, properties }) =>
    documents.flatMap((name) =>
      ((properties[name]?.Statement ?? []) as Statement[]).map((statement) => ({ type, statement })),
    ),
  );

const actionsOf = ({ Action }: Statement): string[] => [Action].flat() as string[];

/** Whether a resource is everything. `…log-group:*` inside a condition or a longer ARN is not. */
const isEverything = (resource: unknown): boolean => [resource].flat().includes("*");

const isOfRole = (policy: { Roles: readonly { Ref: string }[] }, role: string): boolean =>
  policy.Roles.some(({ Ref }) => role.includes(`"${Ref}"`));

const isTable = (resource: unknown): boolean =>
  /^\{"Fn::ImportValue":"[^"]*GetAttTable[0-9A-F]{8}Arn\w+"\}$/.test(JSON.stringify(resource));

const indexesIn = (resource: unknown): string[] =>
  [...(JSON.stringify(resource) ?? "").matchAll(/"\/index\/(\w+)"/g)].map(([, index]) => index ?? "");

/** What the policy of each function's role lets it do at the table, where it lets it do anything. */
const grantedIn = ({ stage, resources }: Synthesized) => {
  const functions = resources.filter(({ type }) => type === "AWS::Lambda::Function");
  const rows = functions.map(({ stack, properties }) => {
    const name = String(properties.FunctionName).slice(`linli-${stage.name}-`.length);
    const role = JSON.stringify(properties.Role);
    const policies = resources.filter(
      (each) => each.stack === stack && each.type === "AWS::IAM::Policy" && isOfRole(each.properties, role),
    );
    const statements = policies.flatMap(
      ({ properties: { PolicyDocument } }) => PolicyDocument.Statement as Statement[],
    );
    const table = statements.filter(({ Resource }) => isTable(Resource)).flatMap(actionsOf);
    const indexes = statements.flatMap(({ Resource }) => indexesIn(Resource));
    const bare = table.map((action) => action.slice("dynamodb:".length));
    return [name, { table: bare.toSorted(), indexes: indexes.toSorted() }] as const;
  });
  return Object.fromEntries(rows.filter(([, { table, indexes }]) => table.length + indexes.length > 0));
};

/** Every policy of a stage: of roles, queues, topics and the key. */
export const describePolicies = (here: () => Synthesized, played: () => Played): void => {
  it("allow no action by * but those listed with a reason", () => {
    const allowed = statementsIn(here()).filter(({ statement }) => statement.Effect === "Allow");
    const wide = allowed.flatMap(({ statement }) => actionsOf(statement).filter((action) => action.includes("*")));
    expect([...new Set(wide)].toSorted()).toEqual(Object.keys(wideActions).toSorted());
  });

  it("allow no resource by * but what takes none, and a key in its own policy", () => {
    const allowed = statementsIn(here()).filter(({ statement }) => statement.Effect === "Allow");
    const wide = allowed.filter(({ type, statement }) => type !== "AWS::KMS::Key" && isEverything(statement.Resource));
    const actions = wide.flatMap(({ statement }) => actionsOf(statement));
    expect([...new Set(actions)].toSorted()).toEqual(Object.keys(wideResources).toSorted());
  });

  it("let a role use the key only through the services that hold what it encrypts", () => {
    const uses = here()
      .resources.filter(({ type }) => type === "AWS::IAM::Policy")
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
      .filter((statement) => actionsOf(statement).some((action) => action.startsWith("kms:")));
    expect(uses.length).toBeGreaterThan(0);
    const free = uses.filter(({ Condition }) => !JSON.stringify(Condition ?? {}).includes("kms:ViaService"));
    // SQS's own grant to a listener: it may only decrypt.
    expect(free.flatMap(actionsOf).filter((action) => action !== "kms:Decrypt")).toEqual([]);
  });

  it("let each function do at the table exactly what it is seen to ask for in the plays of this run", () => {
    const asked = grantsOf(askedOfTable(played()));
    expect(Object.keys(asked)).toContain("relay");
    expect(grantedIn(here())).toEqual(asked);
  });

  it("name no partition but in what the stage file says", () => {
    const { certificate = "" } = here().stage.domain ?? {};
    const texts = Object.values(here().templates).map((template) => JSON.stringify(template.toJSON()));
    expect(texts.filter((text) => /"arn:aws/.test(text.replaceAll(`"${certificate}"`, "")))).toEqual([]);
  });
};
