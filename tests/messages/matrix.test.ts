import { describe, expect, it } from "vitest";
import { communitiesMoments } from "#services/communities/messages.ts";
import { coursesMoments } from "#services/courses/messages.ts";
import { employmentMoments } from "#services/employment/messages.ts";
import { mediationMoments } from "#services/mediation/messages.ts";
import { meetingsMoments } from "#services/meetings/messages.ts";
import { contracts } from "../docs/services.ts";
import { matrix } from "./matrix.ts";

const tables = {
  communities: communitiesMoments,
  courses: coursesMoments,
  employment: employmentMoments,
  mediation: mediationMoments,
  meetings: meetingsMoments,
};
const moments = new Set(
  Object.entries(tables).flatMap(([service, table]) => Object.keys(table).map((name) => `${service}.${name}`)),
);
const nameOf = (type: string): string => type.replace(/\.v\d+$/, "");
const facts = new Set(contracts.map(({ type }) => nameOf(type)));

describe("the matrix of moments", () => {
  it("is told by rows that there are", () => {
    const named = matrix.flatMap(({ is }) => ("by" in is ? is.by : []));
    expect(named.filter((name) => !moments.has(name))).toEqual([]);
  });

  it("holds back only what no fact tells yet: once there is one, a row tells of it", () => {
    const later = matrix.flatMap(({ is }) => ("later" in is ? is.fact : []));
    expect(later.filter((fact) => facts.has(fact))).toEqual([]);
    expect(facts).toContain("mediation.decision-adopted");
  });

  it("says why nobody is told of a fact that there is", () => {
    const untold = matrix.flatMap(({ is }) => ("untold" in is ? is.untold : []));
    expect(untold.filter((fact) => !facts.has(fact))).toEqual([]);
  });
});
