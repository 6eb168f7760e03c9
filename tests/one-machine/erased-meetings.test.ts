import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { communityErasureDue } from "#shared/contracts/communities.ts";
import { hear } from "#shared/events/consumer.ts";
import { heardBy, sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { playExamples } from "../examples/play.ts";
import { onSqlite, openTown } from "../town/town.ts";

const slug = "yangguang-huayuan";

/** What communities itself erases last of all, and what stays as the certificate. */
const isCommunities =
  /^C#[^#]+#(COMMUNITY|PERSON|HOUSEHOLD|CONSENT|MEMBER|CATALOGUE|INVOLVED|DEADLINE|DATA-EXPORT|ERASURE|ERASING|EXPORT|REGISTRATION|QUOTA|ROSTER|HOME|ASSISTED|ADMINISTRATOR|PRESIDENT|BREAK-GLASS|PHONE|GUARD|UNIQUE|ROLE-HOLDER)/;

describe("a community that is erased", () => {
  it("leaves nothing of its disputes and meetings, whichever service begins", async () => {
    const { items } = await playExamples();
    for (const order of [1, -1]) {
      const ground = onSqlite();
      const town = await openTown({ on: ground, start: "2027-03-02T01:00:00.000Z" });
      for (const item of items) await ground.table.write({ put: item });
      const fact = communityErasureDue({ slug });
      const told = { id: "e", at: town.clock.now(), sequence: sequenceOf(1, 0), correlationId: "e", causationId: "e" };
      const body = JSON.stringify({ detail: envelope("local", slug, told, fact as never) });
      const listening = services
        .flatMap(({ consumers }) => consumers)
        .filter(({ reaction }) => heardBy(reaction).some(({ type }) => type === fact.type));
      expect(listening.length).toBeGreaterThanOrEqual(2);
      for (const consumer of order > 0 ? listening : listening.toReversed())
        await hear(town.home.world, consumer, body);
      const left = ground.database
        .prepare("SELECT partition FROM items WHERE partition LIKE ? ORDER BY partition")
        .all(`C#${slug}#%`)
        .map(({ partition }) => String(partition));
      expect(left.filter((partition) => !isCommunities.test(partition))).toEqual([]);
    }
  });
});
