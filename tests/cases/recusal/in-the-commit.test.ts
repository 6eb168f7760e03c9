import { describe, expect, it } from "vitest";
import { interrupted } from "../../town/interrupted.ts";
import { openTown } from "../../town/town.ts";

describe("a mediator who joins a disputant's household", () => {
  it("does not act on the case, though they had no interest as it was read", async () => {
    const { ground, beforeCommit } = interrupted("CASE");
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    const qin = await town.idOf("qin");
    const disputed = [{ name: "秦先生", personId: qin }];
    const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants: disputed } as const;
    const fang = await town.as("fang");
    const household = { building: "2栋", memberIds: [qin] };
    const { householdId } = (await fang.foundHousehold({ body: household })).body;
    const { caseId, disputants } = (await (await town.as("sun")).fileCase({ body })).body.case;
    await town.drain();
    const yu = await town.as("yu");
    const joining = { params: { householdId }, body: { personId: await town.idOf("yu") } };
    beforeCommit(() => fang.addMember(joining));
    const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true, refuses: true }));
    const attempt = yu.contactDisputants({ params: { caseId }, body: { contacts } });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "conflict-of-interest" } });
    const { status } = (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;
    expect(status).toBe("reported");
  });
});
