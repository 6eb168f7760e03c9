import { expect, it } from "vitest";
import { placeholdersIn } from "#infra/aws/placeholders.ts";
import type { Synthesized } from "./synth.ts";

type Parameter = { readonly Default?: unknown; readonly AllowedPattern?: string };

export const describePlaceholders = (here: () => Synthesized): void => {
  it("ask in each stack for a value that nothing is, for each placeholder of the stage, and for nothing else", () => {
    const { stage, templates } = here();
    const wanted = placeholdersIn(stage).map(({ name }) => name);
    for (const template of Object.values(templates)) {
      const all: Record<string, Parameter> = template.toJSON().Parameters ?? {};
      const without = Object.entries(all).filter(([, { Default }]) => Default === undefined);
      expect(without.map(([name]) => name).toSorted()).toEqual(wanted.toSorted());
      for (const [name, { AllowedPattern = "" }] of without)
        expect(["", "a", name].filter((value) => new RegExp(AllowedPattern).test(value))).toEqual([]);
    }
  });
};
