import { meetingsReactions } from "#services/meetings/reactions.ts";
import { trailStore } from "#services/meetings/store/trail-store.ts";
import { type Envelope, heardBy } from "#shared/events/contract.ts";
import { envelopesOf } from "#shared/events/relay.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { journalPrefix } from "#shared/table/layout.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";

/** The kinds of things in whose journals the way of an issue is told. */
const kinds = ["CASE", "RECURRENCE", "ISSUE"] as const;

/** Every fact that the journals of a community tell of these things, thing by thing. */
async function* factsIn(table: CommunityTable): AsyncGenerator<Envelope> {
  const { scope } = table;
  for (const kind of kinds)
    for await (const id of catalogue(table, kind))
      for await (const items of pagesOf(table, {
        partition: scope.partition(kind, id),
        prefix: journalPrefix,
        limit: 250,
      }))
        yield* items.flatMap((item) => envelopesOf(scope.region, item));
}

const heard: ReadonlySet<string> = new Set(heardBy(meetingsReactions.keepTrailWhenTold).map(({ type }) => type));

async function* factsOnTheWay(table: CommunityTable): AsyncGenerator<Envelope> {
  for await (const fact of factsIn(table)) if (heard.has(fact.type)) yield fact;
}

/** Makes the trail of a community anew from its journals, and answers how many facts it holds. */
export const rebuildTrail = (table: CommunityTable): Promise<number> => trailStore(table).rebuild(factsOnTheWay(table));
