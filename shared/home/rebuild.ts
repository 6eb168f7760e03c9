import { envelopesOf } from "../events/relay.ts";
import type { RouteTable } from "../http/route.ts";
import { catalogue } from "../table/catalogue.ts";
import { journalPrefix } from "../table/layout.ts";
import { pagesOf } from "../table/pages.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Cards } from "./card.ts";
import { shownKey } from "./rows.ts";
import { type Showing, showThing, tellThemselves } from "./show.ts";

type Shown = { readonly cards: Cards; readonly routes: RouteTable };

/** Shows a thing anew, whatever was shown of it, and tells whom it concerns all that its journal knows. */
const showAnew = async (showing: Showing): Promise<void> => {
  const { table, thing, concern } = showing;
  const { id } = thing;
  const item = await table.get(shownKey(table.scope, thing, concern.noted?.(id)));
  if (item) await table.write({ put: { ...item, isHalf: true, isUntold: true } });
  await showThing(showing);
};

/** Tells a person what their own journal knows. */
const tellAnew = async (table: CommunityTable, kind: string, id: string): Promise<void> => {
  const { scope } = table;
  for await (const items of pagesOf(table, { partition: scope.partition(kind, id), prefix: journalPrefix, limit: 100 }))
    for (const event of items.flatMap((item) => envelopesOf(scope.region, item)))
      await tellThemselves({ event, table }, kind);
};

const rebuildKind = async (table: CommunityTable, kind: string, { cards, routes }: Shown): Promise<number> => {
  const concern = cards[kind];
  if (concern === undefined || concern === "nobody") return 0;
  let count = 0;
  const every = concern === "told" ? undefined : concern.every;
  for await (const id of every?.(table) ?? catalogue(table, kind)) {
    await (concern === "told"
      ? tellAnew(table, kind, id)
      : showAnew({ table, thing: { kind, id, named: concern.named }, concern, routes }));
    count += 1;
  }
  return count;
};

/** Makes anew what is at home with everybody, and what they were told; answers of how many things. */
export const rebuildHomes = async (table: CommunityTable, services: readonly Shown[]): Promise<number> => {
  let count = 0;
  for (const service of services)
    for (const kind of Object.keys(service.cards)) count += await rebuildKind(table, kind, service);
  return count;
};
