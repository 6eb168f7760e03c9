import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

type Certificate = { readonly key: string; readonly certificate: string };

const algorithm = "RS256";
export const audience = "linli";

/** An OpenID Connect issuer over TLS: its discovery document and its keys, and the private key for the tests. */
export const startIssuer = async ({ key, certificate }: Certificate) => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const marks = { kid: "deploy", alg: algorithm, use: "sig" };
  const keys = { keys: [{ ...(await exportJWK(publicKey)), ...marks }] };
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
  const discovery = { issuer, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: [algorithm] };
  const pages: Readonly<Record<string, object>> = { "/.well-known/openid-configuration": discovery, "/keys": keys };
  server.on("request", ({ url = "" }, response) => {
    const page = pages[url];
    response.writeHead(page ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(page ?? {}));
  });
  return { issuer, jwk: { ...(await exportJWK(privateKey)), ...marks } as JWK, close: () => server.close() };
};

/** A token of the issuer for a subject, as its gateway wants it: in the time of the real world, whatever the journey's. */
export const tokenOf = async (issuer: string, jwk: JWK, subject: string): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: algorithm, kid: "deploy" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime("2h")
    .sign(await importJWK(jwk, algorithm));
