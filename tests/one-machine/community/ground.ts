import { region } from "#infra/local/home.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { keepings } from "#infra/operations/place.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Item } from "#shared/table/table.ts";
import { onSqlite, type Ground as TownGround } from "../../town/town.ts";

/** The community that moves. */
export const slug = "yangguang-huayuan";
export const now = "2026-03-02T01:00:00.000Z";

export const groundOf = ({ table }: TownGround, at = region) => ({ table, region: at, keepings });

export const itemsIn = ({ database }: TownGround): Item[] =>
  database
    .prepare("SELECT item FROM items ORDER BY partition, sort")
    .all()
    .map(({ item }) => JSON.parse(String(item)) as Item);

/** What goes with the community: all of it but what tells of its exports. */
export const isOurs = ({ partition, sort }: Item): boolean =>
  (partition.startsWith(`C#${slug}#`) && partition !== `C#${slug}#EXPORT`) ||
  (partition.startsWith("P#") && sort === `COMMUNITY#${slug}`) ||
  partition.endsWith(`#SLUG#${slug}`);

export const others = (ground: TownGround): string =>
  digest(itemsIn(ground).flatMap((item) => (isOurs(item) ? [] : [JSON.stringify(item)])));

/** A store in which the other communities live already. */
export const elsewhere = async (at = region): Promise<TownGround> => {
  const ground = onSqlite();
  const world = { table: ground.table, region: at, clock: () => now };
  for (const community of seedCommunities)
    if (community.slug !== slug) await seedCommunity({ world, issuer: devIssuer, community });
  return ground;
};
