import { glassAnswerDue } from "#shared/contracts/break-glass.ts";
import { type GlassOpening, mostOpenings } from "#shared/domain/break-glass.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { openingsIn, openingsKey } from "#shared/people/break-glass.ts";
import { cataloguePartition } from "#shared/table/catalogue.ts";
import { type Companion, type Decide, type Decision, type Entity, stored } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Condition, Item, Paging } from "#shared/table/table.ts";
import { BreakGlass, BreakGlassCard, cardOf } from "../domain/break-glass.ts";

const listed = ["BREAK-GLASS-LIST"] as const;

const glassEntity: Entity<BreakGlass> = {
  name: "BREAK-GLASS",
  schema: BreakGlass,
  card: cardOf,
  people: ({ openedBy, answer }) => [...new Set([openedBy, answer?.by])].flatMap((personId) => personId ?? []),
  indexes: ({ openedAt, glassId }) => ({ first: { partition: listed, sort: `${openedAt}#${glassId}` } }),
  companions: (scope, before, { glassId, answerDueAt }) => {
    if (before) return [];
    const due = { dueAt: answerDueAt, fact: glassAnswerDue({ glassId }), correlationId: glassId };
    return [{ write: deadlineWrite(scope, due) }];
  },
};

const kinds = { case: "CASE", seeker: "SEEKER" } as const;

/** What was opened, and by whom, in one community. */
export const breakGlassStore = (table: CommunityTable) => {
  const { scope } = table;

  const store = entityStore(table, glassEntity);

  /** What marks the openings on a thing, and where others marked it meanwhile, no longer holds. */
  const marking = (thingId: string, row: Item | undefined, openings: readonly GlassOpening[]): Companion => {
    const when: Condition = row
      ? { path: ["version"], is: "equals", value: Number(row.version) }
      : { path: ["partition"], is: "absent" };
    const version = Number(row?.version ?? 0) + 1;
    const put = { ...openingsKey(scope, thingId), version, openings: stored(openings) } as Item;
    return { write: { put, when: [when] }, refusal: new Refusal("try-again") };
  };

  /** Answers one opening; where it is closed by that, so it is on the thing. */
  const answer = async (
    glassId: string,
    command: Command,
    verb: (current: BreakGlass) => Decision<BreakGlass> | undefined,
  ) => {
    const { thingId } = (await store.get(glassId)).state;
    const decision: Decide<BreakGlass> = (current, [row]) => {
      const decided = verb(current);
      if (!decided || decided.state.until === current.until) return decided;
      const { until } = decided.state;
      const openings = openingsIn(row).map((each) => (each.glassId === glassId ? { ...each, until } : each));
      return { ...decided, also: [marking(thingId, row, openings)] };
    };
    return store.decide(glassId, command, decision, [openingsKey(scope, thingId)]);
  };

  /** When a thing was opened before, and the writes by which it is once more: only what there is, and one at a time. */
  const openingsOf = async ({ thing, thingId }: Pick<BreakGlass, "thing" | "thingId">) => {
    const row = await table.get(openingsKey(scope, thingId));
    const known = openingsIn(row);
    const earlierOf = async (openedBy: string | undefined): Promise<BreakGlass[]> => {
      const own = openedBy === undefined ? [] : known.filter(({ by }) => by === openedBy);
      return store.getEach(own.map(({ glassId }) => glassId));
    };
    const followedBy = (opening: GlassOpening): Companion[] => {
      const there = { partition: cataloguePartition(scope, kinds[thing]), sort: thingId };
      const unknown = new Refusal("invalid", { errors: [{ pointer: "/thingId", code: "unknown-thing" }] });
      return [
        marking(thingId, row, [...known, opening].slice(-mostOpenings)),
        { write: { check: there, when: [{ path: ["partition"], is: "present" }] }, refusal: unknown },
      ];
    };
    return { earlierOf, followedBy };
  };

  const list = async ({ limit, cursor }: Paging) => {
    const partition = scope.partition(...listed);
    const page = await table.query({ index: "first", partition, reverse: true, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => BreakGlassCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { ...store, answer, openingsOf, list };
};
