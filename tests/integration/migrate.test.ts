import { beforeAll, describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { groupsOf, inCommunity } from "#infra/operations/community/walk.ts";
import { migrations } from "#infra/operations/migrate/migrations.ts";
import { migrateCommunity, migrateRegion } from "#infra/operations/migrate/run.ts";
import { keepings } from "#infra/operations/place.ts";
import { personGuards, personStore } from "#services/communities/store/person-store.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item, Table, Write } from "#shared/table/table.ts";
import { playExamples } from "../examples/play.ts";
import { ground } from "../town/town.ts";

const slug = "yangguang-huayuan";
const now = "2026-12-01T01:00:00.000Z";

class Killed extends Error {}

/** A store that dies at its nth write, before or after it was done. */
const dyingAt = (table: Table, nth: number, isDone: boolean): Table => {
  let done = 0;
  const through = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    done += 1;
    if (done === nth && !isDone) throw new Killed();
    const answer = await write();
    if (done === nth) throw new Killed();
    return answer;
  };
  return {
    ...table,
    write: (write: Write) => through(() => table.write(write)),
    commit: (writes: readonly Write[]) => through(() => table.commit(writes)),
  };
};

let examples: readonly Item[];
beforeAll(async () => {
  ({ items: examples } = await playExamples());
});

const root = `C#${slug}#`;
const rowKinds = ["PERSON-GUARD", "DEADLINE", "FILINGS", "SEEKER-MARK", "ISSUE-OF-SPOT"].map((kind) => root + kind);
const isRow = ({ partition, sort }: Item) => rowKinds.includes(partition) || sort.startsWith("WORKS#");
const long = "灯".repeat(2300);

/** The first employer has a code of which no row says so. */
const withCode = (state: object, partition: string) => {
  const first = examples.find((item) => item.partition.startsWith(`${root}EMPLOYER#`) && item.sort === "STATE");
  return partition === first?.partition ? { ...state, creditCode: "91440600MA4UQ0000X" } : state;
};

/** Who lives in no building was in no list. */
const unlisted = (item: Item): Item => {
  const { secondPartition, secondSort: _, ...rest } = item;
  return secondPartition === `${root}PERSON-ELSEWHERE` ? (rest as Item) : item;
};

/** As an earlier release kept it: no rows of uniqueness or of filings, texts of any length, a building in full width. */
const asBefore = (item: Item): Item[] => {
  if (!item.partition.startsWith(root)) return [item];
  if (isRow(item)) return [];
  const { partition, sort, state } = item as Item & { state: Record<string, never> };
  const [, , kind = ""] = partition.split("#");
  if (sort !== "STATE") return [item];
  if (kind === "EMPLOYER") return [{ ...item, state: withCode(state, partition) as never }];
  if (kind === "PERSON") return [unlisted(item)];
  if (kind === "CASE")
    return [
      { ...item, state: { ...state, place: { ...(state.place as unknown as object), building: "２栋" } } as never },
    ];
  if (kind === "VISIT" || kind === "ASSISTED-SESSION")
    return [{ ...item, state: { ...state, reason: long, summary: long } as never }];
  return [item];
};

const letters = "abcdefghij";
const caseIdOf = (nth: number): string =>
  `cas_${String(nth)
    .padStart(20, "0")
    .replace(/\d/g, (digit) => letters[Number(digit)] ?? "")}`;

/** What was filed at a spot in one item: more than a commit takes, under an old spelling, and one of long ago. */
const filed = Array.from({ length: 120 }, (_, nth) => caseIdOf(nth + 1));
const longAgo = "2026-01-01T01:00:00.000Z";
const filedTogether = {
  partition: `${root}FILINGS`,
  sort: "noise~９栋",
  cases: { [caseIdOf(0)]: longAgo, ...Object.fromEntries(filed.map((caseId) => [caseId, now])) },
};
const others = [
  { ...filedTogether, sort: "noise~9栋", cases: { [caseIdOf(121)]: now } },
  { ...filedTogether, sort: "parking~9栋", cases: { [caseIdOf(0)]: longAgo } },
];

/** What recurred under the old spelling. */
const recurred = [
  {
    partition: `${root}RECURRENCE#noise~９栋`,
    sort: "STATE",
    version: 1,
    state: { category: "noise", building: "９栋", episodes: 1, spent: [caseIdOf(1)] },
  },
  { partition: `${root}CATALOGUE#RECURRENCE`, sort: "noise~９栋" },
];

const older = async (table: Table): Promise<void> => {
  for (const item of examples.flatMap(asBefore)) await table.write({ put: item });
  for (const item of [filedTogether, ...others, ...recurred]) await table.write({ put: item });
};

