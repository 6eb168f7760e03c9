import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { papers } from "./papers.ts";
import { services } from "./services.ts";

const committed = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

type Answers = Record<string, { content: Record<string, { examples?: object }> }>;
type Document = { paths: Record<string, Record<string, { operationId: string; responses: Answers }>> };

describe("the generated documents", () => {
  let made: Record<string, string>;
  beforeAll(async () => {
    made = await papers();
  });

  it.each([
    "docs/openapi.json",
    "docs/events.md",
    "docs/table.md",
    "infra/aws/table-grants.json",
    "docs/operations.md",
    ...services.map((service) => `services/${service.name}/README.md`),
  ])("%s is what `npm run docs` makes of the code", (name) => {
    expect(made[name] === committed(name)).toBe(true);
  });

  it("show of each operation how it succeeds, is sent wrongly, and is refused", () => {
    const { paths } = JSON.parse(made["docs/openapi.json"] ?? "") as Document;
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    const routes = services.flatMap(({ routes: table }) => Object.values(table));
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      routes.map(({ operation }) => operation).toSorted(),
    );
    for (const { operationId, responses } of operations) {
      const shown = Object.entries(responses).flatMap(([status, { content }]) =>
        Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples).map((name) => `${name} ${status}`)),
      );
      expect([operationId, shown.length]).toEqual([operationId, 3]);
      expect(shown.some((each) => /^success 20[01]$/.test(each))).toBe(true);
      expect(shown.some((each) => /^invalid 4\d\d$/.test(each))).toBe(true);
      expect(shown.some((each) => /^refusal 4\d\d$/.test(each))).toBe(true);
    }
  });

  it("keep every fact free of fields that could hold a name, a phone or free text", () => {
    const fields = services.flatMap(({ contracts }) => contracts.flatMap(({ data }) => Object.keys(data.shape)));
    expect(fields.filter((field) => /name|phone|text(?!Version)|note|reason|spot|room|evidence/i.test(field))).toEqual(
      [],
    );
    for (const { contracts } of services)
      for (const { subject, data, type } of contracts) expect([type, subject in data.shape]).toEqual([type, true]);
  });
});
