import { describe, expect, it } from "vitest";
import { mostCounted, type SpotFiling } from "#services/mediation/domain/recurrence.ts";
import { recurrenceStore } from "#services/mediation/store/recurrence-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Use } from "../limits/meter.ts";
import { spent } from "../limits/spending.ts";
import { inYangguang } from "../town/cases.ts";
import { chargingCase } from "../town/loop.ts";
import { ground, openTown } from "../town/town.ts";

const start = "2026-09-02T01:00:00.000Z";
const spot = { category: "ev-charging", building: inYangguang.building } as const;

const caseIdOf = (nth: number): string =>
  `cas_${String(nth)
    .padStart(20, "0")
    .replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}`;

const filedFrom = (at: string, count: number): SpotFiling[] =>
  Array.from({ length: count }, (_, nth) => ({
    caseId: caseIdOf(nth),
    filedAt: new Date(Date.parse(at) + nth).toISOString(),
  }));

const openSpot = async () => {
  const on = await ground();
  let uses: Use[] = [];
  const town = await openTown({ start, on, onUse: (use) => uses.push(use) });
  const table = scoped(on.table, communityScope("local", "yangguang-huayuan"));
  const store = recurrenceStore(table);
  const write = async (filings: readonly SpotFiling[]) => {
    for (const each of filings) await table.write(store.filing(spot, each));
  };
  const rows = async () => (await table.query({ partition: table.scope.partition("FILINGS"), limit: 1000 })).items;
  const costOf = async (work: () => Promise<unknown>) => {
    uses = [];
    await work();
    return spent(uses);
  };
  const recurrence = async () => (await store.find(store.idOf(spot)))?.state;
  return { town, table, store, write, rows, costOf, recurrence };
};

describe("a spot with many filings", () => {
  it("costs no more by ten thousand than by one thousand", async () => {
    const costs = [];
    for (const many of [mostCounted, 10_000]) {
      const { town, write, costOf, recurrence } = await openSpot();
      await write(filedFrom("2026-08-30T01:00:00.000Z", many));
      const filing = await costOf(() => chargingCase(town));
      const counting = await costOf(() => town.drain());
      const joining = await costOf(() => chargingCase(town).then(() => town.drain()));
      costs.push({ filing, counting, joining });
      expect((await recurrence())?.open?.caseIds).toHaveLength(mostCounted + 1);
    }
    expect(costs[1]).toEqual(costs[0]);
  });

  it("takes in what so many were filed after", async () => {
    const { town, write, recurrence } = await openSpot();
    const { caseId } = (await chargingCase(town)).case;
    await write(filedFrom("2026-09-02T01:00:01.000Z", mostCounted + 200));
    await town.drain();
    expect((await recurrence())?.open?.caseIds).toContain(caseId);
  });

  it("is rid of those that count no more, some with each that is filed", async () => {
    const { town, write, rows, recurrence } = await openSpot();
    await write(filedFrom("2026-05-01T01:00:00.000Z", 30));
    const left = [];
    for (const _ of [1, 2, 3]) {
      await chargingCase(town);
      await town.drain();
      left.push((await rows()).length);
    }
    expect(left).toEqual([6, 2, 3]);
    expect((await recurrence())?.open?.caseIds).toHaveLength(3);
  });

  it("counts and hints at what an earlier release kept of it in one item", async () => {
    const { town, table, rows } = await openSpot();
    const earlier = [(await chargingCase(town)).case, (await chargingCase(town)).case];
    await town.drain();
    const [one, ...others] = await rows();
    for (const { partition, sort } of [one, ...others].flatMap((row) => row ?? []))
      await table.write({ delete: { partition, sort } });
    const cases = Object.fromEntries(earlier.map(({ caseId, filedAt }) => [caseId, filedAt]));
    await table.write({ put: { partition: one?.partition ?? "", sort: `${spot.category}~${spot.building}`, cases } });
    const { likelyDuplicates } = await chargingCase(town);
    expect(likelyDuplicates?.map(({ caseId }) => caseId).toSorted()).toEqual(
      earlier.map(({ caseId }) => caseId).toSorted(),
    );
    await town.drain();
    expect(town.told("mediation.recurrence-detected.v1")).toHaveLength(1);
    expect(await rows()).toHaveLength(2);
  });
});
