import { refuse } from "./refusal.ts";

/** Something in a list, and where it stands in what was sent. */
type Listed = readonly [value: string, pointer: string];

/** A list, each with its place below a pointer. */
export const placesOf = (values: readonly string[], pointer: string, member = ""): Listed[] =>
  values.map((value, nth) => [value, `${pointer}/${nth}${member}`]);

/** Refuses what is listed a second time. */
export const mustBeDistinct = (listed: readonly Listed[]): void => {
  const seen = new Set<string>();
  const errors = listed.flatMap(([value, pointer]) => {
    const isNew = !seen.has(value);
    seen.add(value);
    return isNew ? [] : [{ pointer, code: "twice" as const }];
  });
  if (errors.length > 0) refuse("invalid", { errors });
};
