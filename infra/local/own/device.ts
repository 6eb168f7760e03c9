import type { webcrypto } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { Complaint } from "#infra/operations/complaint.ts";
import { writeWhole } from "../secrets.ts";

type JsonWebKey = webcrypto.JsonWebKey;

const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** A device's key pair; in a browser it stays in IndexedDB and cannot be read out. */
type DeviceKey = { readonly publicKey: JsonWebKey; sign(text: string): Promise<string> };

const keyOf = async (jwk: JsonWebKey): Promise<DeviceKey> => {
  const { kty, crv, x, y } = jwk;
  const own = await crypto.subtle.importKey("jwk", jwk, ecdsa, false, ["sign"]);
  return {
    publicKey: { kty, crv, x, y } as JsonWebKey,
    sign: async (text) => {
      const signature = await crypto.subtle.sign(ecdsa, own, new TextEncoder().encode(text));
      return Buffer.from(signature).toString("base64url");
    },
  };
};

/** A key pair of a device, as a JSON Web Key. */
export const newDeviceKey = async (): Promise<JsonWebKey> => {
  const { privateKey } = await crypto.subtle.generateKey(ecdsa, true, ["sign", "verify"]);
  return crypto.subtle.exportKey("jwk", privateKey);
};

const Challenge = z.object({ challenge: z.string() });
const SignedIn = z.object({ deviceId: z.string(), token: z.string(), expiresInSeconds: z.number() });
export type SignedIn = z.infer<typeof SignedIn>;

/** What a device shows once: the code of a slip, or the operator's. */
export type Introduction =
  | { readonly slip: { readonly community: string; readonly personId: string; readonly code: string } }
  | { readonly operatorCode: string };

/** A device of somebody at a home of their own: its calls are those that a page makes. */
export const openDevice = (home: string, jwk: JsonWebKey) => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(home + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Complaint(`${home}${path} answers ${response.status}: ${await response.text()}`);
    return response.json();
  };

  const signed = async (key: DeviceKey) => {
    const { challenge } = Challenge.parse(await post("/sign-in/challenges", {}));
    return { challenge, signature: await key.sign(challenge) };
  };

  return {
    /** Becomes a device of whoever holds the code. */
    introduce: async (introduction: Introduction): Promise<SignedIn> => {
      const key = await keyOf(jwk);
      const body = { publicKey: key.publicKey, ...(await signed(key)), ...introduction };
      return SignedIn.parse(await post("/sign-in/devices", body));
    },
    /** A fresh token. */
    signIn: async (deviceId: string): Promise<SignedIn> =>
      SignedIn.parse(await post("/sign-in/tokens", { deviceId, ...(await signed(await keyOf(jwk))) })),
  };
};

const Kept = z.object({ key: z.custom<JsonWebKey>(), deviceId: z.string().optional() });

/** A device whose key lies in a file, for who works from a shell. */
export const deviceIn = async (path: string, home: string) => {
  const kept = existsSync(path) ? Kept.parse(JSON.parse(readFileSync(path, "utf8"))) : { key: await newDeviceKey() };
  const device = openDevice(home, kept.key);
  return {
    signIn: async (introduction: Introduction | undefined): Promise<SignedIn> => {
      const { deviceId } = kept as z.infer<typeof Kept>;
      if (!introduction && !deviceId) throw new Complaint(`${path} is no device yet: give --operator CODE or --slip.`);
      // Kept first: a code is good for one device, whose key must not be lost with the answer.
      writeWhole(path, JSON.stringify(kept));
      const signedIn = introduction ? await device.introduce(introduction) : await device.signIn(deviceId ?? "");
      writeWhole(path, JSON.stringify({ ...kept, deviceId: signedIn.deviceId }));
      return signedIn;
    },
  };
};