const keptIn = async (table: Table): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const group of groupsOf({ table, region, keepings }, slug))
    for await (const page of group.items()) found.push(...page);
  return found.toSorted((one, other) => (`${one.partition} ${one.sort}` < `${other.partition} ${other.sort}` ? -1 : 1));
};

const run = async (table: Table, writes: boolean) => {
  const lines: string[] = [];
  const manner = { writes, now, tell: (line: string) => lines.push(line) };
  const place = { table, region, keepings };
  const beside = await migrateRegion(place, manner);
  return { ...(await migrateCommunity(place, slug, manner)), beside, lines };
};

describe("a store of an earlier release", () => {
  it("is told dry, mended once, and has nothing left to do", async () => {
    const { table } = await ground();
    await older(table);
    const before = await keptIn(table);
    const told = await run(table, false);
    expect(await keptIn(table)).toEqual(before);
    expect(told.left).toBe(0);
    const done = await run(table, true);
    expect({ ...done, lines: [] }).toEqual({ ...told, lines: [] });
    expect(done.lines).toEqual(told.lines.map((line) => line.replace(" to mend ", " mended ")));
    expect(told.lines.filter((line) => line.includes(" mended "))).toEqual([]);
    expect(new Set(done.lines.map((line) => line.split(" ")[0]))).toEqual(new Set(migrations.map(({ name }) => name)));
    expect(done.lines.join("\n")).not.toContain("灯");
    expect(done.lines.filter((line) => line.includes("2300 → 2000 characters")).length).toBeGreaterThan(0);
    const after = await keptIn(table);
    expect(await run(table, true)).toEqual({ mended: 0, left: 0, beside: { mended: 0, left: 0 }, lines: [] });
    expect(await keptIn(table)).toEqual(after);
    const own = inCommunity({ table, region, keepings }, slug);
    const { items } = await own.query({ partition: filedTogether.partition, limit: 1000 });
    expect(items.map(({ sort, caseId }) => [sort, caseId])).toEqual(
      [...filed, caseIdOf(121)].map((caseId) => [`noise~9栋~${now}#${caseId}`, caseId]),
    );
    const moved = await own.get({ partition: `${root}RECURRENCE#noise~9栋`, sort: "STATE" });
    expect(moved).toMatchObject({ state: { building: "9栋", episodes: 1, spent: [caseIdOf(1)] } });
    for await (const id of catalogue(own, "PERSON")) {
      const { state } = await personStore(own).get(id);
      for (const key of personGuards(own.scope, state)) expect(await own.get(key)).toMatchObject({ personId: id });
    }
  });

  it("ends the same wherever it was killed", async () => {
    const whole = sqliteStore(":memory:").table;
    await older(whole);
    const { mended } = await run(whole, true);
    const end = await keptIn(whole);
    expect(mended).toBeGreaterThan(10);
    for (const isDone of [false, true])
      for (let nth = 1; nth <= mended + 8; nth += 1) {
        const { table } = sqliteStore(":memory:");
        await older(table);
        await expect(run(dyingAt(table, nth, isDone), true)).rejects.toThrow(Killed);
        await run(table, true);
        expect(await keptIn(table)).toEqual(end);
      }
  });

  it("leaves to a person what is two, and what cannot be mended, and says so each time", async () => {
    const { table } = sqliteStore(":memory:");
    await older(table);
    const [one] = examples.filter(({ partition, sort }) => partition.startsWith(`${root}PERSON#`) && sort === "STATE");
    const { state } = one as Item & { state: { personId: string; name: string; account?: string } };
    const twin = "per_aaaaaaaaaaaaaaaaaaaa";
    const { account: _, ...person } = state;
    await table.write({
      put: { ...one, partition: `${root}PERSON#${twin}`, sort: "STATE", state: { ...person, personId: twin } } as Item,
    });
    await table.write({ put: { partition: `${root}CATALOGUE#PERSON`, sort: twin } });
    const bad = examples.find(
      ({ partition, sort }) => partition.startsWith(`${root}PLACEMENT#`) && sort === "STATE",
    ) as Item;
    await table.write({ put: { ...bad, state: { ...(bad.state as object), status: "lost" } } });
    const first = await run(table, true);
    const left = first.lines.filter((line) => / left /.test(line));
    expect(left.map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["texts", "guards-by-letters", "works"]),
    );
    expect(first.left).toBe(left.length);
    expect(left.join("\n")).not.toContain(state.name);
    const again = await run(table, true);
    expect([again.mended, again.lines]).toEqual([0, left]);
    expect(await table.get(bad)).toMatchObject({ state: { status: "lost" } });
  });
});
