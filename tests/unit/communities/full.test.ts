import { describe, expect, it } from "vitest";
import { Community } from "#services/communities/domain/community.ts";
import { addMember, foundHousehold } from "#services/communities/domain/household.ts";
import { grantRole } from "#services/communities/domain/person-roles.ts";
import { setBuilding, setCalendarYear } from "#services/communities/domain/settings.ts";
import { active, at, resident, unverified } from "./made.ts";

const household = () => {
  const memberIds = [resident.personId];
  return foundHousehold({ building: "1栋", memberIds, buildings: ["1栋"], at, commandId: "h" }).state;
};
const grant = { role: "resident", buildings: [], at } as const;
const year = (nth: number) => ({ year: String(2000 + nth), holidays: [], makeUpWorkdays: [] });

type Grow = (current: never, nth: number) => { readonly state: unknown } | undefined;

/** What grows with each verb, from what, by how many, and where one more is refused. */
const lists: readonly (readonly [what: string, first: unknown, many: number, pointer: string, grow: Grow])[] = [
  ["the members of a household", household(), 29, "/personId", (it, n) => addMember(it, { personId: `per_${n}` })],
  ["the grants of a person", unverified(), 100, "/role", (it, n) => grantRole(it, { ...grant, commandId: `${n}` })],
  ["the buildings of a community", active(), 500, "/name", (it, n) => setBuilding(it, { name: `${n}栋` })],
  ["the years of its calendar", active(), 60, "/year", (it, n) => setCalendarYear(it, year(n))],
];

describe("a list that ends somewhere", () => {
  it.each(lists)("%s: the last one fits, one more is refused", (...row) => {
    const [, first, many, pointer, grow] = row;
    let state = first;
    for (let nth = 0; nth < many; nth += 1) state = grow(state as never, nth)?.state;
    expect(() => grow(state as never, many)).toThrow(
      expect.objectContaining({ code: "invalid", detail: { errors: [{ pointer, code: "too-big" }] } }),
    );
  });

  it("takes a change of what is in a full one already", () => {
    let state: Community = active();
    for (let nth = 0; nth < 500; nth += 1) state = setBuilding(state, { name: `${nth}栋` }).state;
    const changed = setBuilding(state, { name: "7栋", households: 12 }).state;
    expect(Community.parse(changed)).toMatchObject({
      buildings: expect.arrayContaining([{ name: "7栋", households: 12 }]),
    });
  });
});
