import type { Instant } from "#shared/domain/dates.ts";
import { type Bus, envelopesOf } from "#shared/events/relay.ts";
import { journalPrefix } from "#shared/table/layout.ts";
import { placed } from "#shared/table/portable.ts";
import { type Ground, groupsOf, type Progress } from "./walk.ts";

export type Retelling = {
  readonly ground: Ground;
  readonly slug: string;
  readonly since: Instant;
  readonly bus: Bus;
  readonly onProgress?: Progress;
};

/**
 * Publishes every fact of a community since an instant once more, from its journals, which never forget. Under the
 * ids they had: who heard them does nothing. For when the stream has forgotten what the relay could not publish.
 */
export const retell = async ({ ground, slug, since, bus, onProgress = () => {} }: Retelling): Promise<number> => {
  let count = 0;
  for await (const { items } of groupsOf(ground, slug))
    for await (const page of items()) {
      const entries = page.filter(({ sort, at }) => sort.startsWith(journalPrefix) && String(at) >= since);
      const envelopes = entries.flatMap((entry) => envelopesOf(ground.region, placed(entry, ground.region)));
      if (envelopes.length === 0) continue;
      await bus.publish(envelopes);
      count += envelopes.length;
      onProgress("telling", count);
    }
  return count;
};
