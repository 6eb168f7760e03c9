import { describe, expect, it } from "vitest";
import { onSqlite, openTown } from "../town/town.ts";
import { canaryPlays } from "./canary-plays.ts";

/** What no journal, log, queue, problem or public page may hold: every canary says this, every phone ends so. */
const song = /金丝雀|canary|13912345678|12345678/i;

describe("what people wrote in every personal field", () => {
  it("is in no log line, no fact, no queue, no problem and no public page", async () => {
    const ground = onSqlite();
    const lines: string[] = [];
    const log = {
      info: (message: string, fields: object) => void lines.push(JSON.stringify([message, fields])),
      error: (message: string, { error, ...fields }: { error?: unknown }) =>
        void lines.push(JSON.stringify([message, fields, error instanceof Error ? error.stack : error])),
    };
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground, log });
    const heard: string[] = [];
    const { queues } = town.home.host;
    const send = queues.send;
    queues.send = (queue, envelope, now) => {
      heard.push(JSON.stringify(envelope));
      send(queue, envelope, now);
    };
    const told: string[] = [];
    const watched: typeof town = {
      ...town,
      send: async (persona, method, target, wire) => {
        const answer = await town.send(persona, method, target, wire);
        if (answer.status >= 400 || (method === "GET" && target.startsWith("/v1/public/"))) told.push(answer.text);
        return answer;
      },
    };
    for (const play of canaryPlays) await play(watched);
    await town.drain();
    town.clock.advance(200 * 24 * 60);
    await town.drain();
    const rows = ground.database
      .prepare("SELECT item FROM items")
      .all()
      .map(({ item }) => String(item));
    const journals = rows.filter((row) => /"sort":"JOURNAL#/.test(row) || /#DEADLINE/.test(row));
    expect(rows.filter((row) => song.test(row)).length).toBeGreaterThan(7);
    const places = { lines, heard, told, journals };
    for (const [place, texts] of Object.entries(places))
      expect([place, texts.filter((text) => song.test(text))]).toEqual([place, []]);
    for (const texts of [lines, heard, told, journals]) expect(texts.length).toBeGreaterThan(5);
  });
});
