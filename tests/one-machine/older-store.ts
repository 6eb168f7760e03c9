import type { Item } from "#shared/table/table.ts";

export const slug = "yangguang-huayuan";
export const now = "2026-12-01T01:00:00.000Z";

export const root = `C#${slug}#`;
const rows = [
  "PERSON-GUARD",
  "DEADLINE",
  "FILINGS",
  "SEEKER-MARK",
  "ISSUE-OF-SPOT",
  "PERSON-PHONE",
  "PERSON-SEARCH",
  "HOUSEHOLD-FLAT",
  "PRESIDENT",
];
const rowKinds = rows.map((kind) => root + kind);
const isRow = ({ partition, sort }: Item) => rowKinds.includes(partition) || /^(WORKS#|CONSENTS(#|$)|OPEN-)/.test(sort);
const long = "灯".repeat(2300);

/** The first employer has a code of which no row says so. */
const withCode = (state: object, partition: string, examples: readonly Item[]) => {
  const first = examples.find((item) => item.partition.startsWith(`${root}EMPLOYER#`) && item.sort === "STATE");
  return partition === first?.partition ? { ...state, creditCode: "91440600MA4UQ0000X" } : state;
};

/** Who lives in no building was in no list. */
const unlisted = (item: Item): Item => {
  const { secondPartition, secondSort: _, ...rest } = item;
  return secondPartition === `${root}PERSON-ELSEWHERE` ? (rest as Item) : item;
};

/** A removal was in no list. */
const uncarded = ({ partition, sort, version, state }: Item): Item => ({ partition, sort, version, state }) as Item;

/** Nobody knew who had written a number. */
const unasked = ({ phoneChanged: _, ...rest }: Record<string, never>) => rest;

/** A steward and a resident have one number. */
export const withNumberOfStaff = (item: Item): Item => {
  const state = item.state as Record<string, never> & { readonly name?: string };
  const isOne = state.name === "丁管家" || state.name === "江女士";
  return isOne ? { ...item, state: { ...state, phone: "+8613800138555" as never } } : item;
};

/** As an earlier release kept it: no rows of uniqueness or of filings, texts of any length, a building in full width. */
const asBefore = (item: Item, examples: readonly Item[]): Item[] => {
  if (!item.partition.startsWith(root)) return [item];
  if (isRow(item)) return [];
  const { partition, sort, state } = item as Item & { state: Record<string, never> };
  const [, , kind = ""] = partition.split("#");
  if (sort !== "STATE") return [item];
  if (kind === "EMPLOYER") return [{ ...item, state: withCode(state, partition, examples) as never }];
  if (kind === "PERSON") return [withNumberOfStaff(unlisted({ ...item, state: unasked(state) }))];
  if (kind === "ERASURE") return [uncarded(item)];
  if (kind === "CASE")
    return [
      { ...item, state: { ...state, place: { ...(state.place as unknown as object), building: "２栋" } } as never },
    ];
  if (kind === "VISIT" || kind === "ASSISTED-SESSION")
    return [{ ...item, state: { ...state, reason: long, summary: long } as never }];
  return [item];
};

const letters = "abcdefghij";
export const caseIdOf = (nth: number): string =>
  `cas_${String(nth)
    .padStart(20, "0")
    .replace(/\d/g, (digit) => letters[Number(digit)] ?? "")}`;

/** What was filed at a spot in one item: more than a commit takes, under an old spelling, and one of long ago. */
export const filed = Array.from({ length: 120 }, (_, nth) => caseIdOf(nth + 1));
const longAgo = "2026-01-01T01:00:00.000Z";
export const filedTogether = {
  partition: `${root}FILINGS`,
  sort: "noise~９栋",
  cases: { [caseIdOf(0)]: longAgo, ...Object.fromEntries(filed.map((caseId) => [caseId, now])) },
};
const others: readonly Item[] = [
  { ...filedTogether, sort: "noise~9栋", cases: { [caseIdOf(121)]: now } },
  { ...filedTogether, sort: "parking~9栋", cases: { [caseIdOf(0)]: longAgo } },
];

/** What recurred under the old spelling. */
const recurred: readonly Item[] = [
  {
    partition: `${root}RECURRENCE#noise~９栋`,
    sort: "STATE",
    version: 1,
    state: { category: "noise", building: "９栋", episodes: 1, spent: [caseIdOf(1)] },
  },
  { partition: `${root}CATALOGUE#RECURRENCE`, sort: "noise~９栋" },
];

/** What the examples leave, as an earlier release kept it. */
/** What courses noted for whoever was to be told something. */
const messageId = `msg_${"m".repeat(20)}`;
const whom = `per_${"m".repeat(20)}`;
const noted: readonly Item[] = [
  {
    partition: `${root}MESSAGE#${messageId}`,
    sort: "STATE",
    version: 1,
    state: { messageId, kind: "offer", personId: whom, dueAt: now },
  },
  { partition: `${root}MESSAGE#${messageId}`, sort: "JOURNAL#told", version: 1 },
  { partition: `${root}CATALOGUE#MESSAGE`, sort: messageId },
  { partition: `${root}INVOLVED#${whom}`, sort: `MESSAGE#${messageId}` },
];

export const asEarlierRelease = (examples: readonly Item[]): readonly Item[] => [
  ...examples.flatMap((item) => asBefore(item, examples)),
  filedTogether,
  ...others,
  ...recurred,
  ...noted,
];
