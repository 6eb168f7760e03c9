import { hash } from "node:crypto";
import * as z from "zod";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const ownLength = 20;
const childLength = 8;

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

const idPattern = (prefix: string, length: number) => new RegExp(`^${prefix}_[a-z2-7]{${length}}$`);

/** The schema of a thing's own id: `cas_` and 20 characters. Opaque to clients. */
export const idSchema = (prefix: string) => z.string().regex(idPattern(prefix, ownLength));

/** The schema of the id of a thing that lives inside another: it carries its parent's, so one read finds both. */
export const childIdSchema = (prefix: string) => z.string().regex(idPattern(prefix, ownLength + childLength));

/** The id of the thing a command makes: the same command always makes the same id. */
export const newId = (prefix: string, commandId: string): string =>
  `${prefix}_${digest([prefix, commandId], ownLength)}`;

/** The id of the child a command makes inside `parentId`; `nth` tells apart several of one command. */
export const newChildId = (prefix: string, parentId: string, commandId: string, nth = 0): string =>
  `${prefix}_${parentId.slice(-ownLength)}${digest([prefix, commandId, String(nth)], childLength)}`;

/** The parent that a child's id carries. */
export const parentId = (prefix: string, childId: string): string =>
  `${prefix}_${childId.slice(childId.indexOf("_") + 1, -childLength)}`;
