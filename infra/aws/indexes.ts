import { readFileSync } from "node:fs";
import * as z from "zod";
import { indexKeys, projected } from "#shared/table/layout.ts";

/** A table's indexes by name, with the attributes that each carries beside keys. */
const Indexes = z.strictObject({
  projected: z.array(z.string()),
  indexes: z.record(z.string(), z.strictObject({ partition: z.string(), sort: z.string() })),
});
export type Indexes = z.infer<typeof Indexes>;

/** What the tables have that the last release left, `infra/aws/indexes.json`. */
export const releasedIndexes = (): Indexes =>
  Indexes.parse(JSON.parse(readFileSync(new URL("./indexes.json", import.meta.url), "utf8")));

const listed = (names: readonly string[]): string => names.toSorted().join(", ");

/**
 * Why DynamoDB could not make one release's indexes of another's in one update: it adds or removes one index at a
 * time, and changes none. Nothing where it can.
 */
export const indexRefusals = (next: Indexes, released: Indexes): string[] => {
  const names = Object.keys(next.indexes);
  const added = names.filter((name) => !released.indexes[name]);
  const removed = Object.keys(released.indexes).filter((name) => !next.indexes[name]);
  const moved = names.filter((name) => {
    const [now, before] = [next.indexes[name], released.indexes[name]];
    return now && before && (now.partition !== before.partition || now.sort !== before.sort);
  });
  const carriesOther = listed(next.projected) !== listed(released.projected);
  return [
    ...(added.length + removed.length > 1
      ? [`DynamoDB adds or removes one index an update, not ${listed([...added, ...removed])}: one a release`]
      : []),
    ...(moved.length > 0
      ? [
          `DynamoDB changes no index's keys, as ${listed(moved)} would: add one of another name, and remove the old later`,
        ]
      : []),
    ...(carriesOther
      ? [
          `DynamoDB changes nothing that an index carries: ${listed(next.projected)} instead of ` +
            `${listed(released.projected)} would make all of them anew`,
        ]
      : []),
  ];
};

/** The indexes of this release. Throws with the reason where they cannot be made of the last one's. */
export const indexesToDeploy = (): Indexes => {
  const next: Indexes = { projected: [projected], indexes: indexKeys };
  const refusals = indexRefusals(next, releasedIndexes());
  if (refusals.length > 0) throw new Error(["shared/table/layout.ts:", ...refusals].join("\n  "));
  return next;
};
