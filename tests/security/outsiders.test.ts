import { expect, it } from "vitest";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { meetingsRoutes } from "#services/meetings/routes.ts";
import { acceptedCase, inFoshan } from "../town/cases.ts";
import type { Town } from "../town/town.ts";
import { describeOutsiders } from "./describe-outsiders.ts";

const prepare = async (town: Town): Promise<Record<string, string>> => {
  const { caseId, disputants } = await acceptedCase(town, inFoshan);
  const zhao = await town.as("zhao");
  const disputantId = disputants[0]?.disputantId ?? "";
  const { body } = await zhao.raiseDemand({ params: { caseId }, body: { disputantId, text: "安静" } });
  const demandId = body.case.demands[0]?.demandId ?? "";
  const founders = [
    { name: "甲", side: "property" as const },
    { name: "乙", side: "community" as const },
  ];
  const founding = { name: "互助会", foundedOn: "2020-09", founders };
  const { associationId } = (await (await town.as("liang")).foundAssociation({ body: founding })).body;
  const personId = await town.idOf("chen");
  const person = await (await town.as("admin-foshan")).getPerson({ params: { personId } });
  return { caseId, demandId, associationId, personId, grantId: person.body.grants[0]?.grantId ?? "" };
};

const told = {
  operations: Object.values({ ...communitiesRoutes, ...mediationRoutes, ...meetingsRoutes }),
  community: "foshan-guojigongguan",
  prepare,
  outsiders: ["sun", "admin-yangguang", "manager", "ops"],
  insiders: ["sun", "admin-yangguang"],
  own: "yangguang-huayuan",
};

describeOutsiders("A10: people of another community", told, (place) => {
  it("sees no trace of a case in which the caller is nobody, though of the same community", async () => {
    const { town, real } = place();
    for (const persona of ["he", "liang"]) {
      const params = { caseId: real.caseId ?? "" };
      const seen = (await town.as(persona)).getCase({ params });
      await expect(seen).rejects.toMatchObject({ problem: { status: 404 } });
      const timeline = (await town.as(persona)).getTimeline({ params });
      await expect(timeline).rejects.toMatchObject({ problem: { status: 404 } });
    }
  });

  it("keeps administrators out of case content", async () => {
    const { town, real } = place();
    const attempt = (await town.as("admin-foshan")).getCase({ params: { caseId: real.caseId ?? "" } });
    await expect(attempt).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
