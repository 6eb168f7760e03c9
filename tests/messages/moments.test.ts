import { beforeAll, describe, expect, it } from "vitest";
import { communitiesMoments } from "#services/communities/messages.ts";
import { coursesMoments } from "#services/courses/messages.ts";
import { employmentMoments } from "#services/employment/messages.ts";
import { mediationMoments } from "#services/mediation/messages.ts";
import { meetingsMoments } from "#services/meetings/messages.ts";
import { momentWords } from "#services/moment-words.ts";
import { routes } from "#services/services.ts";
import type { Words } from "#shared/domain/words.ts";
import { labels as sharedLabels } from "#shared/http/labels.ts";
import type { Moment } from "#shared/messages/moment.ts";
import { playExamples } from "../examples/play.ts";
import { type Row, toldElsewhere } from "./told-elsewhere.ts";

const tables = {
  communities: communitiesMoments,
  courses: coursesMoments,
  employment: employmentMoments,
  mediation: mediationMoments,
  meetings: meetingsMoments,
};
const rows = Object.entries(tables).flatMap(([service, table]) =>
  Object.entries(table as Readonly<Record<string, Moment>>).map(([name, row]) => [`${service}.${name}`, row] as const),
);

const wordsOf = (moment: string) => {
  const [service = "", name = ""] = moment.split(".");
  return { service, ...momentWords[service]?.sentences[name] };
};
const placesIn = (words: Words): string[] =>
  Object.values(words).flatMap((text) => [...text.matchAll(/\{(\w+)(?::(\w+))?\}/g)].map(([, , group = ""]) => group));

describe("the moments in which people are told something", () => {
  let told: Set<string>;
  beforeAll(async () => {
    const { told: facts } = await playExamples();
    told = new Set(
      facts.flatMap(({ type, data }) => (type === "messages.message-told.v1" ? [String(data.moment)] : [])),
    );
  });

  it("are each told in the play of the examples, or below by hand", () => {
    const untold = rows.map(([moment]) => moment).filter((moment) => !told.has(moment));
    expect(untold.toSorted()).toEqual(Object.keys(toldElsewhere).toSorted());
  });

  it.each(Object.entries(toldElsewhere))(
    "%s is told to whom it concerns",
    (_, { row, found = {}, data, told: right }) => {
      const { when = () => true, tell, params = () => ({}) } = row as Row;
      const at = "2026-03-02T01:00:00.000Z";
      const happened = { found, data, at, now: at, type: "", write: "" } as never;
      expect(when(happened)).toBe(true);
      expect([...tell(happened)].flatMap((each) => each ?? [])).toEqual(right);
      expect(Object.values(params(happened))).not.toContain(undefined);
    },
  );

  it.each(rows)("%s says the same in both languages, with labels that are there", (moment) => {
    const { service, inside, outside } = wordsOf(moment);
    if (!inside || !outside) throw new Error(`nothing is said of ${moment}`);
    const places = (text: string) => [...text.matchAll(/\{\w+/g)].map(([place]) => place).toSorted();
    expect(new Set(places(inside.en))).toEqual(new Set(places(inside["zh-CN"])));
    const known = { ...sharedLabels, ...momentWords[service]?.labels };
    expect(placesIn(inside).filter((group) => group !== "" && !(group in known))).toEqual([]);
    expect(placesIn(outside)).toEqual([]);
  });

  it.each(rows)("%s names operations that there are, and other moments of its own service", (moment, row) => {
    const service = moment.split(".")[0] as keyof typeof tables;
    expect((row.calls ?? []).filter((operation) => !(operation in routes))).toEqual([]);
    expect((row.overtakes ?? []).filter((name) => !(name in tables[service]))).toEqual([]);
  });
});
