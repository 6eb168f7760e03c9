import { expect, it } from "vitest";
import { filedCase, inYangguang } from "../town/cases.ts";
import { openTown } from "../town/town.ts";

it("to whom a thing is not there, its version is not told: a stale If-Match is 404 as GET is", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { caseId, disputants } = await filedCase(town, inYangguang);
  const [disputantId = ""] = disputants.map((each) => each.disputantId);
  const params = { caseId };
  const stale = { params, version: 77 };
  const stranger = await town.as("luo");
  const unseen = { problem: { status: 404, code: "not-found" } };
  await expect(stranger.getCase({ params })).rejects.toMatchObject(unseen);
  await expect(stranger.withdrawCase({ ...stale, body: { reason: "和解" } })).rejects.toMatchObject(unseen);
  const demand = { disputantId, text: "夜间安静" };
  await expect(stranger.raiseDemand({ ...stale, body: demand })).rejects.toMatchObject(unseen);
  const party = await town.as("qin");
  await expect(party.raiseDemand({ ...stale, body: demand })).rejects.toMatchObject({
    problem: { status: 412, code: "version-conflict" },
  });
});
