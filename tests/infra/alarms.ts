import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type AlarmKind, alarmKinds } from "#infra/aws/alarms.ts";
import { deadLettersOf, queueOf } from "#infra/aws/names.ts";
import { services } from "#services/services.ts";
import type { Synthesized } from "./synth.ts";

const runbook = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");

/** The headings of the part that says what to do when an alarm rings: each is an alarm's kind, and so its anchor. */
const headings = (): string[] => {
  const [, part = ""] = runbook.split("\n## When an alarm rings\n");
  const [own = ""] = part.split("\n## ");
  return [...own.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading ?? "");
};

type Found = { readonly AlarmName: string; readonly AlarmDescription: string; readonly AlarmActions?: unknown[] };

const alarmsIn = ({ resources }: Synthesized): Found[] =>
  resources.filter(({ type }) => type === "AWS::CloudWatch::Alarm").map(({ properties }) => properties);

const linkedBy = ({ AlarmDescription }: Found): string =>
  /What to do: docs\/operations\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1] ?? "";

export const describeAlarms = (here: () => Synthesized): void => {
  it("describe each alarm with a link to its heading, and leave no heading without an alarm", () => {
    const linked = new Set(alarmsIn(here()).map(linkedBy));
    expect([...linked].filter((kind) => !headings().includes(kind))).toEqual([]);
    const { encryptedBus } = here().stage.switches;
    const unheard = headings().filter((heading) => !linked.has(heading));
    expect(unheard).toEqual(encryptedBus ? [] : ["bus-dead-letters"]);
    expect(headings().toSorted()).toEqual(Object.keys(alarmKinds).toSorted());
  });

  it("ring somewhere, each under a name of its own", () => {
    const alarms = alarmsIn(here());
    expect(alarms.filter(({ AlarmActions }) => AlarmActions?.length !== 1)).toEqual([]);
    expect(new Set(alarms.map(({ AlarmName }) => AlarmName)).size).toBe(alarms.length);
  });

  it("watch the age and the dead letters of every service's queue, by the queue's own name", () => {
    const { stage, templates } = here();
    const watched = JSON.stringify(templates.watch?.findResources("AWS::CloudWatch::Alarm"));
    for (const { name } of services.filter(({ reactions }) => Object.keys(reactions).length > 0)) {
      expect(watched).toContain(`linli-${stage.name}-messages-wait-${name}`);
      expect(watched).toContain(`linli-${stage.name}-dead-letters-${name}`);
      for (const queue of [queueOf(stage.name, name), deadLettersOf(stage.name, name)])
        expect(watched).toContain(`"Name":"QueueName","Value":"${queue}"`);
    }
  });

  it("watch nothing that is not there: every queue and function of an alarm stands in a stack", () => {
    const { resources } = here();
    const names = resources.flatMap(({ properties }) => [
      properties.QueueName,
      properties.FunctionName,
      ...(properties.EventPattern ? [properties.Name] : []),
    ]);
    const watched = resources
      .filter(({ type }) => type === "AWS::CloudWatch::Alarm")
      .flatMap(
        ({ properties }) =>
          JSON.stringify(properties).match(/"Name":"(?:QueueName|FunctionName|RuleName)","Value":"[^"]+"/g) ?? [],
      )
      .map((dimension) => dimension.split('"').at(-2));
    expect(watched.filter((name) => !names.includes(name))).toEqual([]);
    expect(watched.length).toBeGreaterThan(0);
  });

  it("show everything that is watched on one dashboard", () => {
    const { templates, stage } = here();
    templates.watch?.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    const [dashboard] = Object.values(templates.watch?.findResources("AWS::CloudWatch::Dashboard") ?? {});
    expect(dashboard?.Properties.DashboardName).toBe(`linli-${stage.name}`);
    const body = JSON.stringify(dashboard?.Properties.DashboardBody);
    const kinds = Object.keys(alarmKinds) as AlarmKind[];
    const missing = kinds.filter((kind) => !body.includes(`\\"${kind}\\"`));
    expect(missing).toEqual(stage.switches.encryptedBus ? [] : ["bus-dead-letters"]);
  });
};
