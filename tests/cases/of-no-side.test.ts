import { expect, it } from "vitest";
import { openTown } from "../town/town.ts";

it("whoever is of no side yet is told how they come to one; whoever is of another, that somebody else is chosen", async () => {
  const town = await openTown();
  const admin = await town.as("admin-yangguang");
  const body = { name: "石先生", building: "2栋" };
  const { personId } = (await (await town.as("ding")).registerPerson({ body })).body;
  const grant = (id: string) => admin.grantRole({ body: { personId: id, role: "association-president" } });
  const problem = (detail: RegExp) => ({ problem: { code: "not-of-side", detail: expect.stringMatching(detail) } });
  await expect(grant(personId)).rejects.toMatchObject(problem(/还不属于任何一方.*核实/));
  await expect(grant(await town.idOf("ding"))).rejects.toMatchObject(problem(/属于物业.*换一位/));
});
