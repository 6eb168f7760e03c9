import { beforeAll, describe, expect, it } from "vitest";
import { devIssuer, type IssuerKey, makeIssuerKey, signToken, verifyOwnTokens } from "#infra/local/issuer.ts";

const start = Date.parse("2026-03-02T01:00:00.000Z");

let key: IssuerKey;
beforeAll(async () => {
  key = await makeIssuerKey();
});

describe("a token that was checked a moment ago", () => {
  it("is good as long as its term, and not a moment longer", async () => {
    let now = start;
    const verify = verifyOwnTokens(devIssuer, key, () => new Date(now));
    const token = await signToken(key, "sun", new Date(start));
    const { exp } = (await verify(token)) ?? {};
    now = Number(exp) * 1000 - 1;
    expect(await verify(token)).toMatchObject({ sub: "sun" });
    now = Number(exp) * 1000;
    expect(await verify(token)).toBeUndefined();
    now = start - 3_600_000;
    expect(await verify(await signToken(key, "sun", new Date(now)))).toMatchObject({ sub: "sun" });
  });

  it("says nothing for a token that differs from it in one letter, nor in another way", async () => {
    const verify = verifyOwnTokens(devIssuer, key, () => new Date(start));
    const token = await signToken(key, "sun", new Date(start));
    expect(await verify(token)).toMatchObject({ sub: "sun" });
    const [head = "", claims = "", signature = ""] = token.split(".");
    const other = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    expect(await verify([head, claims, other].join("."))).toBeUndefined();
    expect(await verify("")).toBeUndefined();
  });
});
