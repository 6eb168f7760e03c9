import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type ApiDocument, breaksOf } from "./breaking.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const now = JSON.parse(readFileSync(`${root}docs/openapi.json`, "utf8")) as ApiDocument;

const changed = (change: (text: string) => string): ApiDocument =>
  JSON.parse(change(JSON.stringify(now))) as ApiDocument;

describe("the API within its major version", () => {
  it("breaks nothing of the document that is committed", () => {
    const committed = execFileSync("git", ["show", "HEAD:docs/openapi.json"], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(breaksOf(JSON.parse(committed.toString()), now)).toEqual([]);
  });

  it.each([
    ["an operation is gone", (text: string) => text.replaceAll("/cases/{caseId}/accept", "/cases/{caseId}/take")],
    ["a field of an answer is gone", (text: string) => text.replaceAll('"allowedVerbs"', '"verbs"')],
    ["a choice is no longer taken", (text: string) => text.replaceAll('"proactive","desk"', '"desk"')],
    ["a parameter is gone", (text: string) => text.replaceAll('"name":"status"', '"name":"state"')],
    [
      "a field of a request is now needed",
      (text: string) => text.replaceAll('"required":["category"', '"required":["description","category"'),
    ],
  ])("would be broken where %s", (_, change) => {
    expect(changed(change)).not.toEqual(now);
    expect(breaksOf(now, changed(change))).not.toEqual([]);
  });

  it("is free to add an operation, a field and a choice", () => {
    const more = changed((text) => text.replaceAll('"proactive","desk"', '"proactive","letter","desk"'));
    const paths = { ...more.paths, "/v1/new": more.paths["/v1/me/communities"] ?? {} };
    expect(breaksOf(now, { ...more, paths })).toEqual([]);
  });
});
