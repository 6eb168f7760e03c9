import { expect, it } from "vitest";
import { keyOf } from "#shared/table/limits.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { playAll } from "../examples/play.ts";

const isOnVersion = (write: Write): boolean =>
  "when" in write && (write.when ?? []).some(({ path, is }) => path[0] === "version" && is === "equals");

it("whoever names no version with If-Match is never told that theirs is stale, whatever the verb", async () => {
  const told = new Map<string, number>();
  let asking: string | undefined;
  let overtaken = new Set<string>();
  const log = {
    info: (_: string, { requestId, status }: { requestId?: string; status?: number }) => {
      if (!requestId?.endsWith("-instead") || asking === undefined) return;
      if (overtaken.has(asking)) told.set(asking, status ?? 0);
      asking = undefined;
    },
    error: () => {},
  };
  /** Somebody else is always first at what this request would change. */
  const overtaking = (table: Table): Table => ({
    ...table,
    commit: async (writes) => {
      const others = asking === undefined ? [] : writes.filter(isOnVersion);
      if (others.length > 0) overtaken = overtaken.add(asking ?? "");
      for (const write of others)
        await table.write({ update: keyOf(write), changes: [{ add: ["version"], by: 1 }], when: [] });
      return table.commit(writes);
    },
  });
  await playAll({
    log,
    over: overtaking,
    instead: (route, sent) => {
      asking = route.method === "POST" ? route.operation : undefined;
      return sent;
    },
  });
  expect(told.size).toBeGreaterThan(100);
  expect([...told].filter(([, status]) => status !== 503)).toEqual([]);
});
