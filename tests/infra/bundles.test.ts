import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildBundles } from "#infra/aws/bundle.ts";
import { bytesAtStart, modulesOf, packagesOf } from "#infra/aws/bundle-contents.ts";
import { sbomOf } from "#infra/aws/sbom.ts";
import { services } from "#services/services.ts";
import { exercises } from "./shipped/late-chunks.ts";

const names = [...services.map(({ name }) => name), "events"];

/**
 * Bytes that a cold start loads: communities parses phones and judges every role; courses and employment have
 * the most verbs, and each hears the facts of two other services; meetings keeps who follows it; all tell people of
 * what happens, and of whom nobody reached.
 */
const most = (name: string): number =>
  (({ communities: 800, courses: 600, employment: 610, meetings: 560 })[name] ?? 540) * 1024;
const mostPackages = 40;

/** Apart from `dist`, which the test of the stacks builds at the same time. */
const outdir = "dist/checked";
const large = 20 * 1024;

/** Where the one function that shows the things of all finds their words, each late. */
const everyonesWords = "services/wordings.ts";

/** Modules of more than 20 KB, each for its reason. */
const largeModules: Readonly<Record<string, string>> = {
  "node_modules/zod/v4/core/schemas.js": "every request, reply and stored item is parsed",
  "node_modules/libphonenumber-js/metadata.max.json.js": "landlines; smaller metadata refuses them",
};

const root = fileURLToPath(new URL("../../", import.meta.url));

let built: Readonly<Record<string, Metafile>>;
beforeAll(() => {
  built = buildBundles(outdir);
});

const metafileOf = (name: string): Metafile => {
  const metafile = built[name];
  if (!metafile) throw new Error(`no bundle ${name}`);
  return metafile;
};

describe.each(names)("the bundle of %s", (name) => {
  it("is small at its start", () => {
    const bytes = bytesAtStart(metafileOf(name));
    expect(bytes).toBeGreaterThan(100 * 1024);
    expect(bytes).toBeLessThanOrEqual(most(name));
  });

  it("holds no large module but those that are known, and no other's service", () => {
    const modules = modulesOf(metafileOf(name)).filter(({ isLate }) => !isLate);
    const unknown = modules.filter(({ file, bytes }) => bytes > large && !(file in largeModules));
    expect(unknown.map(({ file, bytes }) => `${file} ${bytes}`)).toEqual([]);
    const strangers = modules.filter(
      ({ file }) => file.startsWith("services/") && !file.startsWith(`services/${name}/`) && file !== everyonesWords,
    );
    expect(strangers).toEqual([]);
  });

  it(`is made of at most ${mostPackages} packages, all in its bill of materials`, () => {
    const packages = packagesOf(metafileOf(name));
    expect(packages.length).toBeLessThanOrEqual(mostPackages);
    expect(packages.filter(({ license }) => license === "unknown")).toEqual([]);
    const { components } = sbomOf(name, packages);
    expect(components).toContainEqual(expect.objectContaining({ purl: expect.stringMatching(/^pkg:npm\/zod@4\./) }));
    expect(components).toContainEqual(
      expect.objectContaining({ purl: expect.stringMatching(/^pkg:npm\/%40aws-sdk\/client-dynamodb@3\./) }),
    );
  });
});

/** The chunks that a bundle loads when it needs them, and the file that each was made from. */
const lateIn = ({ outputs }: Metafile): [file: string, from: string][] =>
  Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint && !file.endsWith("/index.mjs") ? [[`${root}${file}`, entryPoint]] : [],
  );

describe.each(names)("the late chunks of %s", (name) => {
  it("do what they are loaded for", () => {
    const late = lateIn(metafileOf(name));
    const script = fileURLToPath(new URL("shipped/exercise.ts", import.meta.url));
    const pairs = late.map(([file, from]) => `${file}=${from}`);
    const { stdout, stderr } = spawnSync(process.execPath, [script, ...pairs], { encoding: "utf8" });
    expect(stderr).toBe("");
    const outcomes: Record<string, string> = JSON.parse(stdout);
    for (const [, from] of late)
      expect({ from, outcome: outcomes[from] }).toEqual({
        from,
        outcome: expect.stringMatching(exercises[from]?.gives ?? /^$/),
      });
  });
});

it("every late chunk that is known is one of some bundle", () => {
  const made = new Set(names.flatMap((name) => lateIn(metafileOf(name)).map(([, from]) => from)));
  expect(Object.keys(exercises).filter((from) => !made.has(from))).toEqual([]);
});
