import { expect, it } from "vitest";
import { sessionMoved } from "#shared/contracts/courses.ts";
import { Rested } from "#shared/events/consumer.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { type Moments, momentsOf } from "#shared/messages/moment.ts";
import { telling } from "#shared/messages/telling.ts";
import { standingKey } from "#shared/people/standing.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";

const crowd = Array.from({ length: 300 }, (_, nth) => `per_${nth}`);
const session = momentsOf<readonly string[]>("session");
const moved = (kind: "notice" | "news") => session(sessionMoved, { kind, tell: ({ found }) => found });

const at = "2026-03-02T01:00:00.000Z";

/** A community of the crowd, and how many commits were made at most before a turn could end. */
const crowded = async () => {
  const plain = sqliteStore(":memory:").table;
  let [made, most] = [0, 0];
  const commit: Table["commit"] = (writes) => {
    made += 1;
    most = Math.max(most, made);
    return plain.commit(writes);
  };
  const table = scoped({ ...plain, commit }, communityScope("cn", "crowded"));
  for (const personId of crowd) await table.write({ put: { ...standingKey(table.scope, personId), state: {} } });
  const rested = () => {
    made = 0;
  };
  return { table, rested, mostCommits: () => most };
};

type Crowded = Awaited<ReturnType<typeof crowded>>;

/** Hears a fact until it is told to its end: each turn ends after so many steps. */
const heardInTurns = async ({ table, rested }: Crowded, id: string, moments: Moments, stepsATurn: number) => {
  const tell = telling("courses", moments, { session: async () => crowd });
  const fact = sessionMoved({ sessionId: "csn_1", courseId: "crs_1", startsAt: at });
  const { type, subject, data } = fact;
  const event = { id, time: at, type, subject, sequence: "00000001-000", data };
  const by = { role: "system" };
  const command = { id, payload: id, verb: "tell", by, at, correlationId: "", causationId: "" };
  let left: string | undefined;
  let turns = 0;
  for (let isOver = false; !isOver; turns += 1) {
    let steps = 0;
    rested();
    const restAt = (place: string): void => {
      rested();
      steps += 1;
      if (steps >= stepsATurn) throw new Rested(place);
    };
    try {
      await tell({ event, table, command, now: at, left, restAt } as never);
      isOver = true;
    } catch (error) {
      if (!(error instanceof Rested)) throw error;
      left = error.left;
    }
  }
  return turns;
};

const toldIn = async ({ table }: Crowded) => {
  const told = await Promise.all(crowd.map((personId) => messageStore(table).toldTo("csn_1", personId)));
  return told.flat().flatMap(({ personId, moment, overtakenAt }) => (overtakenAt ? [] : [`${moment} ${personId}`]));
};

it("a crowd is told in several turns, everybody of each moment once", async () => {
  const community = await crowded();
  const moments = { moved: moved("notice"), movedToo: moved("news") };
  expect(await heardInTurns(community, "one", moments, 100)).toBeGreaterThanOrEqual(6);
  const each = ["moved", "movedToo"].flatMap((name) => crowd.map((id) => `courses.${name} ${id}`));
  expect((await toldIn(community)).toSorted()).toEqual(each.toSorted());
});

it("what a crowd was told before holds no longer, in several turns too", async () => {
  const community = await crowded();
  const moments = { moved: { ...moved("notice"), overtakes: ["moved"] } };
  await heardInTurns(community, "one", moments, 100);
  const turns = await heardInTurns(community, "other", moments, 100);
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(community.mostCommits()).toBeLessThanOrEqual(2);
  expect((await toldIn(community)).toSorted()).toEqual(crowd.map((id) => `courses.moved ${id}`).toSorted());
});
