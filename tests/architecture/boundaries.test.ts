import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");
const rules: readonly { name: string }[] = forbidden;

/** For each rule a file that breaks it, and what it imports. */
const breaks: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  "domain-is-pure": ["services/a/domain/thing.ts", "../store/thing-store.ts"],
  "papers-are-made-of-the-domain": ["services/a/papers/slip-paper.ts", "../store/thing-store.ts"],
  "shared-domain-is-pure": ["shared/domain/ids.ts", "../table/table.ts"],
  "tables-are-data": ["services/a/routes.ts", "./handlers/read-thing.ts"],
  "edges-stay-home": ["services/a/handlers/read-thing.ts", "../../../infra/local/clock.ts"],
  "the-client-stands-alone": ["shared/client/client.ts", "../domain/policy.ts"],
  "no-service-imports-another": ["services/a/lambda.ts", "../b/domain/other.ts"],
  "what-is-told-is-words": ["services/a/message-words.ts", "./domain/fine.ts"],
  "all-labels-are-words": ["services/labels.ts", "./b/domain/other.ts"],
  "shared-is-below": ["shared/world.ts", "../services/a/domain/thing.ts"],
  "services-are-below-infra": ["services/a/service.ts", "../../infra/local/clock.ts"],
  "aws-reads-the-one-list": ["infra/aws/linli.ts", "../../services/a/routes.ts"],
  "no-sdk-behind-a-service": ["services/a/react.ts", "../../shared/table/dynamodb.ts"],
  "one-door-to-dynamodb": ["shared/table/sqlite.ts", "@aws-sdk/lib-dynamodb"],
  "nothing-imports-tests": ["infra/local/main.ts", "../../tests/town.ts"],
  "no-circles": ["shared/http/one.ts", "./two.ts"],
};

/** What keeps every rule, so that each break is seen alone. */
const sound: Readonly<Record<string, string>> = {
  "services/a/store/thing-store.ts": "",
  "services/a/domain/fine.ts": 'import "zod"; import "../../../shared/domain/policy.ts";',
  "services/b/domain/other.ts": "",
  "shared/domain/policy.ts": 'import "node:crypto";',
  "shared/table/table.ts": "",
  "shared/table/dynamodb.ts": 'import "@aws-sdk/lib-dynamodb";',
  "infra/local/clock.ts": "",
  "tests/town.ts": "",
  "shared/http/two.ts": 'import "./one.ts";',
  "node_modules/zod/package.json": '{ "name": "zod", "main": "index.js" }',
  "node_modules/zod/index.js": "",
  "node_modules/@aws-sdk/lib-dynamodb/package.json": '{ "name": "@aws-sdk/lib-dynamodb", "main": "index.js" }',
  "node_modules/@aws-sdk/lib-dynamodb/index.js": "",
  "package.json": '{ "type": "module", "dependencies": { "zod": "1", "@aws-sdk/lib-dynamodb": "1" } }',
};

type Violation = { readonly rule: string; readonly from: string };

const violationsIn = async (folder: string): Promise<Violation[]> => {
  const { tsConfig: _, ...kept } = options;
  const ruleSet = { forbidden } as IFlattenedRuleSet;
  const settings = { ...kept, ruleSet, validate: true, baseDir: folder };
  const { output } = await cruise(["services", "shared", "infra", "tests"], settings);
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
};

describe("the boundaries", () => {
  let folder: string;
  let found: Violation[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "linli-boundaries-"));
    const broken = Object.values(breaks).map(([file, imported]) => [file, `import "${imported}";`] as const);
    for (const [name, text] of [...Object.entries(sound), ...broken]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    found = await violationsIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("has a deliberate break for every rule", () => {
    expect(Object.keys(breaks).toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(breaks))("%s is caught", (rule, [file]) => {
    expect(found.filter((each) => each.from === file).map((each) => each.rule)).toContain(rule);
  });

  it("leave alone what keeps them", () => {
    const broken = new Set(Object.values(breaks).map(([file]) => file));
    expect(found.filter(({ from, rule }) => !broken.has(from) && rule !== "no-circles")).toEqual([]);
  });
});
