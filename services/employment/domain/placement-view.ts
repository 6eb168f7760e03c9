import type { Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isCaseworker, isContactOf, isSelf } from "./access.ts";
import type { Placement } from "./placement.ts";

/**
 * A placement, for the caseworker, the person and the employer's contact. How content the person is they do not tell
 * their employer.
 */
export const placementFor = (subject: Placement, by: Caller): Placement => {
  if (isCaseworker(by) || isSelf(subject, by)) return subject;
  const { satisfaction: _, ...known } = subject;
  return isContactOf(by, subject.employerId) ? known : refuse("not-found");
};
