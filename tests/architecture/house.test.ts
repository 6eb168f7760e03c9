import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
const files = listed
  .toString()
  .split("\n")
  .filter((name) => name !== "");
const code = files.filter((name) => name.endsWith(".ts"));
const textOf = (name: string): string => readFileSync(root + name, "utf8");

const mostLines = 200;
const vagueFolders = /^(utils?|helpers?|lib|common|types|interfaces|models|mappers)$/;
const vagueNames = /\b\w*(Util|Helper|Manager|Processor|Dto)\b/;
/** Of a CommonJS package that is itself a late chunk, a bundle sees only `default`: a file of ours names what it takes. */
const latePackages = /\bimport\(\s*["'`](?![.#])/;
const commandsNever = /ScanCommand|BatchWriteCommand|FilterExpression/;

describe("the house", () => {
  it(`has no file over ${mostLines} lines`, () => {
    const long = code.filter((name) => textOf(name).split("\n").length > mostLines + 1);
    expect(long).toEqual([]);
  });

  it("has no room that could hold anything", () => {
    const vague = code.filter((name) =>
      dirname(name)
        .split("/")
        .some((folder) => vagueFolders.test(folder)),
    );
    expect(vague).toEqual([]);
  });

  it("names files in kebab-case and nothing by a vague word", () => {
    expect(code.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config))?\.ts$/.test(basename(name)))).toEqual([]);
    const declared = code.flatMap((name) => textOf(name).match(/(?<=(const|type|class|function) )\w+/g) ?? []);
    expect(declared.filter((name) => vagueNames.test(name))).toEqual([]);
  });

  it("never scans, and never filters away what was paid for", () => {
    const shipped = code.filter((name) => !name.startsWith("tests/"));
    expect(shipped.filter((name) => commandsNever.test(textOf(name)))).toEqual([]);
  });

  it("loads late only files of its own, never a package by its name", () => {
    const shipped = code.filter((name) => /^(services|shared)\//.test(name));
    expect(shipped.filter((name) => latePackages.test(textOf(name)))).toEqual([]);
    expect(
      ['await import("qrcode")', 'import("#shared/x.ts"), import("@a/b")'].filter((text) => latePackages.test(text)),
    ).toHaveLength(2);
    expect(latePackages.test('await import("../late/qrcode.ts"); import("#shared/domain/e164.ts")')).toBe(false);
  });

  it("mocks no module and skips no test without its reason", () => {
    const tests = code.filter((name) => name.startsWith("tests/"));
    expect(tests.filter((name) => /vi\.mock\(|vi\.doMock\(/.test(textOf(name)))).toEqual([]);
    expect(tests.filter((name) => /\.(skip|only|todo)\((?!.*because)/.test(textOf(name)))).toEqual([]);
  });
});
