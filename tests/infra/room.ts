import { expect, it } from "vitest";
import { wakingFacts } from "#infra/aws/alarms.ts";
import { services } from "#services/services.ts";
import type { Synthesized } from "./synth.ts";

/** CloudFormation takes 500 resources in a stack; beyond this there is no room to move. */
const fullest = 400;

/** What one reaction adds: in its service's stack queue, dead letters, their policies, rule and mapping; two alarms. */
const perReaction = { service: 6, watch: 2 };
const alarmsPerService = 3;

/** Five services with twelve reactions each are still to come. */
const toCome = { services: 5, reactions: 12 };

const countIn = ({ resources }: Synthesized, stack: string): number =>
  resources.filter((resource) => resource.stack === stack).length;

export const describeRoom = (here: () => Synthesized): void => {
  it(`stay under ${fullest} resources each`, () => {
    const full = Object.keys(here().templates).filter((stack) => countIn(here(), stack) >= fullest);
    expect(full).toEqual([]);
  });

  it("grow by what a reaction is known to cost, so that those to come fit", () => {
    const reactionsOf = (stack: string) =>
      Object.keys(services.find(({ name }) => name === stack)?.reactions ?? {}).length;
    for (const { name } of services) {
      const standing = countIn(here(), name) - perReaction.service * reactionsOf(name);
      expect(standing).toBeLessThan(30);
      expect(standing + perReaction.service * 60).toBeLessThan(fullest);
    }
    const all = services.reduce((sum, { name }) => sum + reactionsOf(name), 0);
    const listeners = services.filter(({ name }) => reactionsOf(name) > 0).length;
    const own = 2 * services.length + listeners + wakingFacts.length;
    const standing = countIn(here(), "watch") - perReaction.watch * all - own;
    expect(standing).toBeLessThanOrEqual(10);
    const grown = toCome.services * (alarmsPerService + perReaction.watch * toCome.reactions);
    expect(countIn(here(), "watch") + grown).toBeLessThan(fullest);
  });
};
