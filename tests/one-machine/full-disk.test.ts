import { describe, expect, it } from "vitest";
import { feedOf } from "#infra/local/home.ts";
import { keepWorking } from "#infra/local/work.ts";
import { silent } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { Unwritable } from "#shared/table/table.ts";
import { openTown } from "../town/town.ts";

const mostPages = 1_073_741_823;

/** A store whose disk can be filled: SQLite then answers as it does where no room is left. */
const onDisk = () => {
  const store = sqliteStore(":memory:");
  const pages = (): number => Number(store.database.prepare("PRAGMA page_count").get()?.page_count);
  const limit = (count: number): void => store.database.exec(`PRAGMA max_page_count = ${count}`);
  return { store, fill: () => limit(pages()), makeRoom: () => limit(mostPages) };
};

const text = "x".repeat(6000);

describe("a full disk", () => {
  it("keeps its cause inside a commit, and nothing of the commit", async () => {
    const { store, fill, makeRoom } = onDisk();
    fill();
    const writes = ["one", "other"].map((sort) => ({ put: { partition: "P", sort, text } }));
    const failed = await store.table.commit(writes).catch((error) => error);
    expect(failed).toBeInstanceOf(Unwritable);
    expect(failed.message).toBe("database or disk is full");
    makeRoom();
    expect(await store.table.get({ partition: "P", sort: "one" })).toBeUndefined();
    await store.table.commit(writes);
    expect(await store.table.get({ partition: "P", sort: "other" })).toMatchObject({ text });
  });

  it("is answered 503 with Retry-After, logged, and over once there is room; reading goes on", async () => {
    const { store, fill, makeRoom } = onDisk();
    const lines: string[] = [];
    const log = { ...silent, error: (message: string) => void lines.push(message) };
    const ground = { table: store.table, feed: feedOf(store), database: store.database };
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground, log });
    const body = JSON.stringify({
      category: "noise",
      place: { building: "2栋" },
      source: "proactive",
      description: text.slice(0, 1900),
      disputants: [{ name: "秦先生", personId: await town.idOf("qin") }],
    });
    const file = (key: string) =>
      town.send("sun", "POST", "/v1/communities/yangguang-huayuan/mediation/cases", {
        headers: { "content-type": "application/json", "idempotency-key": key },
        body,
      });
    fill();
    let [refused, at] = [await file("case 0"), 0];
    while (refused.status === 201 && at < 200) {
      at += 1;
      refused = await file(`case ${at}`);
    }
    expect(refused).toMatchObject({ status: 503, body: { code: "try-again" } });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(lines).toContain("the store takes no writes");
    expect((await town.send("sun", "GET", "/v1/me/communities")).status).toBe(200);
    makeRoom();
    expect((await file(`case ${at}`)).status).toBe(201);
  });

  it("lets the host look again ever more seldom, and work once it can", async () => {
    let isFull = true;
    let steps = 0;
    const step = async (): Promise<number> => {
      steps += 1;
      if (isFull) throw new Error("full");
      return 0;
    };
    const stop = keepWorking([step], silent);
    await new Promise((resume) => setTimeout(resume, 1000));
    expect(steps).toBeLessThanOrEqual(3);
    isFull = false;
    await stop();
  });
});
