import { expect, it } from "vitest";
import { everyLabel } from "#services/labels.ts";
import { wordings } from "#services/wordings.ts";

type Labels = Readonly<Record<string, Readonly<Record<string, { readonly en: string }>>>>;

const groups = Object.values(everyLabel).flatMap((labels) => Object.entries(labels as unknown as Labels));

/** What of a group stands in English with an article of its own. */
const withArticle = (group: string): string[] =>
  groups
    .filter(([name]) => name === group)
    .flatMap(([, labels]) => Object.values(labels).map(({ en }) => en))
    .filter((en) => /^(an?|the) /i.test(en));

const sentencesIn = (thing: unknown): string[] => {
  if (typeof thing === "string") return [thing];
  return typeof thing === "object" && thing !== null ? Object.values(thing).flatMap(sentencesIn) : [];
};

const afterArticle = /\b(?:an?|the) \{\w+:(\w+)\}/gi;

it("no sentence has an article before a word that brings its own", async () => {
  const words = await Promise.all(wordings.map((load) => load()));
  const sentences = sentencesIn(words);
  expect(sentences.length).toBeGreaterThan(500);
  const doubled = sentences.filter((sentence) =>
    [...sentence.matchAll(afterArticle)].some(([, group = ""]) => withArticle(group).length > 0),
  );
  expect(doubled).toEqual([]);
});
