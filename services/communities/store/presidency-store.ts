import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import type { Person } from "../domain/person.ts";
import { type Presidency, presidenciesAmong } from "../domain/presidency.ts";
import { RoleGrant } from "../domain/role-grant.ts";

const partition = ["PRESIDENT"] as const;
const turnSort = "TURN";

/** Each presidency, and each term of a deputy, has a row, so that all of them are known to whoever grants another. */
export const presidencyRows = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  const [former, present] = [before, after].map((each) => presidenciesAmong(each?.grants ?? []));
  const isAmong = (known: readonly Presidency[] | undefined, { grantId }: Presidency): boolean =>
    known?.some((each) => each.grantId === grantId) ?? false;
  const ended = former?.filter((each) => !isAmong(present, each)) ?? [];
  const begun = present?.filter((each) => !isAmong(former, each)) ?? [];
  return [
    ...ended.map(({ grantId }) => ({ write: { delete: scope.key(partition, grantId) } })),
    ...begun.map(({ grantId, personId, from, to, deputy }) => ({
      write: {
        put: { ...scope.key(partition, grantId), personId, from, ...(to && { to }), ...(deputy && { deputy }) } as Item,
      },
    })),
  ];
};

const Row = RoleGrant.pick({ personId: true, from: true, to: true, deputy: true });

/** Every presidency, and the write by which another comes after them: of two at once one has its turn. */
export const presidenciesIn = async (table: CommunityTable) => {
  const known: Presidency[] = [];
  let version = 0;
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...partition), limit: 100 }))
    for (const row of rows)
      if (row.sort === turnSort) version = Number(row.version);
      else known.push({ grantId: row.sort, ...Row.parse(row) });
  const when =
    version > 0
      ? ({ path: ["version"], is: "equals", value: version } as const)
      : ({ path: ["partition"], is: "absent" } as const);
  const turn: Companion = {
    write: { put: { ...table.scope.key(partition, turnSort), version: version + 1 }, when: [when] },
    refusal: new Refusal("try-again"),
  };
  return { known, turn };
};
