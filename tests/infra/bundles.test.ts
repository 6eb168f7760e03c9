import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildBundles, bundleFolder } from "#infra/aws/bundle.ts";
import { bytesAtStart, modulesOf, packagesOf } from "#infra/aws/bundle-contents.ts";
import { sbomOf } from "#infra/aws/sbom.ts";
import { services } from "#services/services.ts";

const names = [...services.map(({ name }) => name), "events"];

/**
 * Bytes that a cold start loads: communities parses phones and holidays of every year; courses and employment have
 * the most verbs, and each hears the facts of two other services.
 */
const most = (name: string): number => (({ communities: 720, courses: 540, employment: 560 })[name] ?? 520) * 1024;
const mostPackages = 40;

/** Apart from `dist`, which the test of the stacks builds at the same time. */
const outdir = "dist/checked";
const large = 20 * 1024;

/** Modules of more than 20 KB, each for its reason. */
const largeModules: Readonly<Record<string, string>> = {
  "node_modules/zod/v4/core/schemas.js": "every request, reply and stored item is parsed",
  "node_modules/libphonenumber-js/metadata.max.json.js": "landlines; smaller metadata refuses them",
  "node_modules/chinese-days/dist/chinese-days.json": "holidays and make-up workdays, for working days",
};

const run = (name: string, code: string) =>
  spawnSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      code.replace("BUNDLE", pathToFileURL(`${bundleFolder(name, outdir)}/index.mjs`).href),
    ],
    {
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        AWS_REGION: "eu-west-1",
        TABLE_NAME: "t",
        BUS_NAME: "b",
        OPERATORS: "o",
        CODE_KEY: "k",
      },
    },
  );

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
      ({ file }) => file.startsWith("services/") && !file.startsWith(`services/${name}/`),
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

describe.each(services.map(({ name }) => name))("the function of %s as it is shipped", (name) => {
  it("loads and answers: what it does not know is not found", () => {
    const event = {
      version: "2.0",
      rawPath: "/v1/nothing",
      rawQueryString: "",
      headers: {},
      isBase64Encoded: false,
      requestContext: { requestId: "r", http: { method: "GET", path: "/v1/nothing" } },
    };
    const code = `const { http } = await import("BUNDLE"); console.log("ANSWER", (await http(${JSON.stringify(event)}, {})).statusCode)`;
    const { stdout, stderr } = run(name, code);
    expect(stderr).toBe("");
    expect(stdout).toContain("ANSWER 404");
  });

  it("needs neither operators nor the code key where it listens", () => {
    const code = `delete process.env.OPERATORS; delete process.env.CODE_KEY; const { events } = await import("BUNDLE"); console.log("ANSWER", JSON.stringify(await events({ Records: [] }, {})))`;
    const { stdout } = run(name, code);
    expect(stdout).toContain('ANSWER {"batchItemFailures":[]}');
  });
});
