import { beforeAll, describe, expect, it } from "vitest";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item } from "#shared/table/table.ts";
import type { Played } from "../../examples/play.ts";
import type { Synthesized } from "../synth.ts";
import { type Booted, boot } from "./boot.ts";
import type { Asked } from "./cloud.ts";
import { type Occasion, occasionOf } from "./occasions.ts";
import { type Standing, standing } from "./template.ts";

type Seen = Booted & { readonly called: Standing; readonly occasion: Occasion };

const isDeadline = ({ partition }: Item): boolean => partition.endsWith("#DEADLINE");

const tableOf = async (items: readonly Item[]) => {
  const { table } = sqliteStore(":memory:");
  for (const item of items) await table.write({ put: item });
  return table;
};

type Statement = { readonly Action: string | readonly string[]; readonly Resource: string | readonly string[] };

/** Whether the policies of a function's role let it do what it asked for. */
const isGranted = (all: readonly Standing[], { stack, properties }: Standing, { action, of }: Asked): boolean => {
  const role = all.find((each) => each.stack === stack && each.arn === properties.Role);
  return all
    .filter(
      (each) => each.stack === stack && each.type === "AWS::IAM::Policy" && each.properties.Roles.includes(role?.name),
    )
    .flatMap((each) => each.properties.PolicyDocument.Statement as Statement[])
    .some(
      ({ Action, Resource }) =>
        [Action].flat().includes(action) && [Resource].flat().some((resource) => resource.endsWith(`:${of}`)),
    );
};

/** What a function must have done of its real event. */
const done: Readonly<Record<Occasion["kind"], (seen: Seen) => void>> = {
  http: ({ real, asked }) => {
    expect(real.told?.statusCode).toBeLessThan(500);
    expect(real.told?.headers["content-type"]).toMatch(/json/);
    expect(asked.map(({ action }) => action)).toContain("dynamodb:BatchGetItem");
  },
  page: ({ called, real, asked }) => {
    expect(real.told?.statusCode).toBe(200);
    expect(real.told?.headers["content-type"]).toMatch(/html/);
    expect(real.told?.headers["content-security-policy"]).toContain("default-src 'none'");
    expect([asked, called.properties.Environment]).toEqual([[], undefined]);
  },
  queue: ({ called, real, hopeless, asked }) => {
    expect(real.told).toEqual({ batchItemFailures: [] });
    expect(asked.some(({ action }) => action.startsWith("dynamodb:"))).toBe(true);
    expect(hopeless?.told).toEqual({ batchItemFailures: [{ itemIdentifier: "young" }] });
    const { QUEUE_URL: own, DEAD_LETTERS_URL: dead } = called.properties.Environment.Variables;
    expect(
      asked
        .filter(({ action }) => action.startsWith("sqs:"))
        .map(({ action, body }) => [action, JSON.parse(body).QueueUrl]),
    ).toEqual([
      ["sqs:SendMessage", own],
      ["sqs:SendMessage", dead],
      ["sqs:ChangeMessageVisibility", own],
    ]);
  },
  stream: ({ real, asked }) => {
    expect(real.told).toEqual({ batchItemFailures: [] });
    expect(asked.map(({ action }) => action)).toEqual(expect.arrayContaining(["events:PutEvents", "dynamodb:PutItem"]));
  },
  schedule: ({ real, asked }) => {
    expect(real).toEqual({});
    const actions = asked.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["dynamodb:Query", "events:PutEvents", "dynamodb:DeleteItem"]));
  },
};

/** What is shipped as a function, and the names of the settings it gets, beside what differs from stage to stage. */
const shipped = ({ stage, resources }: Synthesized) =>
  resources
    .filter(({ type }) => type === "AWS::Lambda::Function")
    .map(({ properties: { FunctionName, Code, Handler, Environment } }) => ({
      name: FunctionName.slice(`linli-${stage.name}`.length),
      asset: Code.S3Key,
      Handler,
      settings: Object.keys(Environment?.Variables ?? {}).toSorted(),
    }));

/** Every function of the first stage, loaded and called with what its template gives it. */
export const describeFunctions = (stages: () => readonly Synthesized[], played: () => Played): void => {
  const here = () => stages()[0] as Synthesized;
  let all: readonly Standing[];
  let seen: readonly Seen[];

  beforeAll(async () => {
    const { stage, assembly } = here();
    all = standing(here());
    const { items } = played();
    const table = await tableOf(items);
    const indexed = items.filter(isDeadline).slice(0, 1);
    const functions = all.filter(({ type }) => type === "AWS::Lambda::Function");
    seen = await Promise.all(
      functions.map(async (called) => {
        const occasion = occasionOf({ stage, all, played: played() }, called);
        const ground = { stage, assembly, table, indexed: occasion.kind === "schedule" ? indexed : [] };
        return { called, occasion, ...(await boot(called, occasion, ground)) };
      }),
    );
  });

  describe("the functions as they are shipped", () => {
    it("are each called by something that is known here: a route, a queue, the stream, the clock", () => {
      const kinds = new Set(seen.map(({ occasion }) => occasion.kind));
      expect([...kinds].toSorted()).toEqual(["http", "page", "queue", "schedule", "stream"]);
      expect(seen.length).toBeGreaterThan(10);
    });

    it("are the same in every stage, with settings of the same names", () => {
      for (const other of stages()) expect(shipped(other)).toEqual(shipped(here()));
    });

    it("load with exactly what their template gives them, and outlive an empty event", () => {
      const lost = seen.filter(({ real }) => real.threw?.startsWith("did not load"));
      expect(lost.map(({ called, real }) => `${called.name}: ${real.threw}`)).toEqual([]);
      const unwell = seen.filter(({ occasion, empty }) => occasion.kind !== "http" && empty.threw);
      expect(unwell.map(({ called, empty }) => `${called.name}: ${empty.threw}`)).toEqual([]);
    });

    it("do what they are for with one real event", () => {
      for (const one of seen) {
        const { real, complaints } = one;
        expect({ name: one.called.name, threw: real.threw, complaints }).toMatchObject({
          threw: undefined,
          complaints: "",
        });
        done[one.occasion.kind](one);
      }
    });

    it("ask for nothing that their role does not grant", () => {
      const refused = seen.flatMap(({ called, asked }) =>
        asked
          .filter((each) => !isGranted(all, called, each))
          .map(({ action, of }) => `${called.name}: ${action} ${of}`),
      );
      expect(refused).toEqual([]);
    });
  });
};
