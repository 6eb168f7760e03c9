import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from "jose";
import { accountOf } from "#shared/people/membership.ts";
import type { Verify } from "./gateway.ts";

/** The issuer of development tokens: a name, not an address, so people stay themselves on any port. */
export const devIssuer = "https://dev.linli.invalid";
const audience = "linli";
const algorithm = "RS256";
const termHours = 12;

/** The platform's operator among the development personas. */
export const devOperators: ReadonlySet<string> = new Set([accountOf({ issuer: devIssuer, subject: "ops" })]);

export type DevKey = { readonly private: JWK; readonly public: JWK };

export const makeDevKey = async (): Promise<DevKey> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const marks = { kid: "dev", alg: algorithm, use: "sig" };
  return {
    private: { ...(await exportJWK(privateKey)), ...marks },
    public: { ...(await exportJWK(publicKey)), ...marks },
  };
};

/** A token for a persona: issuer, subject, audience and term, and nothing about the person. */
export const signToken = async (key: DevKey, subject: string, now: Date): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: algorithm, kid: "dev" })
    .setIssuer(devIssuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + termHours * 3_600_000))
    .sign(await importJWK(key.private, algorithm));

type Keys = Parameters<typeof jwtVerify>[1] | ReturnType<typeof createLocalJWKSet>;

const verifier =
  (issuer: string, keys: Keys, audiences: readonly string[], clock: () => Date): Verify =>
  async (token) => {
    try {
      const rules = {
        issuer,
        audience: [...audiences],
        algorithms: [algorithm],
        currentDate: clock(),
        requiredClaims: ["sub", "exp"],
      };
      return { ...(await jwtVerify(token, keys as never, rules)).payload };
    } catch {
      return undefined;
    }
  };

export const verifyDevTokens = (key: DevKey, clock: () => Date): Verify =>
  verifier(devIssuer, createLocalJWKSet({ keys: [key.public] }), [audience], clock);

/** Checks tokens of any OpenID Connect issuer, for any of the audiences, by the keys its discovery document names. */
export const verifyTokensOf = async (issuer: string, audiences: readonly string[]): Promise<Verify> => {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  if (!response.ok) throw new Error(`the issuer ${issuer} answers ${response.status} to discovery`);
  const { issuer: named, jwks_uri: keys } = (await response.json()) as { issuer: string; jwks_uri: string };
  if (named !== issuer) throw new Error(`the discovery document of ${issuer} names another issuer: ${named}`);
  return verifier(issuer, createRemoteJWKSet(new URL(keys)), audiences, () => new Date());
};

/** The discovery document (OpenID Connect Discovery 1.0) of the development issuer. */
export const discovery = (origin: string) => ({
  issuer: devIssuer,
  jwks_uri: `${origin}/.well-known/jwks.json`,
  id_token_signing_alg_values_supported: [algorithm],
  response_types_supported: ["token"],
  subject_types_supported: ["public"],
});
