import { hash } from "node:crypto";
import { childLength, ownLength } from "./ids.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** The bytes as base32 (RFC 4648, lower case), cut to `length` characters of 5 bits each. */
export const base32 = (bytes: Uint8Array, length: number): string => {
  let text = "";
  for (let at = 0; at < length; at += 1) {
    const byte = (at * 5) >> 3;
    const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
    text += alphabet[(pair >> (11 - ((at * 5) & 7))) & 31];
  }
  return text;
};

/** The SHA-256 of the parts as base32, cut to `length` characters. */
export const digest = (parts: readonly string[], length = 32): string =>
  base32(hash("sha256", JSON.stringify(parts), "buffer"), length);

/** The id of the thing a command makes: the same command always makes the same id. */
export const newId = (prefix: string, commandId: string): string =>
  `${prefix}_${digest([prefix, commandId], ownLength)}`;

/** The id of the child a command makes inside `parentId`; `nth` tells apart several of one command. */
export const newChildId = (prefix: string, parentId: string, commandId: string, nth = 0): string =>
  `${prefix}_${parentId.slice(-ownLength)}${digest([prefix, commandId, String(nth)], childLength)}`;
