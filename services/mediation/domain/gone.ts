import type { Standing } from "#shared/domain/standing.ts";
import { type Case, stageOf } from "./case.ts";
import type { Disputant } from "./parts.ts";

/** Whether somebody whom the community knew is here no longer. */
export const isGoneBy = (standing: Standing | undefined): boolean =>
  !standing || standing.movedOutAt !== undefined || standing.erasureRequestedAt !== undefined;

const seenAs = ({ isGone: _, ...disputant }: Disputant, isGone: boolean): Disputant => ({
  ...disputant,
  ...(isGone && { isGone: true as const }),
});

/** An open case knows who of those in dispute is here no longer, or is back: by what they are at their source. */
export const seeGone = (current: Case, personId: string, standing: Standing | undefined) => {
  const isGone = isGoneBy(standing);
  const own = current.disputants.find((each) => each.personId === personId);
  if (!own || stageOf(current) === "closed" || (own.isGone === true) === isGone) return undefined;
  const disputants = current.disputants.map((each) => (each === own ? seenAs(each, isGone) : each));
  return { state: { ...current, disputants } as Case, facts: [] };
};
