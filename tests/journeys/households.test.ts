import { describe, expect, it } from "vitest";
import { openTown } from "../town/town.ts";

describe("a household", () => {
  it("takes in nobody whom the community does not know, nor who moved out", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const [admin, qin, jiang] = [await town.as("admin-yangguang"), await town.idOf("qin"), await town.idOf("jiang")];
    const stranger = `per_${"a".repeat(20)}`;
    const problem = (pointer: string) => ({ problem: { errors: [{ pointer, code: "unknown-person" }] } });
    const founding = admin.foundHousehold({ body: { building: "2栋", memberIds: [qin, stranger] } });
    await expect(founding).rejects.toMatchObject(problem("/memberIds/1"));
    const { householdId } = (await admin.foundHousehold({ body: { building: "2栋", memberIds: [qin] } })).body;
    await admin.moveOutPerson({ params: { personId: jiang }, body: {} });
    for (const personId of [stranger, jiang])
      await expect(admin.addMember({ params: { householdId }, body: { personId } })).rejects.toMatchObject(
        problem("/personId"),
      );
  });
});
