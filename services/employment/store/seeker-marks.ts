import { digest } from "#shared/domain/new-id.ts";
import { lettersOf } from "#shared/domain/spelling.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

type Known = { readonly name?: string | undefined; readonly phone?: string | undefined };
type Marked = Known & { readonly seekerId: string };

export const marksPartition = ["SEEKER-MARK"] as const;

/** By what a seeker may be known already, as digests: the name, however it is spelled, and the phone. */
const marksOf = ({ name, phone }: Known): string[] => [
  ...(name === undefined ? [] : [digest(["name", lettersOf(name)])]),
  ...(phone === undefined ? [] : [digest(["phone", phone])]),
];

const keysOf = (scope: CommunityScope, subject: Marked): Key[] =>
  marksOf(subject).map((mark) => scope.key(marksPartition, `${mark}~${subject.seekerId}`));

/** The rows that follow a seeker's name and phone; what is erased leaves none. */
export const markRows = (scope: CommunityScope, before: Marked | undefined, after: Marked): Companion[] => {
  const [former, present] = [before ? keysOf(scope, before) : [], keysOf(scope, after)];
  const isAmong = (keys: readonly Key[], { sort }: Key): boolean => keys.some((key) => key.sort === sort);
  return [
    ...former.filter((key) => !isAmong(present, key)).map((key) => ({ write: { delete: key } })),
    ...present.filter((key) => !isAmong(former, key)).map((key) => ({ write: { put: key } })),
  ];
};

const mostHinted = 5;

/** The ids of a few who are called the same or have the same phone. */
export const seekersLike = async (table: CommunityTable, wish: Known): Promise<string[]> => {
  const partition = table.scope.partition(...marksPartition);
  const pages = await Promise.all(
    marksOf(wish).map((mark) => table.query({ partition, prefix: `${mark}~`, limit: mostHinted })),
  );
  const ids = pages.flatMap(({ items }) => items.map(({ sort }) => sort.split("~").at(-1) ?? ""));
  return [...new Set(ids)].slice(0, mostHinted);
};
