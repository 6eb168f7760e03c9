import { expect, it } from "vitest";
import { services } from "#services/services.ts";
import { communityErasureDue } from "#shared/contracts/communities.ts";
import { reactTo } from "#shared/events/consumer.ts";
import { heardBy, reactionId } from "#shared/events/contract.ts";
import type { Item } from "#shared/table/table.ts";
import { playExamples } from "../examples/play.ts";
import { onSqlite, openTown } from "../town/town.ts";

const isErased = ({ state }: Item): boolean =>
  (state as unknown as { status?: string } | undefined)?.status === "erased";

it("an erased community hears every fact of the examples, due ones too, and does nothing", async () => {
  const { items, told } = await playExamples();
  const ground = onSqlite();
  const town = await openTown({ on: ground, start: "2027-03-02T01:00:00.000Z" });
  for (const item of items) await ground.table.write({ put: item });
  const [, community = ""] = /#COMMUNITY#(.+)$/.exec(items.find(isErased)?.partition ?? "") ?? [];
  expect(community).not.toBe("");
  const kept = (): unknown[] => ground.database.prepare("SELECT item FROM items ORDER BY partition, sort").all();
  const before = kept();
  const heard = new Set<string>();
  for (const fact of new Map(told.map((each) => [each.type, each])).values())
    for (const consumer of services.flatMap(({ consumers }) => consumers)) {
      const isHeard = heardBy(consumer.reaction).some(({ type }) => type === fact.type);
      if (!isHeard || fact.type === communityErasureDue.type) continue;
      await reactTo(town.home.world, consumer, { ...fact, community });
      heard.add(reactionId(consumer.reaction));
    }
  expect(kept()).toEqual(before);
  expect(heard.size).toBeGreaterThan(60);
});
