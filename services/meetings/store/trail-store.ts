import type { Envelope } from "#shared/events/contract.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { keptWith, leadingTo, TrailFact } from "../domain/issue/trail.ts";

type TrailEnvelope = Pick<Envelope<object>, "id" | "type" | "subject" | "time" | "sequence" | "causationId" | "data">;

/** One fact as the trail keeps it, under a key that is the fact's own: heard again, it is the same item. */
const rowOf = (
  scope: CommunityScope,
  { id, type, subject, time, sequence, causationId, data }: TrailEnvelope,
): Item => {
  const fact = TrailFact.parse({ id, type, subject, at: time, sequence, causationId, data });
  return { ...scope.key(["TRAIL"], `${keptWith(fact)}#${time}#${sequence}#${id}`), ...fact };
};

/** The way of every issue, kept from the facts alone and made anew from the journals at any time. */
export const trailStore = (table: CommunityTable) => {
  const { scope } = table;

  const keep = (told: TrailEnvelope) => table.write({ put: rowOf(scope, told) });

  const about = async (id: string): Promise<TrailFact[]> => {
    const facts: TrailFact[] = [];
    for await (const items of pagesOf(table, { partition: scope.partition("TRAIL"), prefix: `${id}#`, limit: 500 }))
      facts.push(...items.map((item) => TrailFact.parse(item)));
    return facts;
  };

  /** All that happened to an issue, to what it took in, and to the cases behind them; in no order yet. */
  const read = async (issueId: string): Promise<TrailFact[]> => {
    const facts: TrailFact[] = [];
    const seen = new Set<string>();
    for (let waiting = [issueId]; waiting.length > 0; ) {
      for (const id of waiting) seen.add(id);
      const found = (await Promise.all(waiting.map(about))).flat();
      facts.push(...found);
      waiting = [...new Set(found.flatMap((fact) => leadingTo(fact) ?? []))].filter((id) => !seen.has(id));
    }
    return facts;
  };

  const rows = async (): Promise<Map<string, Key>> => {
    const found = new Map<string, Key>();
    for await (const items of pagesOf(table, { partition: scope.partition("TRAIL"), limit: 500 }))
      for (const { partition, sort } of items) found.set(sort, { partition, sort });
    return found;
  };

  /**
   * Makes the trail anew of all facts there are: adds what is missing, removes what nothing told. Only what was there
   * at the beginning can go: what is told meanwhile, after its journal was walked, stays.
   */
  const rebuild = async (all: AsyncIterable<TrailEnvelope>): Promise<number> => {
    const untold = await rows();
    const kept = new Set<string>();
    for await (const told of all) kept.add((await keep(told))?.sort ?? "");
    for (const [sort, row] of untold) if (!kept.has(sort)) await table.write({ delete: row });
    return kept.size;
  };

  return { keep, read, rebuild };
};
