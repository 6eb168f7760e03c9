import type { Played } from "../examples/play.ts";
import { type Action, grantsOf } from "../town/actions.ts";
import { actionsBeyond } from "./beyond-examples.ts";

/** What each function asks of the table: what it was seen to do in the plays, and what is named beyond them. */
export const askedOfTable = ({ actions }: Pick<Played, "actions">): ReadonlyMap<string, readonly Action[]> => {
  const all = new Map<string, readonly Action[]>(actions);
  for (const [name, beyond] of Object.entries(actionsBeyond))
    all.set(name, [...(all.get(name) ?? []), ...beyond.map(({ action }) => action)]);
  return all;
};

/** What each function may do at the table: what it asks for, and no more. */
export const grantsPaper = (played: Pick<Played, "actions">): string =>
  `${JSON.stringify(grantsOf(askedOfTable(played)), null, 2)}\n`;
