import type { webcrypto } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { Complaint, sentenceOf } from "#infra/operations/complaint.ts";
import type { Send } from "#shared/http/client.ts";
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

const posted = async (send: Send, home: string, path: string, body: object): Promise<Response> => {
  const headers = { "content-type": "application/json" };
  try {
    return await send(new Request(home + path, { method: "POST", headers, body: JSON.stringify(body) }));
  } catch {
    throw new Complaint(`No home answers at ${home}: start it, or name its address with --at.`);
  }
};

/** A device of somebody at a home of their own: its calls are those that a page makes. */
export const openDevice = (home: string, jwk: JsonWebKey, send: Send = fetch) => {
  const post = async <Schema extends z.ZodType>(path: string, body: object, schema: Schema) => {
    const response = await posted(send, home, path, body);
    if (!response.ok) throw new Complaint(`${home}${path} answers ${response.status}: ${await response.text()}`);
    const told = schema.safeParse(await response.json().catch(() => undefined));
    if (told.success) return told.data;
    throw new Complaint(`${home} does not answer as a home does that signs people in: look at its address (--at).`);
  };

  const signed = async (key: DeviceKey) => {
    const { challenge } = await post("/sign-in/challenges", {}, Challenge);
    return { challenge, signature: await key.sign(challenge) };
  };

  return {
    /** Becomes a device of whoever holds the code. */
    introduce: async (introduction: Introduction): Promise<SignedIn> => {
      const key = await keyOf(jwk);
      const body = { publicKey: key.publicKey, ...(await signed(key)), ...introduction };
      return post("/sign-in/devices", body, SignedIn);
    },
    /** A fresh token. */
    signIn: async (deviceId: string): Promise<SignedIn> =>
      post("/sign-in/tokens", { deviceId, ...(await signed(await keyOf(jwk))) }, SignedIn),
  };
};

const Kept = z.object({ key: z.custom<JsonWebKey>(), deviceId: z.string().optional() });
type Kept = z.infer<typeof Kept>;

const readKept = async (path: string): Promise<Kept> => {
  try {
    const kept = Kept.parse(JSON.parse(readFileSync(path, "utf8")));
    await keyOf(kept.key);
    return kept;
  } catch (error) {
    const why = sentenceOf(error) ?? `${path} is damaged, or no key of a device.`;
    throw new Complaint(`${why} Name another with --key, and sign in with a new code.`);
  }
};

/** A device whose key lies in a file, for who works from a shell. */
export const deviceIn = async (path: string, home: string) => {
  const kept: Kept = existsSync(path) ? await readKept(path) : { key: await newDeviceKey() };
  const device = openDevice(home, kept.key);
  return {
    signIn: async (introduction: Introduction | undefined): Promise<SignedIn> => {
      const { deviceId } = kept;
      if (!introduction && !deviceId) throw new Complaint(`${path} is no device yet: give --operator CODE or --slip.`);
      // Kept first: a code is good for one device, whose key must not be lost with the answer.
      writeWhole(path, JSON.stringify(kept));
      const signedIn = introduction ? await device.introduce(introduction) : await device.signIn(deviceId ?? "");
      writeWhole(path, JSON.stringify({ ...kept, deviceId: signedIn.deviceId }));
      return signedIn;
    },
  };
};
