import { describe, expect, it } from "vitest";
import { Community } from "#services/communities/domain/community.ts";
import { grantRole } from "#services/communities/domain/grant-role.ts";
import { addMember, foundHousehold } from "#services/communities/domain/household.ts";
import { recordOrganisation } from "#services/communities/domain/organisations.ts";
import { setCategory } from "#services/communities/domain/set-category.ts";
import { setBuilding } from "#services/communities/domain/settings.ts";
import { describeFull, type Growing } from "../describe-full.ts";
import { active, at, homeless, resident, unverified } from "./made.ts";

const household = () => {
  const memberIds = [resident.personId];
  const standings = homeless(...memberIds);
  const founding = { building: "1栋", memberIds, buildings: ["1栋"], standings, livesThere: undefined, at };
  return foundHousehold({ ...founding, commandId: "h" }).state;
};
const grant = (nth: number) => {
  const building = `${nth}栋`;
  return { role: "building-leader", building, buildings: [building], at, commandId: building } as const;
};

const lists: readonly Growing[] = [
  [
    "the members of a household",
    household(),
    29,
    "/personId",
    (it, n) =>
      addMember(it, { personId: `per_${n}`, standing: homeless(`per_${n}`).get(`per_${n}`), livesThere: undefined }),
  ],
  ["the grants of a person", unverified(), 100, "/role", (it, n) => grantRole(it, grant(n))],
  ["the buildings of a community", active(), 500, "/name", (it, n) => setBuilding(it, { name: `${n}栋` })],
  [
    "the organisations of a community",
    active(),
    50,
    "/name",
    (it, n) => recordOrganisation(it, { name: `${n}`, side: "property", commandId: `${n}`, by: { grants: [] } }),
  ],
  [
    "a community's own categories",
    active(),
    30,
    "/key",
    (it, n) => setCategory(it, { key: `own-${n}`, name: { "zh-CN": "x", en: "x" } }),
  ],
];

describeFull(lists);

describe("a list that is full", () => {
  it("takes a change of what is in a full one already", () => {
    let state: Community = active();
    for (let nth = 0; nth < 500; nth += 1) state = setBuilding(state, { name: `${nth}栋` }).state;
    const changed = setBuilding(state, { name: "7栋", households: 12 }).state;
    expect(Community.parse(changed)).toMatchObject({
      buildings: expect.arrayContaining([{ name: "7栋", households: 12 }]),
    });
  });
});
