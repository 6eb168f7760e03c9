import { sha256Of } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

/** One spelling of a name: in whatever width and case it was typed, and with whatever blanks. */
const spelled = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

/** By its digest: a name may be longer than a key once it is spelled out. */
const nameKey = (scope: CommunityScope, name: string): Key => scope.key(["BODY-NAME"], sha256Of(spelled(name)));

const taken = new Refusal("name-in-use", { errors: [{ pointer: "/name", code: "name-in-use" }] });

/** Of two bodies under one name the second is refused in its commit; one that is there no more gives its name back. */
export const nameRows = (
  scope: CommunityScope,
  { name, isNew, isOver }: { readonly name: string; readonly isNew: boolean; readonly isOver: boolean },
): Companion[] => {
  const key = nameKey(scope, name);
  if (isNew) return [{ write: { put: key, when: [{ path: ["partition"], is: "absent" }] }, refusal: taken }];
  return isOver ? [{ write: { delete: key } }] : [];
};

type NameHolder = { readonly name: string; readonly status?: string };
type Store = { getEach(ids: readonly string[]): Promise<readonly NameHolder[]> };

/** Refuses the name of another one, also of one that was made before names had rows. */
export const nameMustBeFree = async (
  table: CommunityTable,
  { name, own }: { readonly name: string; readonly own: string },
  { kind, store }: { readonly kind: string; readonly store: Store },
): Promise<void> => {
  const ids: string[] = [];
  for await (const id of catalogue(table, kind)) if (id !== own) ids.push(id);
  const there = await store.getEach(ids);
  if (there.some((each) => each.status !== "withdrawn" && spelled(each.name) === spelled(name))) throw taken;
};
