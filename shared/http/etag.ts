/** What a body is packed with on its way. */
export type Coding = "br" | "gzip";

/** The tag of an entity's version. Packed it is other bytes, and so has another tag (RFC 9110 §8.8.3.3). */
export const etagOf = (version: number, coding?: Coding): string => `"${version}${coding ? `-${coding}` : ""}"`;

/** The version that a tag names, packed or not; nothing where no answer had such a tag. */
export const versionIn = (tag: string): number | undefined => {
  const version = /^"(\d{1,15})(?:-(?:br|gzip))?"$/.exec(tag)?.[1];
  return version === undefined ? undefined : Number(version);
};

/** The tag in `If-None-Match` by which the client holds this version already. */
export const heldTag = (ifNoneMatch: string | undefined, version: number | undefined): string | undefined =>
  ifNoneMatch
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .find((tag) => version !== undefined && versionIn(tag) === version);
