import { Refusal, refuse } from "../domain/refusal.ts";
import type { Command } from "./journal.ts";

/** Refuses what the decision refuses where the thing is not there for the caller. */
const mustBeSeen = (decide: () => unknown): void => {
  try {
    decide();
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") throw error;
  }
};

/**
 * Decides on the version that the caller expects, and refuses `version-conflict` on any other; never to whom the thing
 * is not there, for they are not told its version either.
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
