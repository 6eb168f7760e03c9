import type { IndexName } from "./table.ts";

/** The attributes of the one table's key, and of its three sparse, overloaded indexes. */
export const tableKey = { partition: "partition", sort: "sort" } as const;

export const indexKeys = {
  first: { partition: "firstPartition", sort: "firstSort" },
  second: { partition: "secondPartition", sort: "secondSort" },
  third: { partition: "thirdPartition", sort: "thirdSort" },
} as const satisfies Record<IndexName, { partition: string; sort: string }>;

/** The one attribute beside the keys that each index carries: what a list shows of an item. */
export const projected = "card";

/** Sort keys that begin so are journal entries: the change log carries their insertion. */
export const journalPrefix = "JOURNAL#";

/** An item with this attribute is hot: the change log carries each of its images. */
export const hotAttribute = "last";
