import { beforeAll, describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { groupsOf, inCommunity } from "#infra/operations/community/walk.ts";
import { migrations } from "#infra/operations/migrate/migrations.ts";
import { migrateCommunity, migrateRegion } from "#infra/operations/migrate/run.ts";
import { keepings } from "#infra/operations/place.ts";
import { consentStore } from "#services/communities/store/consent-store.ts";
import { personGuards, personStore } from "#services/communities/store/person-store.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item, Table, Write } from "#shared/table/table.ts";
import { playExamples } from "../examples/play.ts";
import { isGate } from "../gate.ts";
import { ground } from "../town/town.ts";
import { asEarlierRelease, caseIdOf, filed, filedTogether, now, root, slug, withNumberOfStaff } from "./older-store.ts";

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

const older = async (table: Table): Promise<void> => {
  for (const item of asEarlierRelease(examples)) await table.write({ put: item });
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
      expect(state.likeStaff).toBe(state.name === "江女士" ? true : undefined);
    }
  });

  it("knows again what was last answered: a no takes an earlier yes back", async () => {
    const { table } = await ground();
    await older(table);
    await run(table, true);
    const own = inCommunity({ table, region, keepings }, slug);
    const consents = consentStore(own);
    const given = [];
    for await (const id of catalogue(own, "CONSENT")) {
      const { state } = await consents.get(id);
      if (state.status === "given") given.push(state);
    }
    const [yes] = given;
    if (!yes) throw new Error("no example gives a consent");
    const no = { ...yes, status: "refused", consentId: `con_${"a".repeat(20)}`, refusedAt: now } as const;
    const command = { id: "no", payload: "no", verb: "giveConsent", by: { role: "system" }, at: now } as const;
    const said = { ...command, correlationId: "no", causationId: "no" };
    const { state } = await consents.answer(said, { state: no, facts: [] });
    expect(state).toMatchObject({ consentId: yes.consentId, status: "withdrawn" });
  });

  const step = isGate ? 1 : 9;

  it("ends the same wherever it was killed", async () => {
    const whole = sqliteStore(":memory:").table;
    await older(whole);
    const { mended } = await run(whole, true);
    const end = await keptIn(whole);
    expect(mended).toBeGreaterThan(10);
    for (const isDone of [false, true])
      for (let nth = 1; nth <= mended + 8; nth += step) {
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
    const isPerson = ({ partition, sort }: Item) => partition.startsWith(`${root}PERSON#`) && sort === "STATE";
    const one = examples.find((item) => isPerson(item) && withNumberOfStaff(item) === item);
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
