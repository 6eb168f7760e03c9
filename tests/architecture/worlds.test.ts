import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { worldAliases, worldSpreads } from "./world-spreads.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], { cwd: root });
const code = new Map(
  listed
    .toString()
    .split("\n")
    .filter((name) => name !== "" && name !== "tests/architecture/worlds.test.ts")
    .map((name) => [name, readFileSync(root + name, "utf8")]),
);

/** A World reads the environment when it is asked: a listener lacks what only requests need, and must not ask for it. */
const broken: readonly string[] = [
  'const f = ({ log, ...rest }: Pick<World, "table" | "log">) => rest;',
  "const f = (from: World) => ({ ...from, log });",
  "const f = ({ world }: Place) => ({ ...world });",
  "const f = (place: Place) => ({ ...place.world, log });",
  "const f = ({ world: { table, ...rest } }: Place) => rest;",
  "const { table, ...rest } = production('relay');",
  "const here = worldFor('relay'); const f = { ...here };",
  "const f = (from: Journalling) => ({ ...from });",
  "const f = ({ table, ...rest }: Narrower & Other) => rest;",
  "const f = (from: World) => Object.assign({}, from);",
  "const f = (from: World) => structuredClone(from);",
];

const sound: readonly string[] = [
  "const f = ({ table, region }: World) => ({ table, region });",
  "const f = ({ log, ...rest }: Settings) => rest;",
  "const f = (place: { world: World; log: Log }) => ({ ...place, log });",
  "const f = (world: World) => ({ world, ...rest });",
];

describe("a World", () => {
  const own = ['type Journalling = Pick<World, "table">;', "type Narrower = Omit<Journalling, 'region'>;"];
  const aliases = worldAliases([...code.values()]);

  it.each(broken)("is seen to be taken apart in %s", (text) => {
    expect(worldSpreads(text, worldAliases(own.map((each) => `${each} // of World`)))).toHaveLength(1);
  });

  it.each(sound)("is not seen to be taken apart in %s", (text) => {
    expect(worldSpreads(text, worldAliases(own))).toEqual([]);
  });

  it("is nowhere spread, rested or copied", () => {
    expect(aliases).toContain("Journalling");
    const found = [...code].flatMap(([name, text]) =>
      /world/i.test(text) ? worldSpreads(text, aliases).map((place) => `${name}: ${place}`) : [],
    );
    expect(found).toEqual([]);
  });
});
