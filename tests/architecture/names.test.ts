import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";

const root = fileURLToPath(new URL("../../services/", import.meta.url));

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
const textOf = (name: string): string => readFileSync(join(root, name), "utf8");

const singular = (word: string): string => word.replace(/s$/, "");
const wordsOf = (name: string): string[] =>
  name.match(/[A-Z]?[a-z0-9]+/g)?.map((word) => singular(word.toLowerCase())) ?? [];

/** The first column of the table of words in a service's README. */
const glossaryOf = (service: string): string[] => {
  const [, table = ""] = /^## Words\n([\s\S]*?)\n## /m.exec(textOf(`${service}/README.md`)) ?? [];
  const terms = [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, term = ""]) => term.split(/[,:]/));
  return terms.map((term) => wordsOf(term).join("-"));
};

const isNamed = (name: string, glossary: readonly string[]): boolean => {
  const words = wordsOf(basename(name, ".ts"));
  const exported = [...textOf(name).matchAll(/^export (?:const|type|function|class) (\w+)/gm)];
  const known = new Set(exported.flatMap(([, each = ""]) => wordsOf(each)));
  return glossary.includes(words.join("-")) || words.every((word) => known.has(word));
};

const typesIn = (name: string): string[] =>
  [...textOf(name).matchAll(/^(?:export )?(?:type|interface) (\w+)/gm)].map(([, each = ""]) => each);

describe.each(services.map(({ name }) => name))("the names of %s", (service) => {
  it("name each file of the domain by what it exports, or by a word of the service's README", () => {
    const glossary = glossaryOf(service);
    expect(glossary.length).toBeGreaterThan(5);
    expect(filesIn(`${service}/domain`).filter((name) => !isNamed(name, glossary))).toEqual([]);
  });

  it("mean one thing each: no name of a type is declared twice", () => {
    const places = Map.groupBy(
      filesIn(service).flatMap((file) => typesIn(file).map((type) => ({ type, file }))),
      ({ type }) => type,
    );
    const twice = [...places].filter(([, found]) => found.length > 1);
    expect(twice.map(([type, found]) => `${type}: ${found.map(({ file }) => file).join(", ")}`)).toEqual([]);
  });
});
