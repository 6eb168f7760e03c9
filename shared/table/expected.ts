import { Refusal, type RefusalCode, refuse } from "../domain/refusal.ts";
import type { Command } from "./journal.ts";

/** By these whoever reads a thing is refused it. */
const unseen: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "not-found",
  "conflict-of-interest",
  "not-for-the-other-side",
]);

/** Refuses what the decision refuses where the thing is not there for the caller. */
const mustBeSeen = (decide: () => unknown): void => {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal && unseen.has(error.code)) throw error;
  }
};

/**
 * Decides on the version that the caller expects, and refuses `version-conflict` on any other; never to whom the thing
 * is not there, or who may not read it, for they are not told its version either.
 */
export const asExpected = <Decided>(
  { version }: { readonly version: number },
  { expects }: Command,
  decide: () => Decided,
): Decided => {
  if (expects === undefined || expects === version) return decide();
  mustBeSeen(decide);
  return refuse("version-conflict", { version });
};
