import { beforeAll, describe, expect, it } from "vitest";
import { nextSession, shown } from "../town/desk.ts";
import { inYangguang, walkIn } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const { slug } = inYangguang;

describe("a no to somebody whose roles were kept of an earlier call", () => {
  let town: Town;
  const granted = async (persona: string, role: "employment-caseworker" | "desk-operator"): Promise<string> => {
    const body = { personId: await town.idOf(persona), role };
    return (await (await town.as("admin-yangguang")).grantRole({ body })).body.grantId;
  };
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("is not told by a rule either, of who holds the role by now; it is of who does not", async () => {
    const { seekerId } = await walkIn(town, inYangguang, "赵六");
    const luo = await town.as("luo");
    const reading = () => luo.getSeeker({ params: { seekerId } });
    await expect(reading()).rejects.toMatchObject({ problem: { status: 404 } });
    const grantId = await granted("luo", "employment-caseworker");
    expect((await reading()).body.seekerId).toBe(seekerId);
    await (await town.as("admin-yangguang")).revokeRole({ params: { grantId }, body: {} });
    town.clock.advance(1);
    await expect(reading()).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("is not told at the desk, of who became an operator a moment ago", async () => {
    const luo = await town.as("luo");
    await luo.listIssues({ query: { status: "open" } });
    await granted("luo", "desk-operator");
    const sessionId = await nextSession(luo, { personId: await town.idOf("qin"), ...shown });
    const desk = await town.as("luo", slug, sessionId);
    expect((await desk.raiseIssue({ body: { title: "电动车充电" } })).status).toBe(201);
  });
});
