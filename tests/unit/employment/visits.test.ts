import { describe, expect, it } from "vitest";
import { RecordVisit, recordVisit } from "#services/employment/domain/visit.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });
const alone = refusing("invalid", { errors: [{ pointer: "/visitors", code: "two-sides-needed" }] });

const both = a.caller("both", "resident", "property-staff");
const knownPeople = [a.worker, a.keeper, a.member, a.neighbour, a.caseworker, both];

describe("a visit", () => {
  const visiting = {
    ...act,
    commandId: "v",
    ...a.today,
    policy: {},
    standings: a.standings(...knownPeople),
    employerId: a.verified().employerId,
    visitedOn: "2026-03-01",
    needs: [],
  };
  const visitorsOf = (...people: readonly (typeof a.worker)[]) =>
    people.map(({ name, personId }) => ({ name, personId }));
  const visitors = visitorsOf(a.keeper, a.worker);

  it("is by people of the sides that they hold, whatever anybody types", () => {
    const { state, facts, held } = recordVisit({ ...visiting, visitors });
    expect(state.visitors.map(({ side }) => side)).toEqual(["property", "community"]);
    expect(facts).toMatchObject([{ data: { sides: ["property", "community"] } }]);
    expect(held.map(({ grantId }) => grantId)).toEqual(["g-property-staff", "g-residents-committee-worker"]);
    const typed = { visitedOn: "2026", visitors: [{ name: "甲", side: "community" }] };
    expect(RecordVisit.safeParse(typed).error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["side"] }]);
  });

  it("is none of two of one side, nor of staff who also live there with a neighbour of staff", () => {
    for (const those of [visitorsOf(a.member, a.neighbour), visitorsOf(a.keeper, both), visitorsOf(a.caseworker)])
      expect(() => recordVisit({ ...visiting, visitors: those })).toThrow(alone);
    const sides = recordVisit({ ...visiting, visitors: visitorsOf(both, a.member) }).facts[0]?.data.sides;
    expect(sides).toEqual(["property", "residents"]);
  });

  it("counts who is only named, and who is of no side, for none", () => {
    const guests = [{ name: "物业人员" }, { name: "社区党员" }, ...visitorsOf(a.worker)];
    expect(() => recordVisit({ ...visiting, visitors: guests })).toThrow(alone);
    const { state } = recordVisit({
      ...visiting,
      visitors: [...visitors, { name: "客人" }, ...visitorsOf(a.caseworker)],
    });
    expect(state.visitors.slice(2).map(({ side }) => side)).toEqual([undefined, undefined]);
  });

  it("lets its needs count as demand for ninety days, or as long as the community says", () => {
    expect(recordVisit({ ...visiting, visitors }).state.needsCountUntil).toBe("2026-05-31");
    expect(recordVisit({ ...visiting, visitors }).state.needsExpireAt).toBe("2026-05-31T16:00:00.000Z");
    const policy = { needDays: 10 };
    expect(recordVisit({ ...visiting, visitors, policy }).state.needsCountUntil).toBe("2026-03-12");
  });

  it("is by two people: one who is named twice is one, whether by name or by id", () => {
    const { personId } = a.worker;
    for (const those of [
      [{ name: "甲" }, { name: "甲" }],
      [{ name: "甲", personId }, { name: "甲" }],
      [
        { name: "甲", personId },
        { name: "乙", personId },
      ],
    ])
      expect(() => recordVisit({ ...visiting, visitors: those })).toThrow(
        refusing("invalid", { errors: [{ pointer: "/visitors/1", code: "there-already" }] }),
      );
    const namesakes = visitors.map((visitor) => ({ ...visitor, name: "甲" }));
    expect(recordVisit({ ...visiting, visitors: namesakes }).state.visitors).toHaveLength(2);
  });

  it("names nobody by an id who is not of the community any more", () => {
    const unknown = refusing("invalid", { errors: [{ pointer: "/visitors/1/personId", code: "unknown-person" }] });
    const moved = new Map([...visiting.standings, [a.worker.personId, a.standingOf(a.worker, { movedOutAt: a.at })]]);
    for (const standings of [a.standings(a.keeper), moved])
      expect(() => recordVisit({ ...visiting, standings, visitors })).toThrow(unknown);
  });
});
