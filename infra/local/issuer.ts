import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTVerifyGetKey,
  jwtVerify,
  SignJWT,
} from "jose";
import * as z from "zod";
import { Complaint } from "#infra/operations/complaint.ts";
import { accountOf } from "#shared/people/membership.ts";
import { Busy } from "#shared/table/table.ts";
import type { Verify } from "./gateway.ts";
import type { Claims } from "./gateway-event.ts";

/** The issuer of development tokens: a name, not an address, so people stay themselves on any port. */
export const devIssuer = "https://dev.linli.invalid";
const audience = "linli";
const algorithm = "RS256";
const termMinutes = 12 * 60;
const patienceMilliseconds = 5000;

/** The platform's operator among the development personas. */
export const devOperators: ReadonlySet<string> = new Set([accountOf({ issuer: devIssuer, subject: "ops" })]);

/** What a home signs its own tokens with. */
export type IssuerKey = { readonly private: JWK; readonly public: JWK };

export const makeIssuerKey = async (): Promise<IssuerKey> => {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const marks = { kid: "dev", alg: algorithm, use: "sig" };
  return {
    private: { ...(await exportJWK(privateKey)), ...marks },
    public: { ...(await exportJWK(publicKey)), ...marks },
  };
};

export type Term = {
  readonly issuer: string;
  readonly subject: string;
  readonly now: Date;
  readonly minutes: number;
  readonly claims?: Readonly<Record<string, string>>;
};

/** A token: issuer, subject, audience and term, and nothing about the person. */
export const signed = async (key: IssuerKey, { issuer, subject, now, minutes, claims = {} }: Term): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm, kid: key.public.kid ?? "" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + minutes * 60_000))
    .sign(await importJWK(key.private, algorithm));

/** A token for a persona. */
export const signToken = (key: IssuerKey, subject: string, now: Date): Promise<string> =>
  signed(key, { issuer: devIssuer, subject, now, minutes: termMinutes });

type Keys = JWTVerifyGetKey;

const keptMilliseconds = 30_000;
const mostKept = 1000;

/** Keeps what a valid token says for half a minute, and never beyond its term: a signature costs more than a read. */
const keeping = (verify: Verify, clock: () => Date): Verify => {
  const kept = new Map<string, { readonly claims: Claims; readonly from: number; readonly until: number }>();
  return async (token) => {
    const now = clock().getTime();
    const known = kept.get(token);
    if (known && now >= known.from && now < known.until) return known.claims;
    kept.delete(token);
    const claims = await verify(token);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
    if (claims)
      kept.set(token, { claims, from: now, until: Math.min(now + keptMilliseconds, Number(claims.exp) * 1000) });
    return claims;
  };
};

const verifier = (issuer: string, keys: Keys, audiences: readonly string[], clock: () => Date): Verify =>
  keeping(async (token) => {
    try {
      const rules = {
        issuer,
        audience: [...audiences],
        algorithms: [algorithm],
        currentDate: clock(),
        requiredClaims: ["sub", "exp"],
      };
      return { ...(await jwtVerify(token, keys, rules)).payload };
    } catch (error) {
      if (error instanceof Busy) throw error;
      return undefined;
    }
  }, clock);

/** Checks tokens that were signed by a home's own key. */
export const verifyOwnTokens = (issuer: string, key: IssuerKey, clock: () => Date): Verify =>
  verifier(issuer, createLocalJWKSet({ keys: [key.public] }), [audience], clock);

export const verifyDevTokens = (key: IssuerKey, clock: () => Date): Verify => verifyOwnTokens(devIssuer, key, clock);

const Paper = z.object({ issuer: z.string(), jwks_uri: z.url() });

const discoveryOf = async (issuer: string): Promise<z.infer<typeof Paper>> => {
  const away = (why: string): Complaint =>
    new Complaint(`The issuer ${issuer} ${why}: look at LINLI_ISSUER and at the issuer, then start again.`);
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  if (!URL.canParse(address)) throw away("is no address");
  const response = await fetch(address, { signal: AbortSignal.timeout(patienceMilliseconds) }).catch(() => undefined);
  if (!response) throw away("does not answer");
  if (!response.ok) throw away(`answers ${response.status} to discovery`);
  const paper = Paper.safeParse(await response.json().catch(() => undefined));
  if (!paper.success) throw away("has no discovery document that names its keys");
  if (paper.data.issuer !== issuer)
    throw away(`has a discovery document that names another issuer, ${paper.data.issuer}`);
  return paper.data;
};

const saysNo = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;

/** Keys that could not be fetched say nothing about the token: it is tried again. */
const orBusy =
  (keys: Keys): Keys =>
  async (...asked) => {
    try {
      return await keys(...asked);
    } catch (error) {
      throw saysNo(error) ? error : new Busy("the keys of the issuer are out of reach");
    }
  };

/** Checks tokens of any OpenID Connect issuer, for any of the audiences, by the keys its discovery document names. */
export const verifyTokensOf = async (issuer: string, audiences: readonly string[]): Promise<Verify> => {
  const { jwks_uri: keys } = await discoveryOf(issuer);
  return verifier(issuer, orBusy(createRemoteJWKSet(new URL(keys))), audiences, () => new Date());
};

/** The discovery document (OpenID Connect Discovery 1.0) of a home's own issuer. */
export const discovery = (issuer: string, origin: string) => ({
  issuer,
  jwks_uri: `${origin}/.well-known/jwks.json`,
  id_token_signing_alg_values_supported: [algorithm],
  response_types_supported: ["token"],
  subject_types_supported: ["public"],
});
