import { beforeAll, describe, expect, it } from "vitest";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import type { Route } from "#shared/http/route.ts";
import { acceptedCase, inFoshan } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";
import { pathOf } from "./ids.ts";

const operations: readonly Route[] = Object.values({ ...communitiesRoutes, ...mediationRoutes });
const inCommunity = operations.filter(({ access }) => typeof access === "object" || access === "member");

/** The answer without what is each request's own. */
const bare = (text: string): unknown => {
  if (!text.startsWith("{")) return text;
  const { requestId: _, instance: __, ...rest } = JSON.parse(text);
  return rest;
};

describe("A10: people of another community", () => {
  let town: Town;
  let real: Record<string, string>;
  beforeAll(async () => {
    town = await openTown();
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
    real = { caseId, demandId, associationId, personId, grantId: person.body.grants[0]?.grantId ?? "" };
  });

  const ask = (persona: string | undefined, route: Route, ids: Readonly<Record<string, string>>, community: string) => {
    const target = pathOf(route.path, { community, ...ids });
    const headers = { "content-type": "application/json", "idempotency-key": "k", "accept-language": "en" };
    return town.send(persona, route.method, target, { headers, ...(route.body && { body: "{}" }) });
  };

  for (const route of inCommunity) {
    it(`${route.operation}: an outsider's answer is 404, equal to that of what does not exist`, async () => {
      for (const outsider of ["sun", "admin-yangguang", "manager", "ops"]) {
        const there = await ask(outsider, route, real, "foshan-guojigongguan");
        const nowhere = await ask(outsider, route, {}, "no-such-community");
        expect(there.status).toBe(404);
        expect(bare(there.text)).toEqual(bare(nowhere.text));
      }
    });

    it(`${route.operation}: no token is 401`, async () => {
      expect((await ask(undefined, route, real, "foshan-guojigongguan")).status).toBe(401);
    });

    it(`${route.operation}: another community's id inside one's own answers like an unknown one`, async () => {
      const persona = ["sun", "admin-yangguang"];
      for (const insider of persona) {
        const foreign = await ask(insider, route, real, "yangguang-huayuan");
        const missing = await ask(insider, route, {}, "yangguang-huayuan");
        expect(foreign.status).toBe(missing.status);
        expect(bare(foreign.text)).toEqual(bare(missing.text));
      }
    });
  }

  it("sees no trace of a case in which the caller is nobody, though of the same community", async () => {
    for (const persona of ["he", "liang"]) {
      const params = { caseId: real.caseId ?? "" };
      const seen = (await town.as(persona)).getCase({ params });
      await expect(seen).rejects.toMatchObject({ problem: { status: 404 } });
      const timeline = (await town.as(persona)).getTimeline({ params });
      await expect(timeline).rejects.toMatchObject({ problem: { status: 404 } });
    }
  });

  it("keeps administrators out of case content", async () => {
    const attempt = (await town.as("admin-foshan")).getCase({ params: { caseId: real.caseId ?? "" } });
    await expect(attempt).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });
  });
});
