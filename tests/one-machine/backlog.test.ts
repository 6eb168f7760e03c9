import { describe, expect, it } from "vitest";
import { backlogIn } from "#infra/local/backlog.ts";
import { feedOf, homeOn, keepers, region } from "#infra/local/home.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { silent } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";

const clock = () => "2026-03-02T01:00:00.000Z";

describe("a home that is behind", () => {
  it("takes on nothing more, says when to come again, and lets people read; caught up, it goes on", async () => {
    const store = sqliteStore(":memory:");
    const { table, database } = store;
    const world = { table, region, clock, log: silent, operators: new Set<string>(), codeKey: "x", keepers };
    const verify = async (sub: string) => ({ iss: devIssuer, sub });
    const home = homeOn({ world, feed: feedOf(store), database, verify });
    for (const community of seedCommunities) await seedCommunity({ world, issuer: devIssuer, community });
    const waiting = Number(database.prepare("SELECT count(*) AS waiting FROM change_log").get()?.waiting);
    expect(waiting).toBeGreaterThan(10);
    const isBehind = () => backlogIn(database, waiting - 1)();
    const { gateway } = homeOn({ world, feed: feedOf(store), database, verify, isBehind });
    const at = (method: string, path: string) =>
      gateway.answer({
        method,
        target: `/v1${path}`,
        headers: { authorization: "Bearer sun" },
        read: async () => Buffer.alloc(0),
      });
    const refused = await at("POST", "/communities/yangguang-huayuan/mediation/cases");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await at("GET", "/me/communities")).status).toBe(200);
    await home.host.drain();
    expect((await at("POST", "/communities/yangguang-huayuan/mediation/cases")).status).toBe(400);
  });
});
