import { createHash } from "node:crypto";

/** What a body is packed with on its way. */
export type Coding = "br" | "gzip";

const digestOf = (text: string, length: number): string =>
  createHash("sha256").update(text).digest("hex").slice(0, length);

/** The mark of what is shown beside or instead of what a thing's version says. */
export const markOf = (shown: string): string => digestOf(shown, 8);

/**
 * The tag of an answer: the version of the thing, and a mark of what else is told. Packed it is other bytes, and so has
 * another tag (RFC 9110 §8.8.3.3).
 */
export const etagOf = (version: number, mark?: string): string => `"${version}${mark ? `.${mark}` : ""}"`;

/** The tag of what has no version, such as a list: of what it says. */
export const contentTag = (shown: string): string => `"of-${digestOf(shown, 24)}"`;

const tagPattern = /^"((\d{1,15})(?:\.[0-9a-f]{8})?|of-[0-9a-f]{24})(?:-(?:br|gzip))?"$/;

/** The same tag of the packed answer. */
export const packedTag = (tag: string, coding: Coding): string => tag.replace(/"$/, `-${coding}"`);

/** The version that a tag names, packed or not; nothing where no answer had such a tag. */
export const versionIn = (tag: string): number | undefined => {
  const version = tagPattern.exec(tag)?.[2];
  return version === undefined ? undefined : Number(version);
};

/** The tag in `If-None-Match` by which the client holds this answer already. */
export const heldTag = (ifNoneMatch: string | undefined, tag: string | undefined): string | undefined =>
  ifNoneMatch
    ?.split(",")
    .map((each) => each.trim().replace(/^W\//, ""))
    .find((each) => tag !== undefined && tagPattern.exec(each)?.[1] === tagPattern.exec(tag)?.[1]);
