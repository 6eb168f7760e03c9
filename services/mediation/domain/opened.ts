import { type GlassOpening, hasOpened } from "#shared/domain/break-glass.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { isInvolved, mustBeIn } from "./access.ts";
import type { Case } from "./case.ts";
import { type Insider, mustHaveNoInterest } from "./recusal.ts";

/** By whom the case was ever opened who is not in it. */
export type Opened = { readonly now: Instant; readonly openings: readonly GlassOpening[] };

/** The case, for whoever is in it; and for an administrator who opened it, as long as they did, and has no interest. */
export const mustBeInOrHaveOpened = (subject: Case, by: Insider, { now, openings }: Opened): Case => {
  if (isInvolved(subject, by) || !hasOpened(openings, { caller: by, now })) return mustBeIn(subject, by);
  mustHaveNoInterest(subject, by);
  return subject;
};
