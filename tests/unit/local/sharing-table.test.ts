import { describe, expect, it } from "vitest";
import { sharingTable } from "#infra/local/sharing-table.ts";
import { inLane } from "#infra/local/turns.ts";
import { type Done, sqliteStore } from "#shared/table/sqlite.ts";
import { ConditionFailed, Unwritable, type Write } from "#shared/table/table.ts";

const item = (sort: string, more: object = {}) => ({ partition: "A", sort, ...more });
const isAbsent = [{ path: ["partition"], is: "absent" }] as const;

/** A store that says how many commits reached its disk together, each time. */
const counted = () => {
  const store = sqliteStore(":memory:");
  const together: number[] = [];
  const commitTogether = (commits: readonly (readonly Write[])[]): readonly Done[] => {
    together.push(commits.length);
    return store.commitTogether(commits);
  };
  return { store, together, table: sharingTable({ table: store.table, commitTogether }) };
};

describe("commits that wait together", () => {
  it("reach the disk together, and each is done by itself or not at all", async () => {
    const { table, together } = counted();
    await table.write({ put: item("taken") });
    const settled = await Promise.allSettled([
      table.write({ put: item("one") }),
      table.commit([{ put: item("two") }, { put: item("taken"), when: isAbsent }]),
      table.commit([{ put: item("three") }, { put: item("four") }]),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((settled[1] as PromiseRejectedResult).reason).toBeInstanceOf(ConditionFailed);
    expect(together).toEqual([1, 3]);
    const { items } = await table.query({ partition: "A", limit: 10 });
    expect(items.map(({ sort }) => sort)).toEqual(["four", "one", "taken", "three"]);
  });

  it("see each other in the order in which they came", async () => {
    const { table } = counted();
    const puts = Array.from({ length: 20 }, (_, n) => table.write({ put: item("same", { n }), when: isAbsent }));
    const settled = await Promise.allSettled(puts);
    expect(settled.map(({ status }) => status === "fulfilled")).toEqual([true, ...Array(19).fill(false)]);
    expect(await table.get(item("same"))).toMatchObject({ n: 0 });
  });

  it("are all told where the disk takes none of them, and nothing of them is there", async () => {
    const { table, store } = counted();
    await table.write({ put: item("before") });
    store.database.exec("PRAGMA query_only = ON");
    const settled = await Promise.allSettled(["one", "two"].map((sort) => table.write({ put: item(sort) })));
    for (const each of settled) expect((each as PromiseRejectedResult).reason).toBeInstanceOf(Unwritable);
    store.database.exec("PRAGMA query_only = OFF");
    expect((await table.query({ partition: "A", limit: 10 })).items).toHaveLength(1);
    await table.write({ put: item("after") });
  });
});

describe("a backlog", () => {
  const busyFor = (milliseconds: number): void => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };

  it("lets whoever reads go before it", async () => {
    const { table } = counted();
    let done = 0;
    const behind = Array.from({ length: 50 }, async () => {
      for (let n = 0; n < 4; n += 1) {
        await table.write({ put: item(`behind ${n}`) });
        busyFor(1);
      }
      done += 1;
    });
    await new Promise((resume) => setImmediate(resume));
    for (let n = 0; n < 5; n += 1) await inLane("reading", () => table.get(item("behind 0")));
    expect(done).toBe(0);
    await Promise.all(behind);
    expect(done).toBe(50);
  });

  it("is worked off while many read", async () => {
    const { table } = counted();
    let isOver = false;
    const reading = Array.from({ length: 20 }, () =>
      inLane("reading", async () => {
        while (!isOver) {
          await table.get(item("x"));
          busyFor(0.2);
        }
      }),
    );
    for (let n = 0; n < 20; n += 1) await table.write({ put: item(`behind ${n}`) });
    isOver = true;
    await Promise.all(reading);
  });
});
