import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const algorithm = "RS256";

/** An OpenID Connect issuer of somebody else, on loopback. */
const openIssuer = async () => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: "k1", alg: algorithm, use: "sig" };
  const server: Server = createServer((request, response) => {
    const papers = request.url?.endsWith("openid-configuration")
      ? { issuer: issuer(), jwks_uri: `${issuer()}/keys` }
      : { keys: [jwk] };
    response.setHeader("content-type", "application/json").end(JSON.stringify(papers));
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const issuer = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = (claims: { issuer?: string; audience?: string | string[] } = {}) =>
    new SignJWT({})
      .setProtectedHeader({ alg: algorithm, kid: "k1" })
      .setIssuer(claims.issuer ?? issuer())
      .setAudience(claims.audience ?? "linli")
      .setSubject("somebody")
      .setExpirationTime("5m")
      .sign(privateKey);
  return { issuer: issuer(), token, close: () => server.close() };
};

describe("Linli with another issuer", () => {
  let other: Awaited<ReturnType<typeof openIssuer>>;
  let running: Awaited<ReturnType<typeof startProcess>>;
  beforeAll(async () => {
    other = await openIssuer();
    running = await startProcess(temporaryFolder(), ["--port", "18877"], {
      LINLI_ISSUER: other.issuer,
      LINLI_AUDIENCE: "linli linli-partners",
    });
  });
  afterAll(async () => {
    await end(running.child, "SIGINT");
    other.close();
  });

  const mine = async (token: string) =>
    fetch(`${running.block.api}/me/communities`, { headers: { authorization: `Bearer ${token}` } });

  it("prints no token, keeps no issuer of its own, and is not seeded", async () => {
    expect(running.block.personas).toEqual([]);
    const origin = running.block.api.replace(/\/v1$/, "");
    expect((await fetch(`${origin}/.well-known/jwks.json`)).status).toBe(404);
    expect(await (await fetch(`${origin}/docs/personas.json`)).json()).toEqual([]);
    const profile = await fetch(`${running.block.api}/public/communities/foshan-guojigongguan/communities/profile`);
    expect(profile.status).toBe(404);
  });

  it("takes that issuer's tokens, and no other's", async () => {
    const accepted = await mine(await other.token());
    expect([accepted.status, await accepted.json()]).toEqual([200, { items: [] }]);
    expect((await mine(await other.token({ issuer: "https://dev.linli.invalid" }))).status).toBe(401);
    expect((await mine(await other.token({ audience: "another" }))).status).toBe(401);
  });

  it("takes tokens for any of its audiences, as the gateway does", async () => {
    const tokens = await Promise.all(
      ["linli-partners", ["another", "linli"], "linli linli-partners"].map((audience) => other.token({ audience })),
    );
    const statuses = await Promise.all(tokens.map(async (token) => (await mine(token)).status));
    expect(statuses).toEqual([200, 200, 401]);
  });

  it("does not start without an audience", async () => {
    const options = { LINLI_ISSUER: other.issuer, LINLI_AUDIENCE: " " };
    await expect(startProcess(temporaryFolder(), ["--port", "18877"], options)).rejects.toThrow("no audience");
  });

  it("does not start on an issuer that is away, or that names another", async () => {
    const options = { LINLI_ISSUER: `${other.issuer}/elsewhere` };
    await expect(startProcess(temporaryFolder(), ["--port", "18877"], options)).rejects.toThrow("another issuer");
    const away = { LINLI_ISSUER: "http://127.0.0.1:9" };
    await expect(startProcess(temporaryFolder(), ["--port", "18877"], away)).rejects.toThrow("ended with");
  });
});
