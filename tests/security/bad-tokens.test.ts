import { createPublicKey } from "node:crypto";
import { importJWK, type JWK, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { devIssuer, makeIssuerKey } from "#infra/local/issuer.ts";
import { services } from "#services/services.ts";
import { isOpen, type Route } from "#shared/http/route.ts";
import { openTown, type Town } from "../town/town.ts";
import { pathOf } from "./ids.ts";

const operations: readonly Route[] = services.flatMap(({ routes }) => Object.values(routes));
const ofPeople = operations.filter((route) => !isOpen(route));
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

type Claims = { iss?: string; aud?: string; sub?: string; exp?: number; nbf?: number };

/** Tokens that somebody might try, by what is wrong with them. */
const badTokens = async (town: Town): Promise<Readonly<Record<string, string>>> => {
  const now = Math.floor(Date.parse(town.clock.now()) / 1000);
  const right: Claims = { iss: devIssuer, aud: "linli", sub: "zhao", exp: now + 600 };
  const own = await importJWK(town.devKey.private, "RS256");
  const signed = (claims: Claims, header: object = {}, key: typeof own | Uint8Array = own) =>
    new SignJWT({ ...right, ...claims }).setProtectedHeader({ alg: "RS256", kid: "dev", ...header }).sign(key);
  const stranger = await importJWK((await makeIssuerKey()).private, "RS256");
  const pem = createPublicKey({ key: town.devKey.public as JWK, format: "jwk" }).export({
    type: "spki",
    format: "pem",
  });
  const valid = await signed({});
  const [head = "", body = "", signature = ""] = valid.split(".");
  const { sub: _, ...nobody } = right;
  return {
    "nothing at all": "",
    "no token": "x",
    "alg none": `${base64({ alg: "none" })}.${base64(right)}.`,
    "alg none with a signature": `${base64({ alg: "none" })}.${body}.${signature}`,
    "HS256 with the public key": await signed({}, { alg: "HS256" }, Buffer.from(String(pem))),
    "another key": await signed({}, {}, stranger),
    "another key's id": await signed({}, { kid: "other" }),
    "a changed body": `${head}.${base64({ ...right, sub: "admin-foshan" })}.${signature}`,
    "another issuer": await signed({ iss: "https://evil.example" }),
    "another audience": await signed({ aud: "other" }),
    expired: await signed({ exp: now - 60 }),
    "not yet valid": await signed({ nbf: now + 600 }),
    "no end": await new SignJWT({ iss: devIssuer, aud: "linli", sub: "zhao" })
      .setProtectedHeader({ alg: "RS256", kid: "dev" })
      .sign(own),
    "no subject": await new SignJWT(nobody).setProtectedHeader({ alg: "RS256", kid: "dev" }).sign(own),
    "an empty subject": await signed({ sub: "" }),
    "8 KB": "a".repeat(8192),
  };
};

describe("a bad token", () => {
  let town: Town;
  let tokens: Readonly<Record<string, string>>;
  beforeAll(async () => {
    town = await openTown();
    tokens = await badTokens(town);
  });

  it.each(ofPeople.map((route) => [route.operation, route] as const))("opens nothing: %s", async (_, route) => {
    const told: Record<string, number> = {};
    for (const [name, token] of Object.entries(tokens)) {
      const headers = { "content-type": "application/json", "idempotency-key": "k", authorization: `Bearer ${token}` };
      const target = pathOf(route.path, { community: "foshan-guojigongguan" });
      const { status } = await town.send(undefined, route.method, target, {
        headers,
        ...(route.body && { body: "{}" }),
      });
      if (status !== 401) told[name] = status;
    }
    expect(told).toEqual({});
  });

  it("is not what a valid one is", async () => {
    const { status } = await town.send("zhao", "GET", "/v1/me/communities");
    expect(status).toBe(200);
  });
});
