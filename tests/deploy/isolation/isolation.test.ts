import { existsSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import { readAssembly } from "../assembly.ts";
import { root } from "../room.ts";
import { elsewhere, unheard } from "./elsewhere.ts";
import { nameOf, rightsOf } from "./granted.ts";
import { usedRights } from "./used.ts";

describe("what a function may do", () => {
  const { stage, out } = inject("deployed");
  const granted = rightsOf(readAssembly(out), stage).filter(({ action }) => !(action in unheard));
  const used = new Set(usedRights(stage).map(nameOf));

  it("was done by it in a journey, or is named with the test in which it is", () => {
    expect(granted.length).toBeGreaterThan(20);
    expect(granted.map(nameOf).filter((name) => !used.has(name) && !(name in elsewhere))).toEqual([]);
  });

  it("is named only where it is granted and no journey did it, with a test that is there", () => {
    const rights = new Set(granted.map(nameOf));
    const names = Object.keys(elsewhere);
    expect(names.filter((name) => !rights.has(name) || used.has(name))).toEqual([]);
    expect(Object.values(elsewhere).filter((file) => !existsSync(`${root}/${file}`))).toEqual([]);
  });
});
