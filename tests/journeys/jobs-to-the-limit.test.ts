import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  inYangguang,
  offerOf,
  publishedPosting,
  registeredEmployer,
  verified,
  visited,
  visitorsOf,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const tenSkills = [
  "security",
  "access-control",
  "first-aid",
  "cleaning",
  "gardening",
  "electrical",
  "plumbing",
  "welding",
  "carpentry",
  "driving",
] as const;

describe("what people write at length, or twice", () => {
  let town: Town;
  let employerId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
  });

  it("is one skill, however often a seeker, a need or a posting names it", async () => {
    const skills = ["sewing", "sewing"] as const;
    expect((await walkIn(town, inYangguang, "赵六", { skills: [...skills] })).skills).toEqual(["sewing"]);
    const heard = await visited(town, inYangguang, employerId, [{ title: "裁缝", skills: [...skills] }]);
    expect(heard.needs).toMatchObject([{ skills: ["sewing"] }]);
    const { programmeId } = await activeProgramme(town, inYangguang);
    const offer = offerOf(programmeId, employerId, { skills: [...skills] });
    expect((await publishedPosting(town, inYangguang, offer)).skills).toEqual(["sewing"]);
  });

  it("is a visit with as many needs as one commit can hold", async () => {
    const needsOf = (count: number) =>
      Array.from({ length: count }, (_, nth) => ({ title: `岗位${nth}`, skills: [...tenSkills] }));
    expect((await visited(town, inYangguang, employerId, needsOf(7))).needs).toHaveLength(7);
    await expect(visited(town, inYangguang, employerId, needsOf(8))).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/needs", code: "too-big" }] },
    });
  });

  it("is no visit of two people where one is named for two sides", async () => {
    const visitors = (await visitorsOf(town, inYangguang)).map(({ personId }, nth) =>
      nth === 0 ? { name: "甲", personId } : { name: "甲" },
    );
    const body = { visitedOn: "2026-03-01", visitors };
    const attempt = (await town.as("fang")).recordVisit({ params: { employerId }, body });
    await expect(attempt).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/visitors/1", code: "there-already" }] },
    });
  });
});
