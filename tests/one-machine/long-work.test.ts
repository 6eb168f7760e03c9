import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { communityErasureDue, dataExportRequested, erasureRequested } from "#shared/contracts/communities.ts";
import { consumer, hear } from "#shared/events/consumer.ts";
import { type Fact, heardBy, reactions, sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { gather } from "#shared/events/rights.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import { readDataExport } from "#shared/table/rights.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { playExamples } from "../examples/play.ts";
import { onSqlite, openTown } from "../town/town.ts";

const slug = "yangguang-huayuan";
const startsAt = Date.parse("2027-03-02T01:00:00.000Z");

/** Whoever is in the most things of the plays. */
const busiest = (items: readonly Item[]): string => {
  const rows = items.flatMap(({ partition }) => /^C#yangguang-huayuan#INVOLVED#(.+)$/.exec(partition)?.[1] ?? []);
  const counts = Object.entries(Object.groupBy(rows, (personId) => personId)).map(
    ([personId, all = []]) => [all.length, personId] as const,
  );
  const [most] = counts.toSorted(([one], [other]) => other - one);
  expect(most?.[0]).toBeGreaterThan(5);
  return most?.[1] ?? "";
};

/** What a store holds after every service heard a fact, and how often the clock was looked at. */
const heardBySlow = async (fact: Fact, stepMilliseconds: number) => {
  const ground = onSqlite();
  const town = await openTown({ on: ground, start: new Date(startsAt).toISOString() });
  for (const item of (await playExamples()).items) await ground.table.write({ put: item });
  let looks = 0;
  const clock = () => {
    looks += 1;
    return new Date(startsAt + looks * stepMilliseconds).toISOString();
  };
  const { table, region, log, operators, codeKey, keepers } = town.home.world;
  const world: World = { table, region, clock, log, operators, codeKey, keepers };
  const told = { id: "e", at: clock(), sequence: sequenceOf(1, 0), correlationId: "e", causationId: "e" };
  const body = JSON.stringify({ detail: envelope("local", slug, told, fact as never) });
  for (const consumer of services.flatMap(({ consumers }) => consumers))
    if (heardBy(consumer.reaction).some(({ type }) => type === fact.type)) await hear(world, consumer, body);
  const rows = ground.database.prepare("SELECT item FROM items ORDER BY partition, sort").all();
  const untimed = rows.map(({ item }) => String(item).replaceAll(/2027-03-0\dT[\d:.]+Z/g, "then"));
  return { rows: untimed, looks };
};

describe("work that takes longer than a function may run", () => {
  it.each([
    ["the erasure of a community", async () => communityErasureDue({ slug })],
    [
      "the erasure of a person",
      async () => erasureRequested({ erasureId: "ers_1", personId: busiest((await playExamples()).items) } as never),
    ],
  ])("leaves what it would have left at once: %s", async (_, factOf) => {
    const fact = await factOf();
    const atOnce = await heardBySlow(fact, 0);
    const inTurns = await heardBySlow(fact, 11_000);
    expect(inTurns.rows).toEqual(atOnce.rows);
    expect(inTurns.looks).toBeGreaterThan(atOnce.looks);
  });
});

describe("the export of somebody who is in many things", () => {
  const personId = "per_1";
  const keeping: Keeping = {
    service: "courses",
    besides: [],
    holdings: [
      holding({
        kind: "THING",
        store: () => ({
          schema: undefined,
          stateKey: (id: string) => ({ partition: id, sort: id }),
          find: async (id) => ({ state: id, version: 1, replayed: false }),
          decide: async () => {},
        }),
        show: (id: string) => ({ said: id }),
        forget: () => undefined,
      }),
    ],
  };
  const { gatherAll } = reactions("courses", { gatherAll: { hears: dataExportRequested, summary: "Gathers." } });

  const gathered = async (stepMilliseconds: number) => {
    const { table } = onSqlite();
    const scope = communityScope("local", slug);
    for (let nth = 0; nth < 250; nth += 1)
      await table.write({ put: scope.key(["INVOLVED", personId], `THING#${String(nth).padStart(4, "0")}`) });
    let looks = 0;
    const clock = () => {
      looks += 1;
      return new Date(startsAt + looks * stepMilliseconds).toISOString();
    };
    const world = { table, region: "local", clock } as unknown as World;
    const told = { id: "e", at: clock(), sequence: sequenceOf(1, 0), correlationId: "e", causationId: "e" };
    const fact = dataExportRequested({ exportId: "exp_1", personId } as never);
    const body = JSON.stringify({ detail: envelope("local", slug, told, fact as never) });
    const left: (string | undefined)[] = [];
    const gathering = consumer(gatherAll, async (heard) => {
      left.push(heard.left);
      await gather(keeping)(heard);
    });
    await hear(world, gathering, body);
    return { left, ...(await readDataExport({ table: scoped(table, scope), keepers: ["courses"] }, "exp_1")) };
  };

  it("holds each of them once, in however many turns it was gathered", async () => {
    const [atOnce, inTurns] = [await gathered(0), await gathered(11_000)];
    expect(atOnce.left).toEqual([undefined]);
    expect(inTurns.left).toHaveLength(3);
    expect(atOnce.parts.courses).toHaveLength(250);
    expect(inTurns.parts).toEqual(atOnce.parts);
    expect(inTurns.waiting).toEqual([]);
  });
});
