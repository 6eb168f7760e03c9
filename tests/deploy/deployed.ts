import type { JWK } from "jose";
import { answered, ask, form } from "./aws.ts";
import type { Ground } from "./stack.ts";

/** A stage as it stands on the emulator: the names of what its stacks made. */
export type Deployed = Ground & {
  readonly jwk: JWK;
  readonly stage: string;
  /** Where its assembly lies, and the stacks of it that are deployed. */
  readonly out: string;
  readonly stacks: readonly string[];
  /** Where its API answers. */
  readonly api: string;
  readonly table: string;
  readonly bus: string;
  /** The queues of facts and of dead letters, by their addresses. */
  readonly queues: readonly string[];
  readonly deadLetters: readonly string[];
  readonly deadlines: string;
  /** The queue of the test that hears every fact. */
  readonly echo: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    readonly deployed: Deployed;
  }
}

export type Made = { readonly stack: string; readonly logicalId: string; readonly type: string; readonly id: string };

const within = (text: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";

/** What a stack made: each resource of it by its logical id, with the id that the emulator gave it. */
export const madeBy = async (endpoint: string, stack: string): Promise<Made[]> => {
  const call = form("cloudformation", "DescribeStackResources", "2010-05-15", { StackName: stack });
  const text = await answered(ask(endpoint, call));
  return [...text.matchAll(/<member>.*?<\/member>/gs)].map(([member]) => ({
    stack,
    logicalId: within(member, "LogicalResourceId"),
    type: within(member, "ResourceType"),
    id: within(member, "PhysicalResourceId"),
  }));
};

/** What stacks export to each other, by its name. */
export const exportsOf = async (endpoint: string): Promise<ReadonlyMap<string, string>> => {
  const text = await answered(ask(endpoint, form("cloudformation", "ListExports", "2010-05-15")));
  const members = text.matchAll(/<member>.*?<\/member>/gs);
  return new Map([...members].map(([member]) => [within(member, "Name"), within(member, "Value")]));
};

type Given = Pick<Deployed, keyof Ground | "jwk" | "stage" | "out" | "stacks">;

/** Finds a deployed stage by what its stacks made. */
export const found = (given: Given, made: readonly Made[]): Omit<Deployed, "echo"> => {
  const { endpoint, stage } = given;
  const ofType = (type: string): string[] => made.filter((each) => each.type === type).map(({ id }) => id);
  const one = (ids: readonly string[]): string => {
    if (ids.length !== 1 || !ids[0]) throw new Error(`not one of its kind: ${ids.join(", ")}`);
    return ids[0];
  };
  const queues = ofType("AWS::SQS::Queue");
  const isDead = (id: string): boolean => id.includes(`linli-${stage}-dead-`);
  return {
    ...given,
    api: `${endpoint}/_aws/execute-api/${one(ofType("AWS::ApiGatewayV2::Api"))}/$default`,
    table: one(ofType("AWS::DynamoDB::Table")),
    bus: one(ofType("AWS::Events::EventBus")),
    queues: queues.filter((id) => !isDead(id)),
    deadLetters: queues.filter(isDead),
    deadlines: one(ofType("AWS::Lambda::Function").filter((id) => id.endsWith("-deadlines"))),
  };
};
