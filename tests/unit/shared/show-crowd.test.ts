import { describe, expect, it } from "vitest";
import type { Concern } from "#shared/home/card.ts";
import { showThing } from "#shared/home/show.ts";
import { pagesOf } from "#shared/table/pages.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";

const person = (nth: number): string => `per_${String(nth).padStart(20, "a")}`;
const crowd = (count: number): string[] => Array.from({ length: count }, (_, nth) => person(nth));

/** A thing that concerns a crowd, on a table that may break off after some writes. */
const crowded = () => {
  const { table: plain } = sqliteStore(":memory:");
  let writesLeft = Number.POSITIVE_INFINITY;
  const counted = <Result>(write: () => Promise<Result>): Promise<Result> => {
    writesLeft -= 1;
    return writesLeft < 0 ? Promise.reject(new Error("cut off")) : write();
  };
  const breaking: Table = {
    ...plain,
    write: (write) => counted(() => plain.write(write)),
    commit: (writes) => counted(() => plain.commit(writes)),
  };
  const table = scoped(breaking, communityScope("local", "here"));
  const state = { people: crowd(250), sequence: "1" };
  const concern: Concern = {
    named: "caseId",
    find: async () => ({ state: state.people, sequence: state.sequence }),
    cardsOf: (people) => (people as string[]).map((to) => ({ to, as: "disputant", status: "reported" })),
  };
  const show = () => showThing({ table, thing: { kind: "CASE", id: "cas_1", named: "caseId" }, concern, routes: {} });
  const shownTo = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const each of crowd(300))
      for await (const items of pagesOf(table, { partition: table.scope.partition("HOME", each), limit: 10 }))
        if (items.length > 0) found.push(each);
    return found;
  };
  const breakAfter = (writes: number): void => {
    writesLeft = writes;
  };
  return { state, show, shownTo, breakAfter };
};

describe("a thing that concerns more people than one commit holds", () => {
  it("is shown to each of them, and to those alone whom it still concerns", async () => {
    const { state, show, shownTo } = crowded();
    expect(await show()).toHaveLength(250);
    expect(await shownTo()).toEqual(crowd(250));
    Object.assign(state, { people: crowd(120), sequence: "2" });
    await show();
    expect(await shownTo()).toEqual(crowd(120));
  });

  it.each([0, 1, 2])("is finished by the next delivery where it was cut off after %i writes", async (writes) => {
    const { state, show, shownTo, breakAfter } = crowded();
    await show();
    Object.assign(state, { people: crowd(40), sequence: "2" });
    breakAfter(writes);
    await expect(show()).rejects.toThrow("cut off");
    breakAfter(Number.POSITIVE_INFINITY);
    await show();
    expect(await shownTo()).toEqual(crowd(40));
  });

  it("heard of late is not shown as it was", async () => {
    const { state, show, shownTo } = crowded();
    Object.assign(state, { people: crowd(10), sequence: "2" });
    await show();
    Object.assign(state, { people: crowd(250), sequence: "1" });
    await show();
    expect(await shownTo()).toEqual(crowd(10));
  });
});
