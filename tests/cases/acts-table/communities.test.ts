import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { shown } from "../../town/desk.ts";
import { openTown, type Town } from "../../town/town.ts";
import { actor, outcomeOf } from "./answers.ts";

/** Who acts, on whom, and what comes of it. */
type OnSomebody = readonly [who: string, whom: string, outcome: string];

let town: Town;
const freshTown = async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
};

/** An act of somebody on somebody. */
const table = (act: (client: Neighbour, personId: string) => Promise<unknown>, rows: readonly OnSomebody[]): void => {
  beforeAll(freshTown);
  it.each(rows)("%s on %s: %s", async (who, whom, outcome) => {
    const client = await actor(town, who);
    const personId = await town.idOf(whom);
    expect(await outcomeOf(() => act(client, personId))).toBe(outcome);
  });
};

describe("who grants the role of a mediator", () => {
  table(
    (client, personId) => client.grantRole({ body: { personId, role: "mediator" } }),
    [
      ["luo", "tang", "role-not-allowed"],
      ["sun", "tang", "role-not-allowed"],
      ["ding", "tang", "role-not-allowed"],
      ["fang", "tang", "role-not-allowed"],
      ["miao", "tang", "role-not-allowed"],
      ["ding for tang", "tang", "role-not-allowed"],
      ["admin-yangguang", "admin-yangguang", "not-to-oneself"],
      ["admin-yangguang", "yu", "there-already"],
      ["admin-yangguang", "tang", "yes"],
    ],
  );
});

describe("who makes somebody president", () => {
  table(
    (client, personId) => client.grantRole({ body: { personId, role: "association-president" } }),
    [
      ["sun", "luo", "role-not-allowed"],
      ["fang", "luo", "role-not-allowed"],
      ["admin-yangguang", "ding", "not-of-side"],
      ["admin-yangguang", "fang", "not-of-side"],
      ["admin-yangguang", "luo", "has-president"],
    ],
  );
});

describe("who ends the role of an administrator, and whose", () => {
  const grantOf = async (personId: string, role: string): Promise<string> => {
    const { body } = await (await town.as("admin-yangguang")).getPerson({ params: { personId } });
    return body.grants.find((grant) => grant.role === role)?.grantId ?? "";
  };
  beforeAll(freshTown);
  it.each([
    ["fang", "yu", "mediator", "role-not-allowed"],
    ["yu", "yu", "mediator", "role-not-allowed"],
    ["admin-yangguang", "admin-yangguang", "community-admin", "last-administrator"],
    ["admin-yangguang", "yu", "mediator", "yes"],
  ])("%s: that of %s as %s: %s", async (who, whom, role, outcome) => {
    const grantId = await grantOf(await town.idOf(whom), role);
    const client = await town.as(who);
    expect(await outcomeOf(() => client.revokeRole({ params: { grantId }, body: {} }))).toBe(outcome);
  });
});

describe("who prints a claim code", () => {
  table(
    (client, personId) => client.issueClaimCode({ params: { personId }, body: {} }),
    [
      ["luo", "tang", "role-not-allowed"],
      ["sun", "tang", "role-not-allowed"],
      ["ding", "tang", "yes"],
      ["fang", "tang", "yes"],
      ["ding", "yu", "role-not-allowed"],
      ["fang", "ding", "role-not-allowed"],
      ["admin-yangguang", "yu", "yes"],
    ],
  );
});

describe("who mends a name", () => {
  table(
    (client, personId) => client.correctPerson({ params: { personId }, body: { name: "改名" } }),
    [
      ["luo", "luo", "role-not-allowed"],
      ["ding", "sun", "role-not-allowed"],
      ["fang", "miao", "role-not-allowed"],
      ["ding", "qin", "yes"],
      ["admin-yangguang", "sun", "yes"],
    ],
  );
});

describe("who says that somebody lives here", () => {
  table(
    (client, personId) => client.verifyPerson({ params: { personId }, body: { method: "id-shown" } }),
    [
      ["luo", "tang", "role-not-allowed"],
      ["fang", "fang", "role-not-allowed"],
      ["ding", "ding", "role-not-allowed"],
      ["fang for tang", "tang", "role-not-allowed"],
      ["fang", "tang", "yes"],
    ],
  );
});

describe("in whose name somebody at the desk acts", () => {
  table(
    (client, personId) => client.openAssistedSession({ body: { personId, ...shown } }),
    [
      ["luo", "tang", "role-not-allowed"],
      ["sun", "tang", "role-not-allowed"],
      ["admin-yangguang", "tang", "role-not-allowed"],
      ["fang", "admin-yangguang", "not-for-administrators"],
      ["fang", "fang", "role-not-allowed"],
      ["fang", "tang", "yes"],
      ["fang", "luo", "session-open"],
      ["ding", "tang", "yes"],
    ],
  );
});

describe("who reads and releases what is kept of somebody", () => {
  let [own, asked] = ["", ""];
  beforeAll(async () => {
    await freshTown();
    own = (await (await town.as("luo")).requestDataExport({ body: {} })).body.exportId;
    asked = (await (await actor(town, "ding for jiang")).requestDataExport({ body: {} })).body.exportId;
  });
  it.each([
    ["luo", "yes"],
    ["qin", "not-found"],
    ["ding", "not-found"],
    ["fang for luo", "not-found"],
    ["admin-yangguang", "not-found"],
  ])("their own, read by %s: %s", async (who, outcome) => {
    const client = await actor(town, who);
    expect(await outcomeOf(() => client.getDataExport({ params: { exportId: own } }))).toBe(outcome);
  });
  it.each([
    ["luo", "not-found"],
    ["sun", "not-found"],
    ["admin-yangguang", "not-found"],
    ["ding", "role-not-allowed"],
    ["fang for jiang", "role-not-allowed"],
    ["fang", "yes"],
  ])("what the desk asked for, released by %s: %s", async (who, outcome) => {
    const client = await actor(town, who);
    expect(await outcomeOf(() => client.releaseDataExport({ params: { exportId: asked }, body: {} }))).toBe(outcome);
  });
});
