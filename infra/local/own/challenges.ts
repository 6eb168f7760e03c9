import { createHmac, randomBytes, timingSafeEqual, webcrypto } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import * as z from "zod";

const termMilliseconds = 2 * 60_000;
const prefix = "linli-sign-in";

const coordinate = z.string().regex(/^[\w-]{43}$/);

/** The public half of a device's key: ECDSA on P-256 as a JSON Web Key (RFC 7518 §6.2), as WebCrypto exports it. */
export const PublicKey = z
  .object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: coordinate, y: coordinate })
  .meta({ id: "DeviceKey" });
export type PublicKey = z.infer<typeof PublicKey>;

/** A device is named by its key's thumbprint (RFC 7638), so asking twice adds it once. */
export const deviceIdOf = ({ kty, crv, x, y }: PublicKey): Promise<string> =>
  calculateJwkThumbprint({ kty, crv, x, y });

const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** Whether the key signed the text (ES256: ECDSA with SHA-256, r and s side by side, base64url). */
export const isSigned = async (key: PublicKey, text: string, signature: string): Promise<boolean> => {
  try {
    const { kty, crv, x, y } = key;
    const imported = await webcrypto.subtle.importKey("jwk", { kty, crv, x, y }, ecdsa, false, ["verify"]);
    const bytes = Buffer.from(signature, "base64url");
    return await webcrypto.subtle.verify(ecdsa, imported, bytes, Buffer.from(text));
  } catch {
    return false;
  }
};

/**
 * Challenges that a device signs: each good for two minutes and once. None is kept until it is answered, so asking
 * for many fills nothing; those of before a restart open nothing.
 */
export const openChallenges = (now: () => number) => {
  const secret = randomBytes(32);
  const spent = new Map<string, number>();
  const macOf = (body: string): string => createHmac("sha256", secret).update(body).digest("base64url");

  const isOurs = (challenge: string): boolean => {
    const at = challenge.lastIndexOf(".");
    const [given, right] = [Buffer.from(challenge.slice(at + 1)), Buffer.from(macOf(challenge.slice(0, at)))];
    return given.length === right.length && timingSafeEqual(given, right);
  };

  const forgetOld = (): void => {
    for (const [challenge, until] of spent) if (until <= now()) spent.delete(challenge);
  };

  return {
    make: () => {
      const until = now() + termMilliseconds;
      const body = `${prefix}.${until}.${randomBytes(16).toString("base64url")}`;
      return { challenge: `${body}.${macOf(body)}`, expiresAt: new Date(until).toISOString() };
    },
    /** Whether the challenge is one of ours, in time, and used for the first time; it is used from now on. */
    spend: (challenge: string): boolean => {
      forgetOld();
      const until = Number(challenge.split(".")[1]);
      if (!isOurs(challenge) || until <= now() || spent.has(challenge)) return false;
      spent.set(challenge, until);
      return true;
    },
  };
};
