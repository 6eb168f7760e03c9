import { beforeAll, describe, expect, it } from "vitest";
import { Part } from "#services/mediation/domain/access.ts";
import { acceptedCase, inFoshan } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

const parts = Part.options;
const everybody = ["zhao", "chen", "lu", "he", "liang", "admin-foshan"] as const;

describe("the cases that somebody has a part in", () => {
  let town: Town;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown();
    ({ caseId } = await acceptedCase(town, inFoshan));
    await town.drain();
  });

  const listed = async (persona: string, as: (typeof parts)[number]): Promise<string[]> => {
    const { body } = await (await town.as(persona)).listOwnCases({ query: { as } });
    return body.items.map((card) => card.caseId);
  };

  it("are a disputant's own, and their lead's to lead", async () => {
    expect([await listed("chen", "own"), await listed("lu", "own")]).toEqual([[caseId], [caseId]]);
    expect([await listed("chen", "leading"), await listed("chen", "supporting")]).toEqual([[], []]);
    expect(await listed("zhao", "leading")).toEqual([caseId]);
  });

  it("are nobody else's, and each may be read by whom it is told to", async () => {
    for (const persona of everybody)
      for (const as of parts)
        for (const each of await listed(persona, as))
          expect((await (await town.as(persona)).getCase({ params: { caseId: each } })).status).toBe(200);
    for (const persona of ["he", "liang", "admin-foshan"])
      for (const as of parts) expect(await listed(persona, as)).toEqual([]);
  });

  it("are supported by whoever was consulted, until they live with a disputant and may read it no more", async () => {
    const liang = await town.as("liang");
    const personId = await town.idOf("liang");
    await (await town.as("zhao")).consultPerson({ params: { caseId }, body: { personId, note: "现场意见" } });
    expect(await listed("liang", "supporting")).toEqual([caseId]);
    const memberIds = [personId, await town.idOf("lu")];
    await (await town.as("he")).foundHousehold({ body: { building: "3栋", memberIds } });
    expect(await listed("liang", "supporting")).toEqual([]);
    await expect(liang.getCase({ params: { caseId } })).rejects.toMatchObject({
      problem: { code: "conflict-of-interest" },
    });
  });
});
