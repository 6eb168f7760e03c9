import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { beyondFlags, flagDeviations } from "./flag-deviations.ts";
import { flags } from "./synth.ts";

const path = createRequire(import.meta.url).resolve("aws-cdk-lib/recommended-feature-flags.json");
const recommended: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, "utf8"));

describe("the flags of the CDK", () => {
  it("are those that it recommends to a new app, but for the deviations with a reason", () => {
    const deviating = Object.entries(flagDeviations).map(([flag, { value }]) => [flag, value]);
    const wanted = { ...recommended, ...Object.fromEntries(deviating) };
    const own = Object.entries(flags).filter(([flag]) => !(flag in beyondFlags));
    expect(Object.fromEntries(own)).toEqual(wanted);
  });

  it("deviate only from what is recommended", () => {
    for (const [flag, { value }] of Object.entries(flagDeviations)) {
      expect(recommended).toHaveProperty([flag]);
      expect(recommended[flag]).not.toEqual(value);
    }
  });
});
