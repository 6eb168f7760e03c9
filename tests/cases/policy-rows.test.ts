import { describe, expect, it } from "vitest";
import { policyKeys, policyRow } from "#shared/domain/policy.ts";
import { filedCase, inYangguang } from "../town/cases.ts";
import { registered } from "../town/jobs.ts";
import { jointMeeting } from "../town/meetings.ts";
import { openTown } from "../town/town.ts";

const choices = policyKeys.flatMap((key) => {
  const { communityMay } = policyRow(key);
  return communityMay === "no" ? [] : [{ key, communityMay }];
});

describe("a community that goes to the end of every choice it has", () => {
  it.each(["from", "to"] as const)(
    "at its end `%s` still takes in a dispute, and everything that follows it",
    async (end) => {
      const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
      const admin = await town.as("admin-yangguang");
      for (const { key, communityMay } of choices)
        await admin.setPolicyRow({ params: { key }, body: { value: communityMay[end] } });
      for (let nth = 0; nth < 3; nth += 1) await filedCase(town, inYangguang);
      await registered(town, "qin");
      await jointMeeting(town);
      await town.drain();
      town.clock.set("2027-06-01T01:00:00.000Z");
      await town.drain();
      const { body } = await (await town.as("sun")).listCases({ query: { status: "reported" } });
      expect(body.items).toHaveLength(3);
    },
  );
});
