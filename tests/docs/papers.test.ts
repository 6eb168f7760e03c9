import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { servedDocument } from "#infra/local/docs-document.ts";
import { papers } from "./papers.ts";
import { services } from "./services.ts";

const root = new URL("../../", import.meta.url);
const kept = (name: string): string | undefined =>
  existsSync(new URL(name, root)) ? readFileSync(new URL(name, root), "utf8") : undefined;

type Answers = Record<string, { content?: Record<string, { examples?: object }> }>;
type Operation = { operationId: string; responses: Answers };

describe("the generated documents", () => {
  let made: Record<string, string>;
  beforeAll(async () => {
    made = await papers();
  });

  it("are what `npm run docs` makes of the code: where one is named here, run it and commit what it wrote", () => {
    expect(Object.keys(made).filter((name) => made[name] !== kept(name))).toEqual([]);
  });

  it("leave nothing behind of what is no longer made", () => {
    const examples = readdirSync(new URL("docs/examples/", root)).map((name) => `docs/examples/${name}`);
    expect(examples.filter((name) => made[name] === undefined)).toEqual([]);
  });

  it("show of each operation how it succeeds, is sent wrongly, and is refused", () => {
    const { paths } = servedDocument();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods) as unknown as Operation[]);
    const routes = services.flatMap(({ routes: table }) => Object.values(table));
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      routes.map(({ operation }) => operation).toSorted(),
    );
    for (const { operationId, responses } of operations) {
      const shown = Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples).map((name) => `${name} ${status}`)),
      );
      expect([operationId, shown.length]).toEqual([operationId, 3]);
      expect(shown.some((each) => /^success 20[01]$/.test(each))).toBe(true);
      expect(shown.some((each) => /^invalid 4\d\d$/.test(each))).toBe(true);
      expect(shown.some((each) => /^refusal 4\d\d$/.test(each))).toBe(true);
    }
  });

  it("keep every fact free of fields that could hold a name, a phone or free text", () => {
    const fields = services.flatMap(({ contracts }) =>
      contracts.flatMap(({ data }) => Object.keys(data._zod.def.shape)),
    );
    expect(fields.filter((field) => /name|phone|text(?!Version)|note|reason|spot|room|evidence/i.test(field))).toEqual(
      [],
    );
    for (const { contracts } of services)
      for (const { subject, data, type } of contracts)
        expect([type, subject in data._zod.def.shape]).toEqual([type, true]);
  });
});
