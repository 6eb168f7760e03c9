import { expect, it } from "vitest";
import type { KeptCaseCard } from "#services/mediation/domain/case-card.ts";
import { groupsToldOf, publicDigest } from "#services/mediation/domain/digest.ts";

const buildings = [
  { name: "1栋", group: "东区", households: 12 },
  { name: "2栋", group: "东区", households: 8 },
  { name: "3栋", group: "西区", households: 19 },
  { name: "4栋", group: "西区" },
  { name: "5栋", households: 40 },
  { name: "6栋", group: "联系13800138000", households: 40 },
];
const groups = groupsToldOf(buildings, {});
const card = (building: string, more: Partial<KeptCaseCard> = {}): KeptCaseCard => ({
  caseId: `cas_${"a".repeat(20)}`,
  number: "20260302-AAAA",
  category: "noise",
  building,
  status: "resolved",
  filedAt: "2026-03-02T01:00:00.000Z",
  endedAt: "2026-03-31T17:00:00.000Z",
  isLate: false,
  ...more,
});
const told = (...cards: KeptCaseCard[]) => publicDigest(cards, { groups, timeZone: "Asia/Shanghai" });

it("knows groups that are large enough, as far as their households are known, and names no phone", () => {
  expect(Object.fromEntries(groups)).toEqual({ "1栋": "东区", "2栋": "东区", "5栋": "5栋" });
  expect(groupsToldOf(buildings, { publicGroupHouseholds: 50 }).size).toBe(0);
});

it("says of a case that ended its kind, month, group, days and outcome, and nothing else", () => {
  const said = { category: "noise", month: "2026-04", buildingGroup: "东区", days: 29, outcome: "resolved" };
  expect(told(card("1栋"))).toEqual([said]);
});

it.each([
  ["is open", card("1栋", { status: "accepted", endedAt: undefined })],
  ["goes on in another", card("1栋", { joinedTo: `cas_${"b".repeat(20)}` })],
  ["is of a group too small", card("3栋")],
  ["is of a building that nobody listed", card("9栋")],
  ["ended before it was kept when", card("1栋", { endedAt: undefined })],
])("is silent of a case that %s", (_, each) => {
  expect(told(each)).toEqual([]);
});

it("says the latest month first, and in it an order that tells nothing of when", () => {
  const april = card("1栋", { filedAt: "2026-03-09T01:00:00.000Z" });
  const rows = told(card("5栋"), card("2栋", { endedAt: "2026-03-09T01:00:00.000Z" }), april, card("1栋"));
  expect(rows.map(({ month, buildingGroup, days }) => [month, buildingGroup, days])).toEqual([
    ["2026-04", "5栋", 29],
    ["2026-04", "东区", 22],
    ["2026-04", "东区", 29],
    ["2026-03", "东区", 7],
  ]);
  expect(told(april, card("5栋"))).toEqual(told(card("5栋"), april));
});
