import { beforeAll, describe, expect, it } from "vitest";
import { rebuildSearch } from "#services/communities/flows/rebuild-search.ts";
import { searchItems } from "#services/communities/store/search-rows.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Use } from "../limits/meter.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const slug = "yangguang-huayuan";
const scope = communityScope("local", slug);

const names = async (town: Town, term: string, more: object = {}) =>
  (await (await town.as("ding")).searchPeople({ query: { term, ...more } })).body.items.map(({ name }) => name);

describe("somebody whom the desk looks for", () => {
  let town: Town;
  let personId: string;
  const desk = () => town.as("ding");
  const findings = async (...terms: string[]) => (await Promise.all(terms.map((term) => names(town, term)))).flat();

  beforeAll(async () => {
    town = await openTown({ start });
    const body = { name: "曾阿婆", phone: "13800138002", building: "5栋", room: "1202" };
    ({ personId } = (await (await desk()).registerPerson({ body })).body);
  });

  it.each(["曾", "阿婆", "zap", "CA", "8002", "138 0013 8002", "5栋1202", "5栋", "1202", "5-1202"])(
    "is found by %j at once, with no more of the phone than its end",
    async (term) => {
      const { items } = (await (await desk()).searchPeople({ query: { term } })).body;
      const shown = { name: "曾阿婆", building: "5栋", room: "1202", phone: "+86•••••••8002", hasAccount: false };
      expect(items.filter((each) => each.personId === personId)).toEqual([{ personId, ...shown }]);
    },
  );

  it("is found by no resident, and by no mediator: they are told whose work it is", async () => {
    for (const persona of ["jiang", "sun"]) {
      const search = (await town.as(persona)).searchPeople({ query: { term: "曾" } });
      const staff = ["community-admin", "desk-operator", "residents-committee-worker"];
      await expect(search).rejects.toMatchObject({
        problem: { status: 403, code: "role-not-allowed", roles: staff },
      });
    }
  });

  it("is not found by one letter, two digits, or nothing: the desk is told what to type", async () => {
    for (const term of ["z", "12", "·"]) {
      const errors = [{ parameter: "term", code: "search-too-short" }];
      const search = (await desk()).searchPeople({ query: { term } });
      await expect(search).rejects.toMatchObject({ problem: { status: 400, code: "invalid", errors } });
    }
  });

  it("is found in no other community", async () => {
    const { body } = await (await town.as("he")).searchPeople({ query: { term: "曾" } });
    expect(body.items).toEqual([]);
  });

  it("is found as they are called, reached and housed now, and no more as they were", async () => {
    const body = { name: "单阿婆", phone: "13800138003", building: "2栋" };
    await (await desk()).correctPerson({ params: { personId }, body });
    expect(await findings("曾", "8002", "5栋1202")).toEqual([]);
    expect(await findings("单阿婆", "sap", "dap", "8003", "2栋1202")).toEqual(Array(5).fill("单阿婆"));
  });

  it("is found no more once they moved out, found again once they live here again, and never once removed", async () => {
    const params = { personId };
    await (await desk()).moveOutPerson({ params, body: {} });
    expect(await findings("单", "8003", "1202")).toEqual([]);
    await (await desk()).moveInPerson({ params, body: { building: "5栋" } });
    expect(await findings("单", "8003")).toEqual(["单阿婆", "单阿婆"]);
    await (await desk()).moveOutPerson({ params, body: {}, idempotencyKey: "again" });
    await (await town.as("admin-yangguang")).anonymisePerson({ params, body: {} });
    await town.drain();
    expect(await findings("单", "8003", "1202", "5栋")).not.toContain("单阿婆");
    expect(await rowsOf(town, personId)).toEqual([]);
  });
});

const allRows = async (town: Town) => {
  const { query } = town.world.table;
  const partition = scope.partition("PERSON-SEARCH");
  return (await query({ partition, limit: 1000 })).items;
};
const rowsOf = async (town: Town, personId: string) =>
  (await allRows(town)).filter(({ sort }) => sort.endsWith(personId));

describe("what people are found by", () => {
  it("is made anew of their records: what lacked is there, what was nobody's is not", async () => {
    const town = await openTown({ start });
    const { table } = town.world;
    const before = await allRows(town);
    const [first] = before;
    await table.write({ delete: { partition: first?.partition ?? "", sort: first?.sort ?? "" } });
    const nobodys = scope.key(["PERSON-SEARCH"], `zz#${await town.idOf("jiang")}`);
    await table.write({ put: { ...nobodys, name: "谁", hasAccount: false } });
    const gone = scope.key(["PERSON-SEARCH"], `zz#per_${"a".repeat(20)}`);
    await table.write({ put: { ...gone, name: "谁", hasAccount: false } });
    expect(await rebuildSearch(scoped(table, scope))).toBeGreaterThan(5);
    expect(await allRows(town)).toEqual(before);
  });
});

const surnames = [..."赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"];
const given = [..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰"];
const nameOf = (nth: number): string =>
  `${surnames[nth % 30]}${given[(nth >> 3) % 26]}${given[Math.floor(nth / 7) % 26]}`;

/** Ten thousand people as their commits write what they are found by. */
const crowd = Array.from({ length: 10_000 }, (_, nth) => {
  const letters = nth
    .toString(26)
    .padStart(20, "0")
    .replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "");
  const room = `${1 + (nth % 33)}0${1 + (nth % 4)}`;
  const phone = `+861390${String(1_000_000 + nth * 37).padStart(7, "0")}`;
  const person = { name: nameOf(nth), building: `${1 + Math.floor(nth / 132)}栋`, room, phone, grants: [] };
  return { ...person, personId: `per_${letters}`, status: "unverified" as const, registeredAt: start };
});

describe("among ten thousand people", () => {
  let town: Town;
  let uses: Use[] = [];
  beforeAll(async () => {
    const on = onSqlite();
    town = await openTown({ start, on, onUse: (use) => uses.push(use) });
    const rows = crowd.flatMap((person) => searchItems(scope, person));
    expect(rows.length / crowd.length).toBeLessThan(10);
    for (let at = 0; at < rows.length; at += 100)
      await on.table.commit(rows.slice(at, at + 100).map((put) => ({ put })));
    await names(town, "张");
  });

  it.each(["张", "伟", "zw", "lfn", "1390", "5栋", "5栋301", "301", "3-1204", "没有", "qq"])(
    "a page by %j is one query of two units at most",
    async (term) => {
      for (const limit of [20, 25]) {
        uses = [];
        const found = await names(town, term, { limit });
        expect(uses.map(({ call }) => call)).toEqual(["query"]);
        expect(uses[0]?.readUnits).toBeLessThanOrEqual(2);
        expect(found).toEqual(found.toSorted(new Intl.Collator("zh-u-co-pinyin").compare));
      }
    },
  );

  it("each page goes on where the last one ended, and all of them show everybody once", async () => {
    const desk = await town.as("ding");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await desk.searchPeople({ query: { term: "张", limit: 25, ...(cursor && { cursor }) } });
      seen.push(...body.items.map(({ personId }) => personId));
      cursor = body.nextCursor;
    } while (cursor);
    const expected = crowd.filter(({ name }) => name.includes("张")).map(({ personId }) => personId);
    expect(seen.toSorted()).toEqual(expected.toSorted());
  });
});
