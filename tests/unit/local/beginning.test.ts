import { beforeEach, describe, expect, it } from "vitest";
import { type Beginning, beginAs, beginningOf } from "#infra/local/beginning.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { personaAccounts } from "#infra/local/printed.ts";
import { accountOf } from "#shared/people/membership.ts";
import { type SqliteStore, sqliteStore } from "#shared/table/sqlite.ts";

const signs = { hasIssuerKey: false, personas: personaAccounts() };
const demonstration: Beginning = { way: "demonstration" };
const own: Beginning = { way: "own" };
const issuer: Beginning = { way: "issuer", issuer: "https://issuer.example" };

describe("how a store began", () => {
  let store: SqliteStore;
  beforeEach(() => {
    store = sqliteStore(":memory:");
  });
  const put = (partition: string) => store.table.write({ put: { partition, sort: "x" } });
  const seeded = (): void => store.database.exec("PRAGMA user_version = 1");

  it.each([[demonstration], [own], [issuer]])("is kept: begun as %o it goes on so, and in no other way", (way) => {
    beginAs(store.database, signs, way);
    beginAs(store.database, signs, way);
    const others = [demonstration, own, issuer, { way: "issuer", issuer: "https://other.example" } as const];
    for (const other of others.filter((each) => JSON.stringify(each) !== JSON.stringify(way)))
      expect(() => beginAs(store.database, signs, other)).toThrow("goes on only so");
    expect(beginningOf(store.database, signs)).toEqual(way);
  });

  it("is a demonstration where an earlier release seeded it, or was killed while it did", async () => {
    await put("C#foshan-guojigongguan#COMMUNITY");
    await put(`P#${accountOf({ issuer: devIssuer, subject: "zhao" })}`);
    expect(() => beginAs(store.database, signs, demonstration)).toThrow("holds real people");
    expect(beginningOf(store.database, { ...signs, hasIssuerKey: true })).toEqual(demonstration);
    seeded();
    expect(() => beginAs(store.database, signs, issuer)).toThrow("goes on only so");
    beginAs(store.database, signs, demonstration);
  });

  it("is none where an earlier release used it with real people, even if it was seeded by mistake", async () => {
    await put(`P#${accountOf({ issuer: "https://issuer.example", subject: "somebody" })}`);
    seeded();
    const mistaken = { ...signs, hasIssuerKey: true };
    expect(() => beginAs(store.database, mistaken, demonstration)).toThrow("holds real people");
    beginAs(store.database, mistaken, issuer);
    expect(beginningOf(store.database, mistaken)).toEqual(issuer);
  });
});
