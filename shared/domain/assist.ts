import { type Instant, yearOf } from "./dates.ts";
import { numberOf, type OwnPolicy } from "./policy.ts";

type Asked = {
  readonly needsAssist?: boolean | undefined;
  readonly declinesAssist?: boolean | undefined;
  readonly birthYear?: number | undefined;
};

/**
 * Whether somebody is served at the desk: where they asked for it, and from the year in which they are 60, unless they
 * switched it off.
 */
export const isAssisted = (
  { needsAssist, declinesAssist, birthYear }: Asked,
  { at, policy }: { readonly at: Instant; readonly policy: OwnPolicy },
): boolean => {
  const isOld = birthYear !== undefined && yearOf(at) - birthYear >= numberOf("assistFromAge", policy);
  return needsAssist === true || (isOld && !declinesAssist);
};
