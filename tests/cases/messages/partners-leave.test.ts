import { afterAll, describe, expect, it } from "vitest";
import { leaves, takenAway } from "../../town/leaving.ts";
import { openProvider, outsideHere } from "./gateway.ts";
import { admin, estateWithFairs, keptOf, registered } from "./partners.ts";

const slug = "yangguang-huayuan";
const provider = await openProvider();

afterAll(() => provider.close());

describe("the partners of a community that leaves", () => {
  it("are written down without their secrets, and nothing is left of them after the erasure", async () => {
    const { town, planFair } = await estateWithFairs(outsideHere());
    const { webhookId, secret } = await registered(town, provider.url);
    provider.answer({ status: 500 });
    await planFair();
    await town.drain();
    expect((await keptOf(town, webhookId)).map(({ sort }) => sort.split("#")[0]).toSorted()).toEqual([
      "ATTEMPT",
      "DELIVERY",
      "HEALTH",
    ]);
    await leaves(town, admin, slug);
    const { text, digest } = await takenAway(town, admin, slug);
    expect(text).toContain(webhookId);
    expect(text).toContain("DELIVERY#");
    expect(text).not.toContain(secret.slice("whsec_".length, -1));
    await (await town.as("ops", slug)).archiveCommunity({ body: { exportDigest: digest } });
    town.clock.advance(31 * 24 * 60);
    await town.drain();
    expect(await keptOf(town, webhookId)).toEqual([]);
    const { table } = town.home.world;
    const { items } = await table.query({ partition: `C#${slug}#WEBHOOKS#partners`, limit: 10 });
    expect(items).toEqual([]);
    expect(town.home.host.queues.deadLetters()).toEqual([]);
  });
});
