import { expect, it } from "vitest";
import type { Synthesized } from "./synth.ts";

/** CloudFormation takes 500 resources in a stack; beyond this there is no room to move. */
const fullest = 400;

/** What a stage may hold for today's services, and who looks after it: both cost something every month. */
const mostBesideAlarms = 250;
const mostAlarms = 60;

const isAlarm = ({ type }: { type: string }): boolean => type === "AWS::CloudWatch::Alarm";

export const describeRoom = (here: () => Synthesized): void => {
  it(`stay under ${fullest} resources each`, () => {
    const full = Object.entries(Object.groupBy(here().resources, ({ stack }) => stack));
    expect(full.filter(([, resources = []]) => resources.length >= fullest)).toEqual([]);
  });

  it(`hold ${mostBesideAlarms} resources beside ${mostAlarms} alarms at most`, () => {
    const { resources } = here();
    expect(resources.filter((each) => !isAlarm(each)).length).toBeLessThanOrEqual(mostBesideAlarms);
    expect(resources.filter(isAlarm).length).toBeLessThanOrEqual(mostAlarms);
  });
};
