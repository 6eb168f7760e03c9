import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#shared/domain/new-id.ts";
import { inYangguang, registeredEmployer } from "../town/jobs.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

describe("the contact of an employer", () => {
  let town: Town;
  let ground: Ground;
  const unknown = newId("emp", "nobody");
  const granting = async (employerId: string) => ({
    body: { personId: await town.idOf("qin"), role: "employer-contact" as const, employerId },
  });
  beforeAll(async () => {
    ground = await newGround();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  });

  it("is of an employer that the community knows", async () => {
    const refused = refusing(ground, inYangguang.slug);
    const wish = await granting(unknown);
    const problem = field("/employerId", "unknown-employer");
    await refused(town, "admin-yangguang", (admin) => admin.grantRole(wish), problem);
    const known = await registeredEmployer(town, inYangguang);
    const { body } = await (await town.as("admin-yangguang")).grantRole(await granting(known));
    expect(body.employerId).toBe(known);
  });

  it("is refused as a row of many too, tried or done", async () => {
    const admin = await town.as("admin-yangguang");
    const known = await registeredEmployer(town, inYangguang, "另一单位");
    const grants = [(await granting(unknown)).body, (await granting(known)).body];
    for (const dryRun of [true, false]) {
      const { granted, refused } = (await admin.grantRoles({ body: { dryRun, grants } })).body;
      expect(refused).toEqual([{ pointer: "/grants/0/employerId", code: "unknown-employer" }]);
      expect(granted).toMatchObject([{ employerId: known }]);
    }
  });
});
