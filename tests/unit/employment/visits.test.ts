import { describe, expect, it } from "vitest";
import { recordVisit } from "#services/employment/domain/visit.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const refusing = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

describe("a visit", () => {
  const visiting = {
    ...act,
    commandId: "v",
    ...a.today,
    policy: {},
    members: new Set([a.worker.personId]),
    employerId: a.verified().employerId,
    visitedOn: "2026-03-01",
    needs: [],
  };

  it("is by people of two sides", () => {
    const visitors = [
      { name: "甲", side: "property" as const },
      { name: "乙", side: "property" as const },
    ];
    expect(() => recordVisit({ ...visiting, visitors })).toThrow(
      refusing("invalid", { errors: [{ pointer: "/visitors", code: "two-sides-needed" }] }),
    );
  });

  it("lets its needs count as demand for ninety days, or as long as the community says", () => {
    const visitors = [
      { name: "甲", side: "property" as const },
      { name: "乙", side: "community" as const },
    ];
    expect(recordVisit({ ...visiting, visitors }).state.needsCountUntil).toBe("2026-05-31");
    expect(recordVisit({ ...visiting, visitors }).state.needsExpireAt).toBe("2026-05-31T16:00:00.000Z");
    const policy = { needDays: 10 };
    expect(recordVisit({ ...visiting, visitors, policy }).state.needsCountUntil).toBe("2026-03-12");
  });
  it("is by two people: one who is named twice is one, whether by name or by id", () => {
    const one = { name: "甲", side: "property" as const };
    const other = { side: "community" as const };
    const { personId } = a.worker;
    const members = new Set([personId, a.member.personId]);
    for (const visitors of [
      [one, { ...other, name: "甲" }],
      [
        { ...one, personId },
        { ...other, name: "甲" },
      ],
      [
        { ...one, personId },
        { ...other, name: "乙", personId },
      ],
    ])
      expect(() => recordVisit({ ...visiting, members, visitors })).toThrow(
        refusing("invalid", { errors: [{ pointer: "/visitors/1", code: "there-already" }] }),
      );
    const namesakes = [
      { ...one, personId },
      { ...other, name: "甲", personId: a.member.personId },
    ];
    expect(recordVisit({ ...visiting, members, visitors: namesakes }).state.visitors).toHaveLength(2);
  });

  it("names nobody by an id who is not of the community", () => {
    const visitors = [
      { name: "甲", side: "property" as const, personId: a.worker.personId },
      { name: "乙", side: "community" as const, personId: a.member.personId },
    ];
    expect(() => recordVisit({ ...visiting, visitors })).toThrow(
      refusing("invalid", { errors: [{ pointer: "/visitors/1/personId", code: "unknown-person" }] }),
    );
  });
});
