import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { everyLabel } from "#services/labels.ts";
import { type Lifecycle, verbsOf } from "#shared/domain/lifecycle.ts";
import type { Words } from "#shared/domain/words.ts";
import type { ServiceWords } from "#shared/http/service-words.ts";
import { sharedWords } from "#shared/http/shared-words.ts";
import { services } from "../docs/services.ts";
import { openTown } from "../town/town.ts";
import { choicesOf, choicesToldIn } from "./choices.ts";
import { codesIn, verbsIn } from "./sources.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const told = new Map<string, ServiceWords>([["shared", sharedWords]]);
beforeAll(async () => {
  for (const { name, words } of services) told.set(name, await words());
});

const wordsOf = (name: string): ServiceWords => {
  const found = told.get(name);
  if (!found) throw new Error(`no words of ${name}`);
  return found;
};
const names = services.map(({ name }) => name);
const labelsOf = (name: string): ServiceWords["labels"] => ({ ...sharedWords.labels, ...wordsOf(name).labels });

describe.each(["shared", ...names])("the words of %s", (name) => {
  it("are in both languages", () => {
    const { problems, fields, labels } = wordsOf(name);
    const said = Object.values(problems).flatMap(({ title, detail }) => [title, detail]);
    const all: readonly Words[] = [...said, ...Object.values(fields), ...Object.values(labels).flatMap(Object.values)];
    expect(all.length).toBeGreaterThan(20);
    for (const each of all) {
      expect(each["zh-CN"]).toMatch(/\p{Script=Han}/u);
      expect(each.en).not.toMatch(/\p{Script=Han}/u);
      expect(each.en).not.toBe("");
    }
  });

  it("give each problem a status, and fill its sentences with members that are called something", () => {
    for (const { status, detail } of Object.values(wordsOf(name).problems)) {
      expect(status).toBeGreaterThanOrEqual(400);
      const groups = Object.values(detail).flatMap((text) =>
        [...text.matchAll(/\{\w+:(\w+)\}/g)].map(([, group]) => group ?? ""),
      );
      const known =
        name === "shared" ? ["status", "verbs", ...Object.keys(sharedWords.labels)] : Object.keys(labelsOf(name));
      expect(groups.filter((group) => !known.includes(group))).toEqual([]);
    }
  });

  it("hold every code that is given there, and none that nobody gives", () => {
    const { problems, fields } = wordsOf(name);
    const given = codesIn(name === "shared" ? ["shared", "infra"] : [`services/${name}`]);
    const everywhere = codesIn(["shared", "infra", "services"]);
    const declared = [...Object.keys(problems), ...Object.keys(fields)].filter((each) => each !== "unexpected");
    const used = name === "shared" ? everywhere : given;
    expect(declared.filter((each) => !used.literals.has(each))).toEqual([]);
    const known = new Set([...declared, ...Object.keys(sharedWords.problems), ...Object.keys(sharedWords.fields)]);
    expect([...given.refused].filter((each) => !known.has(each))).toEqual([]);
  });
});

describe("the labels of all services", () => {
  it("are those of each, and what they share", () => {
    const each = Object.fromEntries([...told].map(([name, { labels }]) => [name, labels]));
    expect(everyLabel).toEqual(each);
  });

  it("are served to anyone, in both languages, and once more only where they changed", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const first = await town.send(undefined, "GET", "/v1/labels");
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ labels: everyLabel });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"\d{1,15}\.[0-9a-f]{8}"$/);
    const again = await town.send(undefined, "GET", "/v1/labels", { headers: { "if-none-match": etag } });
    expect([again.status, again.text]).toEqual([304, ""]);
    const other = await town.send(undefined, "GET", "/v1/labels", { headers: { "if-none-match": '"1"' } });
    expect(other.status).toBe(200);
    const own = await town.send(undefined, "GET", "/v1/labels?service=meetings");
    expect(own.body).toEqual({ labels: { meetings: everyLabel.meetings } });
    expect(own.headers.get("etag")).not.toBe(etag);
  });
});

describe("a code", () => {
  it("has its words in one place", () => {
    const all = [...told.values()].flatMap(({ problems, fields }) => [
      ...Object.keys(problems),
      ...Object.keys(fields),
    ]);
    expect(all.filter((each, nth) => all.indexOf(each) !== nth)).toEqual([]);
    const turned = all.map((each) => each.split("-").toSorted().join("-"));
    expect(all.filter((_, nth) => turned.indexOf(turned[nth] ?? "") !== nth)).toEqual([]);
  });
});

describe.each(services)("what people read of $name", ({ name, routes, offers, contracts }) => {
  it("has a label for every value that one may choose, be shown, or be told of by a fact", () => {
    const groups = Object.values(labelsOf(name)).map((group) => new Set(Object.keys(group)));
    const choices = [...Object.values(routes).flatMap(choicesOf), ...contracts.flatMap(choicesToldIn)];
    expect(choices.length).toBeGreaterThan(15);
    const nameless = choices.filter(({ values }) => !groups.some((group) => values.every((value) => group.has(value))));
    expect([...new Set(nameless.map(({ at, values }) => `${at}: ${values.join("|")}`))]).toEqual([]);
  });

  it("has a sentence for every refusal that its routes name", () => {
    const known = { ...sharedWords.problems, ...wordsOf(name).problems };
    const refusals = Object.values(routes).flatMap((route) => route.refusals);
    expect(refusals.filter((each) => !(each in known))).toEqual([]);
  });

  it("has a word for every verb that a state may allow", async () => {
    const files = globSync(`services/${name}/domain/**/*.ts`, { cwd: root });
    const modules = await Promise.all(files.map((file) => import(`${root}${file}`) as Promise<object>));
    const isLifecycle = (value: unknown): value is Lifecycle =>
      typeof value === "object" && value !== null && "transitions" in value;
    const lifecycles = modules.flatMap((each) => Object.values(each).filter(isLifecycle));
    expect(lifecycles.length > 0).toBe(Object.keys(offers).length > 0);
    const called = lifecycles.flatMap(({ transitions }) => Object.entries(transitions).flatMap(verbsOf));
    expect(called.filter((verb) => !(verb in routes))).toEqual([]);
    const { verbs = {} } = wordsOf(name).labels;
    const offered = Object.values(offers).flatMap(({ operations }) => operations);
    expect(offered.filter((operation) => !(operation in routes))).toEqual([]);
    const allowed = new Set([...called, ...offered, ...verbsIn(`services/${name}`)]);
    expect([...allowed].filter((verb) => !(verb in verbs))).toEqual([]);
    const { literals } = codesIn([`services/${name}`]);
    expect(Object.keys(verbs).filter((verb) => !allowed.has(verb) && !literals.has(verb))).toEqual([]);
  });
});
