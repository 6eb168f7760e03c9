import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { breaksOf } from "./breaks.ts";
import { isFrozen, listedIn, rowOf } from "./changes.ts";
import { type ApiDocument, type Shapes, shapesOf } from "./shapes.ts";

const textOf = (name: string): string => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");

const changes = textOf("api-changes.md");
const listed = listedIn(changes);
const released = JSON.parse(textOf("api-released.json")) as Shapes;
const today = JSON.parse(textOf("openapi.json")) as ApiDocument;
const now = shapesOf(today);
const broken = breaksOf(released, now).map(rowOf);

describe("the API beside that of the last release", () => {
  it("breaks nothing that docs/api-changes.md does not list: write each of these rows there, with its reason", () => {
    expect(broken.filter((row) => !listed.map(rowOf).includes(row))).toEqual([]);
  });

  it("is broken in all that docs/api-changes.md lists: what is none leaves the list", () => {
    expect(listed.map(rowOf).filter((row) => !broken.includes(row))).toEqual([]);
  });

  it("says why it is broken, and is not broken once v1 is frozen", () => {
    expect(listed.filter(({ why }) => why === "")).toEqual([]);
    expect(isFrozen(changes) ? broken : []).toEqual([]);
  });
});

const changed = (change: (text: string) => string): Shapes => {
  const text = JSON.stringify(today);
  const other = change(text);
  expect(other).not.toBe(text);
  return shapesOf(JSON.parse(other) as ApiDocument);
};

describe("a break", () => {
  it.each([
    ["an operation is gone", "acceptCase gone", ['"operationId":"acceptCase"', '"operationId":"takeCase"']],
    [
      "an operation moved",
      "acceptCase POST /v1/communities/{community}/mediation/cases/{caseId}/take",
      ["{caseId}/accept", "{caseId}/take"],
    ],
    ["a field of an answer is gone", "getCase gone", ['"allowedVerbs"', '"verbs"']],
    [
      "a field of an answer is of another kind",
      "listCases integer",
      ['"isLate":{"type":"boolean"', '"isLate":{"type":"integer"'],
    ],
    ["a choice is no longer taken", "fileCase building-leader, desk, resident, unasked", ['"proactive"', '"unasked"']],
    ["a parameter is gone", "listCases gone", ['"name":"building"', '"name":"house"']],
    [
      "a field of a request is now needed",
      "fileCase required",
      ['"required":["category"', '"required":["description","category"'],
    ],
    ["a refusal has another code", "acceptCase gone", ['"conflict-of-interest"', '"own-case"']],
    ["a token is needed", "getAnnouncedFair with a token", ['"security":[]', '"security":[{"token":[]}]']],
  ] as const)("is found where %s", (_, found, [what, instead]) => {
    const rows = breaksOf(
      now,
      changed((text) => text.replaceAll(what, instead)),
    );
    expect(rows.map(({ operation, after }) => `${operation} ${after}`)).toContain(found);
  });

  it("is neither another operation, nor a field more in an answer, nor a choice more", () => {
    const more = changed((text) =>
      text
        .replaceAll('"proactive","desk"', '"proactive","letter","desk"')
        .replaceAll('"allowedVerbs":', '"more":{"type":"string"},"allowedVerbs":'),
    );
    const operations = { ...more.operations, another: Object.values(more.operations)[0] as never };
    expect(breaksOf(now, { ...more, operations })).toEqual([]);
  });

  it("is told apart in the list, with its reason", () => {
    const row = { operation: "fileCase", before: "request /note", after: "gone" };
    const text = `# Title\n\n## Since the last release\n\n| a | b | c | d |\n|---|---|---|---|\n${rowOf(row)} nobody wrote it |\n\n## 1\n\n| a | b | c | d |\n|---|---|---|---|\n| x | y | z | old |\n`;
    expect(listedIn(text)).toEqual([{ ...row, why: "nobody wrote it" }]);
    expect([isFrozen(changes), isFrozen("**Frozen since:** 2027-01-01")]).toEqual([false, true]);
  });
});
