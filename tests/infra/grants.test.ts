import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { reactionId } from "#shared/events/contract.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { type Played, playExamples } from "../examples/play.ts";
import { type Action, grantsPath, mustBeGranted, observed } from "../town/actions.ts";
import { actionsBeyond, heardElsewhere } from "./beyond-examples.ts";
import { grantsPaper } from "./grants-paper.ts";

describe("what a function may do at the table", () => {
  let played: Played;
  beforeAll(async () => {
    played = await playExamples();
  });

  it("is what it was seen to do over the examples, and no more", () => {
    expect(readFileSync(grantsPath, "utf8")).toBe(grantsPaper(played));
  });

  it("was recorded with every reaction heard, but those that another test sets off", () => {
    const ids = services.flatMap(({ reactions }) => Object.values(reactions)).map(reactionId);
    expect(ids.filter((id) => !played.heard.has(id)).toSorted()).toEqual(Object.keys(heardElsewhere).toSorted());
  });

  it("names beyond the examples only what they do not show", () => {
    for (const [name, beyond] of Object.entries(actionsBeyond)) {
      const shown = (played.actions.get(name) ?? []).map((action) => JSON.stringify(action));
      expect(beyond.filter(({ action }) => shown.includes(JSON.stringify(action)))).toEqual([]);
    }
  });

  it("is kept by every town of the tests: anything else is refused there as on AWS", async () => {
    const { table } = sqliteStore(":memory:");
    const narrow = observed(table, (action: Action) => mustBeGranted("deadlines", action));
    const key = { partition: "C#x#DEADLINE", sort: "1" };
    await narrow.write({ delete: key });
    await narrow.query({ index: "first", partition: "R#local#DEADLINE", limit: 1 });
    await expect(narrow.write({ put: key })).rejects.toThrow("deadlines may not do PutItem");
    await expect(narrow.commit([{ delete: key }, { put: { ...key, sort: "2" } }])).rejects.toThrow("AccessDenied");
    await expect(narrow.query({ index: "second", partition: "C#x#Y", limit: 1 })).rejects.toThrow("index second");
    await expect(narrow.query({ partition: "C#x#Y", limit: 1 })).rejects.toThrow("do Query");
  });
});
