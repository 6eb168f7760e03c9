import { beforeAll, describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import type { RefusalDetail } from "#shared/domain/refusal.ts";
import type { Language } from "#shared/domain/words.ts";
import { fieldSentences, type Problem, problem } from "#shared/http/problem.ts";
import type { ServiceWords, Wording } from "#shared/http/service-words.ts";
import { sharedWords } from "#shared/http/shared-words.ts";
import { playExamples } from "../examples/play.ts";

const languages: readonly Language[] = ["zh-CN", "en"];
const nobodys: { name: string; words: Wording } = { name: "shared", words: async () => sharedWords };
const speakers = [nobodys, ...services.map(({ name, words }) => ({ name, words }))];

let codes: ReadonlySet<string>;
beforeAll(async () => {
  const all = await Promise.all(speakers.map(({ words }) => words()));
  const inLabels = all.flatMap(({ labels }) => Object.values(labels).flatMap(Object.keys));
  codes = new Set([
    ...all.flatMap(({ problems, fields }) => [...Object.keys(problems), ...Object.keys(fields)]),
    ...inLabels,
  ]);
});

const holes = /undefined|null|NaN|\[object|[{}[\]|]/;
const id = /\b[a-z]{3}_[a-z2-7]{8,}|#/;
const emptyList = /[：:]\s*[。.；;,，）)]|[（(]\s*[)）]|“\s*”|[、,]\s*[。.]|^\s*[，,。.：:]/;
const doubled = /[。，；：、！？]{2,}|[.,;:!?]{2,}|\s{2,}|\s[.,;:](?!\w)|[\u4e00-\u9fff]\.$/;

/** The words of a sentence that are spelled as codes are: `wrong-state`, `fileCase`. */
const codesIn = (sentence: string): string[] => {
  const joined = sentence.match(/(?<![\w-])[a-z]+(?:-[a-z]+)+(?![\w-])/g) ?? [];
  const humped = sentence.match(/\b[a-z]+(?:[A-Z][a-z]*)+\b/g) ?? [];
  return [...joined.filter((word) => codes.has(word)), ...humped.filter((word) => word !== "requestId")];
};

const faultsOf = (sentence: string): string[] => [
  ...[holes, id, emptyList, doubled].filter((fault) => fault.test(sentence)).map(String),
  ...codesIn(sentence),
];

const mustBeClean = (from: string, sentence: string): void => {
  expect([from, sentence, faultsOf(sentence)]).toEqual([from, sentence, []]);
};

it.each([
  "This is not possible: {verb}.",
  "See cas_aaaaaaaaaaaaaaaaaaaa.",
  "These lack: .",
  "Once, twice..",
  "The state is in-fulfilment.",
  "Call fileCase first.",
  "以下各方未到场：。",
  "请修改。。",
])("a sentence such as %j is not let through", (sentence) => {
  expect(faultsOf(sentence)).not.toEqual([]);
});

describe.each(speakers)("every sentence of $name", ({ words }) => {
  const occasion = { instance: "/x", requestId: "r" };
  const told = async (code: string, language: Language, detail: RefusalDetail = {}): Promise<Problem> =>
    problem({ code: code as Problem["code"], detail }, { ...occasion, language }, words);

  it.each(languages)("is whole in %s, also where nothing is known to fill it with", async (language) => {
    const { problems }: ServiceWords = await words();
    for (const code of Object.keys(problems)) {
      const { title, detail } = await told(code, language);
      mustBeClean(code, title);
      mustBeClean(code, detail);
      expect([code, detail]).toEqual([code, expect.stringMatching(/[。.]$/)]);
    }
  });

  it.each(languages)("tells in %s what one field lacks, and the form that is wanted", async (language) => {
    const { fields, problems }: ServiceWords = await words();
    const telling = await fieldSentences(language, words);
    for (const code of [...Object.keys(fields), ...Object.keys(problems)]) mustBeClean(code, telling(code));
    for (const format of Object.keys(sharedWords.labels.format ?? {}) as never[]) {
      const sentence = telling("wrong-format", { format });
      mustBeClean(format, sentence);
      expect(sentence.length).toBeGreaterThan(telling("wrong-format").length);
    }
    mustBeClean("least", telling("too-small", { least: 1 }));
    mustBeClean("kind", telling("wrong-type", { kind: "boolean" }));
    expect(telling("wrong-type", { kind: "never-heard-of" })).toBe(telling("wrong-type"));
  });
});

type Shown = { readonly operation: string; readonly told: Problem; readonly words: Wording };

describe("every problem of every example", () => {
  let shown: Shown[];
  beforeAll(async () => {
    const { examples } = await playExamples();
    shown = services.flatMap(({ routes, words }) =>
      Object.keys(routes).flatMap((operation) =>
        [examples[operation]?.invalid, examples[operation]?.refusal].map((each) => ({
          operation,
          told: each?.body as Problem,
          words,
        })),
      ),
    );
  });

  it("is told in sentences as it was sent", () => {
    expect(shown.length).toBeGreaterThan(500);
    for (const { operation, told } of shown)
      for (const sentence of [told.title, told.detail, ...(told.errors ?? []).map(({ detail }) => detail)])
        mustBeClean(`${operation} ${told.code}`, sentence);
  });

  it("is told in sentences in the other language", async () => {
    for (const { operation, told, words } of shown) {
      const { type: _, title: __, status: ___, code, detail: ____, instance, requestId, ...members } = told;
      const again = await problem({ code, detail: members }, { language: "zh-CN", instance, requestId }, words);
      for (const sentence of [again.title, again.detail, ...(again.errors ?? []).map(({ detail }) => detail)]) {
        mustBeClean(`${operation} ${code}`, sentence);
        expect(sentence).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it("names the form where one is wrong", () => {
    const wrong = shown.flatMap(({ operation, told }) =>
      (told.errors ?? []).filter(({ code }) => code === "wrong-format").map(({ detail }) => `${operation} ${detail}`),
    );
    expect(wrong.length).toBeGreaterThan(50);
    expect(wrong.filter((sentence) => !sentence.includes(": write "))).toEqual([]);
  });

  it("names the roles that would do, where a role would", () => {
    const { role = {} } = sharedWords.labels;
    const refused = shown.filter(({ told }) => told.code === "role-not-allowed" && told.roles !== undefined);
    expect(refused.length).toBeGreaterThan(100);
    for (const { operation, told } of refused) {
      const roles = told.roles as readonly string[];
      expect([operation, roles.length]).not.toEqual([operation, 0]);
      for (const each of roles)
        expect([operation, told.detail]).toEqual([operation, expect.stringContaining(role[each]?.en ?? "?")]);
    }
  });
});
