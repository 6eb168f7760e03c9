import type { Case } from "./case.ts";

const chargingCategory = "ev-charging";

/** What people call the inside of a house through which everybody has to flee. */
const waysOfEscape =
  /电梯|轿厢|走廊|过道|走道|楼道|楼梯|梯间|门厅|大堂|疏散通道|消防通道|安全出口|\b(?:lifts?|elevators?|corridors?|hallways?|lobby|stairs?|stairwells?|stairways?|staircases?)\b/iu;

/**
 * Whether a filing says by itself that there is danger of fire: e-bikes that charge in a lift, a corridor or a
 * stairwell. Source: 高层民用建筑消防安全管理规定 §37; 消防法 §28.
 */
export const isFireHazard = ({ category, place }: Pick<Case, "category" | "place">): boolean =>
  category === chargingCategory && waysOfEscape.test((place.spot ?? "").normalize("NFKC"));
