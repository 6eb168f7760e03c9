import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const textOf = (name: string): string => readFileSync(root + name, "utf8");
const documents = execFileSync("git", ["ls-files", "*.md"], { cwd: root }).toString().trim().split("\n");
const readmes = services.flatMap(({ name }) =>
  ["README.md", "README.zh-CN.md"].map((file) => `services/${name}/${file}`),
);

const coded = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code);
const isFile = (code: string): boolean => /^(?:[\w-]+\/)+[\w.-]+\.(?:ts|md|json|yaml)$/.test(code);

/** The place of a file that a document names: beside it, or from the top. */
const placeOf = (document: string, file: string): string | undefined =>
  [join(dirname(document), file), file].find((place) => existsSync(root + place));

const linked = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)\s]*\)/g)].map(([, target = ""]) => target);

describe("every document", () => {
  it.each(documents)("%s links to what there is", (document) => {
    const targets = linked(textOf(document));
    expect(targets.filter((target) => !existsSync(join(root, dirname(document), target)))).toEqual([]);
  });

  it.each(readmes)("%s names files that there are", (document) => {
    const files = coded(textOf(document)).filter(isFile);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => placeOf(document, file) === undefined)).toEqual([]);
  });
});

type Rule = { readonly names: readonly string[]; readonly file: string };

/** "`book` in `domain/taking.ts`", also of several names. */
const rulesIn = (text: string): Rule[] =>
  [...text.matchAll(/((?:`\w+`(?:, |、)?)+) ?(?:in|在) `([^`]+)`/g)].map(([, names = "", file = ""]) => ({
    names: coded(names),
    file,
  }));

describe("a service's README", () => {
  it.each(readmes)("%s says of each rule where it stands, and there it is", (document) => {
    const rules = rulesIn(textOf(document)).filter(({ file }) => isFile(file));
    expect(rules.length).toBeGreaterThan(5);
    const lost = rules.flatMap(({ names, file }) => {
      const place = placeOf(document, file);
      const source = place === undefined ? "" : textOf(place);
      return names.filter((name) => !new RegExp(`\\b${name}\\b`).test(source)).map((name) => `${name} in ${file}`);
    });
    expect(lost).toEqual([]);
  });

  it.each(services.map(({ name }) => name))("of %s and its Chinese twin name the same, line by line", (name) => {
    const [english = "", chinese = ""] = ["README.md", "README.zh-CN.md"].map((file) =>
      textOf(`services/${name}/${file}`),
    );
    const rowsOf = (text: string) =>
      text
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map(coded);
    const headingsOf = (text: string) => text.split("\n").filter((line) => line.startsWith("## ")).length;
    expect(rowsOf(chinese)).toEqual(rowsOf(english));
    expect(headingsOf(chinese)).toBe(headingsOf(english));
    expect(english).toContain("[中文](README.zh-CN.md)");
    expect(chinese).toContain("[English](README.md)");
    expect(chinese.split("\n").filter((line) => /^\| \p{Script=Han}/u.test(line)).length).toBeGreaterThan(15);
  });

  it.each([
    ["quorum", "meetings"],
    ["recurrence", "mediation"],
    ["conflict of interest", "mediation"],
    ["hold", "courses"],
    ["waiting list", "courses"],
    ["no-show", "courses"],
    ["tenant", "communities"],
    ["consent", "communities"],
    ["small", "employment"],
  ])("has the word a stranger searches: %s", (word, service) => {
    const rows = textOf(`services/${service}/README.md`)
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(rows.filter((row) => new RegExp(`\\b${word}\\b`).test(row) && coded(row).some(isFile))).not.toEqual([]);
  });
});
