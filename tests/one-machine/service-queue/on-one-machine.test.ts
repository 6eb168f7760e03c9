import type { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openHost } from "#infra/local/host.ts";
import { openQueues } from "#infra/local/queues.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { services } from "#services/services.ts";
import { filedCase, inYangguang } from "../../town/cases.ts";
import { onSqlite, openTown, type Town } from "../../town/town.ts";

const late = mediationReactions.flagLateWhenFirstContactDue;

const lateCases = async (town: Town): Promise<number> => {
  const { body } = await (await town.as("sun")).listCases({ query: { status: "reported", limit: 100 } });
  return body.items.filter(({ isLate }) => isLate).length;
};

describe("a fact on one machine that nobody hears yet", () => {
  it("waits on its service's queue for the release that does, and is then heard", async () => {
    const ground = onSqlite();
    const town = await openTown({ on: ground });
    await filedCase(town, inYangguang);
    await town.drain();
    const { world } = town.home;
    const hosting = (listening: typeof services) =>
      openHost({ world, services: listening, feed: ground.feed, database: ground.database });
    const before = services.map((service) => ({
      ...service,
      consumers: service.consumers.filter(({ reaction }) => reaction.name !== late.name),
    }));
    town.clock.advance(121);
    // Its rule stands first, as `core` does: the host that publishes knows the fact, the one that hears does not.
    const publishing = hosting(services);
    const told = publishing.queues.due;
    publishing.queues.due = () => [];
    await publishing.drain();
    publishing.queues.due = told;
    const old = hosting(before);
    for (let quarters = 0; quarters < 4; quarters += 1) {
      await old.drain();
      expect(old.queues.due("mediation", Number.MAX_SAFE_INTEGER, 10)).toMatchObject([
        { queue: "mediation", attempts: 0 },
      ]);
      expect(old.queues.due("mediation", Date.parse(town.clock.now()), 10)).toEqual([]);
      town.clock.advance(15);
    }
    expect(await lateCases(town)).toBe(0);
    await hosting(services).drain();
    expect(await lateCases(town)).toBe(1);
    expect(old.queues.due("mediation", Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });
});

/** The table of messages as the release before made it, when each reaction had a queue. */
const olderMessages = (database: DatabaseSync, rows: readonly (readonly [string, string, string, number])[]): void => {
  database.exec(`DROP TABLE messages; CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, event TEXT NOT NULL, body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL, is_dead INTEGER NOT NULL DEFAULT 0,
    UNIQUE (queue, event))`);
  const insert = database.prepare(
    "INSERT INTO messages (queue, event, body, attempts, due_at, is_dead) VALUES (?, ?, ?, 3, 0, ?)",
  );
  for (const row of rows) insert.run(...row);
};

describe("messages that the release before left on the queues of reactions", () => {
  it("are on their service's queue, each fact once, and dead only where no reaction was still tried", () => {
    const { database } = onSqlite();
    openQueues(database);
    olderMessages(database, [
      ["mediation-flag-late-when-first-contact-due", "one", "{1}", 0],
      ["courses-audit-when-due", "two", "{2}", 0],
      ["courses-tend-seats-when-changed", "two", "{2}", 1],
      ["courses-audit-when-due", "three", "{3}", 1],
      ["courses-tend-seats-when-changed", "three", "{3}", 1],
    ]);
    for (let starts = 0; starts < 2; starts += 1) {
      const queues = openQueues(database);
      const waiting = services
        .flatMap(({ name }) => queues.due(name, 0, 10))
        .map(({ queue, body, attempts }) => [queue, body, attempts]);
      expect(waiting.toSorted()).toEqual([
        ["courses", "{2}", 0],
        ["mediation", "{1}", 0],
      ]);
      expect(queues.deadLetters()).toMatchObject([{ queue: "courses", body: "{3}", failed: [] }]);
    }
  });

  it("are heard after the start", async () => {
    const ground = onSqlite();
    const town = await openTown({ on: ground });
    await filedCase(town, inYangguang);
    await town.drain();
    town.clock.advance(121);
    const { host } = town.home;
    const { due } = host.queues;
    host.queues.due = () => [];
    await host.drain();
    const rows = due("mediation", Number.MAX_SAFE_INTEGER, 10).map(
      ({ body }, nth) => ["mediation-flag-late-when-first-contact-due", String(nth), body, 0] as const,
    );
    expect(rows).toHaveLength(1);
    olderMessages(ground.database, rows);
    const { world } = town.home;
    await openHost({ world, services, feed: ground.feed, database: ground.database }).drain();
    expect(await lateCases(town)).toBe(1);
  });
});
