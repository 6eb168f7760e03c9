import { beforeAll, describe, expect, it } from "vitest";
import { devIssuer } from "#infra/local/issuer.ts";
import { type SeedCommunity, seedEmployerId } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { services } from "#services/services.ts";
import { Role } from "#shared/domain/roles.ts";
import { isOpen, type Route } from "#shared/http/route.ts";
import { openTown, type Town } from "../town/town.ts";
import { expected, withoutRole } from "./expected.ts";
import { pathOf } from "./ids.ts";
import type { Expected } from "./who.ts";

const operations: readonly Route[] = services.flatMap(({ routes }) => Object.values(routes));
const [own, other, suspended] = ["matrix-own", "matrix-other", "matrix-suspended"] as const;

const personaOf = (community: string, role: Role): string => `${community} ${role}`;
const roleless = "matrix-own roleless";

/** A community with one person for each role, and one whom it knows and who has none. */
const communityOfRoles = (slug: string): SeedCommunity => ({
  slug,
  name: slug,
  buildings: ["1栋"],
  personas: [
    ...Role.options.map((role) => ({
      persona: personaOf(slug, role),
      name: role,
      building: "1栋",
      employerId: seedEmployerId("matrix"),
      roles: [role],
    })),
    ...(slug === own ? [{ persona: roleless, name: "roleless", building: "1栋", roles: [] }] : []),
  ],
});

const isMembers = (who: Expected): boolean => typeof who === "object" || who === "member";
const isAllowed = (who: Expected, role: Role): boolean =>
  who === "member" || (typeof who === "object" && who.includes(role));

/** Nobody sends this parameter: who gets as far as being parsed is told so with 400. */
const unparsable = "?nobody-sends-this=1";
const reached = 400;

describe("the security matrix", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
    for (const slug of [own, other, suspended])
      await seedCommunity({ world: town.home.world, issuer: devIssuer, community: communityOfRoles(slug) });
    await town.drain();
    await town.send("ops", "POST", `/v1/communities/${suspended}/communities/tenancy/suspend`, {
      headers: { "content-type": "application/json", "idempotency-key": "suspend" },
      body: JSON.stringify({ reason: "x" }),
    });
  });

  const statusOf = async (route: Route, community: string, persona: string | undefined): Promise<number> => {
    const target = pathOf(route.path, { community }) + unparsable;
    const headers = { "content-type": "application/json", "idempotency-key": "k" };
    const { status } = await town.send(persona, route.method, target, { headers, ...(route.body && { body: "{}" }) });
    return status;
  };

  it("has a row for every operation, and for nothing else", () => {
    expect(Object.keys(expected).toSorted()).toEqual(operations.map(({ operation }) => operation).toSorted());
  });

  for (const route of operations) {
    const who = expected[route.operation] ?? "member";
    const inCommunity = route.reach === "community";

    it(`${route.operation}: without a token`, async () => {
      expect(await statusOf(route, own, undefined)).toBe(who === "public" ? reached : 401);
      expect(isOpen(route)).toBe(who === "public" || who === "code");
    });

    if (isMembers(who))
      it(`${route.operation}: each role in its own community, and while it is suspended`, async () => {
        const told: Record<string, readonly number[]> = {};
        const right: Record<string, readonly number[]> = {};
        for (const role of Role.options) {
          const atRest = await statusOf(route, suspended, personaOf(suspended, role));
          told[role] = [await statusOf(route, own, personaOf(own, role)), atRest];
          const [may, mayAtRest] = isAllowed(who, role)
            ? [reached, route.method === "GET" ? reached : 423]
            : [403, 403];
          right[role] = [may, mayAtRest];
        }
        expect(told).toEqual(right);
      });

    if (isMembers(who))
      it(`${route.operation}: somebody without a role, of what is their own`, async () => {
        const may = withoutRole.has(route.operation);
        expect(await statusOf(route, own, roleless)).toBe(may ? reached : 403);
      });

    if (isMembers(who))
      it(`${route.operation}: nobody of another community, nor the operator`, async () => {
        for (const role of Role.options)
          for (const community of [own, suspended])
            expect(await statusOf(route, community, personaOf(other, role))).toBe(404);
        expect(await statusOf(route, own, "ops")).toBe(404);
      });

    if (who === "operator")
      it(`${route.operation}: the operator alone, also while it is suspended`, async () => {
        expect(await statusOf(route, own, "ops")).toBe(reached);
        expect(await statusOf(route, suspended, "ops")).toBe(reached);
        expect(await statusOf(route, own, personaOf(own, "community-admin"))).toBe(403);
        expect(await statusOf(route, own, personaOf(other, "community-admin"))).toBe(inCommunity ? 404 : 403);
      });

    if (who === "signed-in")
      it(`${route.operation}: anyone who is signed in`, async () => {
        expect(await statusOf(route, own, personaOf(other, "resident"))).toBe(reached);
        expect(await statusOf(route, own, "ops")).toBe(reached);
      });
  }
});
