import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Consumer, consumer, hear } from "#shared/events/consumer.ts";
import { event, reactionId, reactions, sequenceOf } from "#shared/events/contract.ts";
import { envelope } from "#shared/events/relay.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";

const revoked = event("communities.role-revoked.v1", "A role ended.", "grantId", z.object({ grantId: z.string() }));

/** Counted apart from this code: RFC 4648 base32 of the SHA-256 of `["fact-1","mediation-release-lead-when-role-revoked"]`. */
const vector = "gpq7jubddoydujvfb4b5ikiim57tw7rm";

/** The id of the command that a reaction gives when it hears the fact `fact-1`. */
const commandOf = async (reaction: Consumer["reaction"]): Promise<string> => {
  let id = "";
  const listening = consumer(reaction, async ({ command }) => {
    id = command.id;
  });
  const at = "2026-03-02T01:00:00.000Z";
  const about = { id: "fact-1", at, sequence: sequenceOf(1, 0), correlationId: "c", causationId: "c" };
  const detail = envelope("local", "yangguang", about, { ...revoked({ grantId: "g" }) } as never);
  const { table } = sqliteStore(":memory:");
  const world = { region: "local", table, clock: () => at } as unknown as World;
  await hear(world, listening, JSON.stringify({ detail }));
  return id;
};

describe("the id of a reaction's command", () => {
  const hears = { hears: revoked, summary: "Releases." };

  it("is what it has always been, so that what was done before a release is not done again", async () => {
    expect(
      await commandOf(reactions("mediation", { releaseLeadWhenRoleRevoked: hears }).releaseLeadWhenRoleRevoked),
    ).toBe(vector);
  });

  it("stays with a reaction that has another name now", async () => {
    const renamed = { ...hears, was: "releaseLeadWhenRoleRevoked" };
    const { dropLeadWhenRoleRevoked } = reactions("mediation", { dropLeadWhenRoleRevoked: renamed });
    expect(await commandOf(dropLeadWhenRoleRevoked)).toBe(vector);
    expect(reactionId(dropLeadWhenRoleRevoked)).toBe("mediation-release-lead-when-role-revoked");
  });

  it("is another for another reaction, and for the same of another service", async () => {
    const { releaseWhenRevoked } = reactions("mediation", { releaseWhenRevoked: hears });
    const { releaseLeadWhenRoleRevoked } = reactions("courses", { releaseLeadWhenRoleRevoked: hears });
    const ids = [vector, await commandOf(releaseWhenRevoked), await commandOf(releaseLeadWhenRoleRevoked)];
    expect(new Set(ids).size).toBe(3);
  });
});
