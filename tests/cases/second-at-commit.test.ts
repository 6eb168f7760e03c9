import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { standingKey } from "#shared/people/standing.ts";
import { communityScope } from "#shared/table/scope.ts";
import type { Write } from "#shared/table/table.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";

let town: Town;
let admin: Neighbour;
/** What happens at the table just before the next commit that makes somebody an administrator. */
let meanwhile: (() => Promise<unknown>) | undefined;

const makesAdministrator = (writes: readonly Write[]): boolean =>
  writes.some((write) => {
    const isPerson = "put" in write && write.put.partition.includes("#PERSON#") && write.put.sort === "STATE";
    return isPerson && JSON.stringify(write.put).includes("community-admin");
  });

const interposed = ({ table, ...rest }: Ground): Ground => ({
  ...rest,
  table: {
    ...table,
    commit: async (writes) => {
      const happening = makesAdministrator(writes) ? meanwhile : undefined;
      if (happening) meanwhile = undefined;
      await happening?.();
      return table.commit(writes);
    },
  },
});

beforeEach(async () => {
  meanwhile = undefined;
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: interposed(await ground()) });
  admin = await town.as("admin-yangguang");
  const key = standingKey(communityScope(town.world.region, "yangguang-huayuan"), await town.idOf("admin-yangguang"));
  const changes = [{ set: ["state", "movedOutAt"] as [string, string], to: town.clock.now() }];
  meanwhile = () => town.world.table.write({ update: key, changes });
});

const rolesOf = async (persona: string) => {
  const { body } = await admin.getPerson({ params: { personId: await town.idOf(persona) } });
  return body.grants.map(({ role }) => role);
};

describe("an administrator who reads restricted content", () => {
  it("is not made by a roster whose second administrator goes at that moment", async () => {
    const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const body = "姓名,楼栋,角色\n余调解员,4栋,社区管理员\n";
    const told = (await town.send("admin-yangguang", "POST", path, { headers, body })).body as { importId: string };
    const params = { importId: told.importId };
    await admin.commitRosterImport({ params, body: {} });
    await town.drain();
    town.clock.advance(60);
    await town.drain();
    const { body: done } = await admin.getRosterImport({ params });
    expect(done).toMatchObject({ status: "imported", failures: [{ row: 2, code: "second-admin-needed" }] });
    expect(await rolesOf("yu")).not.toContain("community-admin");
  });

  it("is not made by a batch whose second administrator goes at that moment", async () => {
    const grants = [{ personId: await town.idOf("yu"), role: "community-admin" as const }];
    const { body } = await admin.grantRoles({ body: { grants } }).catch(() => ({ body: { granted: [] } }));
    expect(body.granted).toEqual([]);
    expect(await rolesOf("yu")).not.toContain("community-admin");
  });
});
