import { beforeAll, describe, expect, it } from "vitest";
import { playExamples } from "../../examples/play.ts";
import { services } from "../services.ts";
import { type Document, type Node, nameOf, operationsOf, type Parameter, type Told } from "./described.ts";
import { fieldTables } from "./field-tables.ts";
import { apiDocument } from "./paper.ts";

const most = 0.1;

const ownParametersOf = (document: Document): Parameter[] =>
  [
    ...operationsOf(document).flatMap(({ parameters = [] }) => parameters),
    ...Object.values(document.components.parameters ?? {}),
  ].filter((each): each is Parameter => "name" in each);

const resolvedIn = (schemas: Readonly<Record<string, Node>>, schema: Node): Node =>
  typeof schema.$ref === "string" ? (schemas[nameOf(schema.$ref)] ?? {}) : schema;

describe("the descriptions of the API's document", () => {
  let told: Told[];
  let document: Document;
  beforeAll(async () => {
    ({ document, told } = await apiDocument(services, await playExamples()));
  });

  it("say of nine in ten fields what they are", () => {
    const nameless = told.filter(({ key }) => key === undefined).map(({ field }) => field);
    expect(told.length).toBeGreaterThan(3000);
    expect(nameless.length / told.length, nameless.join(" ")).toBeLessThanOrEqual(most);
  });

  it("say it of every parameter", () => {
    const own = ownParametersOf(document);
    expect(own.length).toBeGreaterThan(50);
    expect(own.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it("fill every path with a value that it takes", () => {
    const { schemas = {} } = document.components;
    const inPath = ownParametersOf(document).filter((each) => each.in === "path");
    expect(inPath.length).toBeGreaterThan(30);
    for (const { name, schema, example } of inPath) {
      const { pattern, enum: choices, type, minimum } = resolvedIn(schemas, schema);
      expect([name, typeof example]).toEqual([name, type === "integer" ? "number" : "string"]);
      if (typeof pattern === "string")
        expect([name, example]).toEqual([name, expect.stringMatching(new RegExp(pattern, "u"))]);
      if (Array.isArray(choices)) expect(choices).toContain(example);
      if (typeof minimum === "number") expect(example).toBeGreaterThanOrEqual(minimum);
    }
  });

  it("are each of a field that there is", () => {
    const used = new Set(told.map(({ key }) => key));
    const keys = Object.entries(fieldTables).flatMap(([table, rows]) =>
      Object.keys(rows).map((key) => `${table}: ${key}`),
    );
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it("are sentences without an end, in plain letters, and no longer than a reader takes in", () => {
    const all = Object.values(fieldTables).flatMap(Object.entries);
    expect(all.filter(([, text]) => text.length > 170 || /\.$|\s{2}|undefined/.test(text))).toEqual([]);
  });
});
