import * as z from "zod";
import { stateSort } from "./entity.ts";
import type { CommunityTable } from "./scope.ts";

/** What people and things are kept as, by the prefix of their ids. */
const kinds: Readonly<Record<string, string>> = {
  per: "PERSON",
  dpt: "LEARNER",
  crs: "COURSE",
  cmp: "CAMPUS",
  mtg: "MEETING",
  ser: "SERIES",
  iss: "ISSUE",
  pst: "POSTING",
  emp: "EMPLOYER",
  fai: "FAIR",
  prg: "PROGRAMME",
  asn: "ASSOCIATION",
};

const Named = z.object({ name: z.string().optional(), title: z.string().optional() });

const kindOf = (id: string): string | undefined =>
  /^[a-z]{3}_[a-z2-7]{20,28}$/.test(id) ? kinds[id.slice(0, 3)] : undefined;

/** Whether something has a name that is joined when it is spoken of. */
export const isNamed = (id: string): boolean => kindOf(id) !== undefined;

/** The name, by id, of each that has one: who was forgotten is not in it. */
export type Names = ReadonlyMap<string, string>;

/** What people and things are called now, read at their source: what shows a name keeps none that may be old. */
export const namesOf = async (table: CommunityTable, ids: Iterable<string | undefined>): Promise<Names> => {
  const asked = [...new Set(ids)].filter((id) => id !== undefined && isNamed(id)) as string[];
  const items = await table.getMany(asked.map((id) => table.scope.key([kindOf(id) ?? "", id], stateSort)));
  const names = new Map<string, string>();
  for (const [nth, id] of asked.entries()) {
    const { name, title } = Named.parse(items[nth]?.state ?? {});
    const called = name ?? title;
    if (called) names.set(id, called);
  }
  return names;
};
