import type { Played } from "../examples/play.ts";
import { type Action, grantsOf } from "../town/actions.ts";
import { actionsBeyond } from "./beyond-examples.ts";

/** What each function may do at the table: what it was seen to do in the examples, and what is named beyond them. */
export const grantsPaper = ({ actions }: Pick<Played, "actions">): string => {
  const all = new Map<string, readonly Action[]>(actions);
  for (const [name, beyond] of Object.entries(actionsBeyond))
    all.set(name, [...(all.get(name) ?? []), ...beyond.map(({ action }) => action)]);
  return `${JSON.stringify(grantsOf(all), null, 2)}\n`;
};
