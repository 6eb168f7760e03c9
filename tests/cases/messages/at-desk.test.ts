import { expect, it } from "vitest";
import { inSession } from "../../town/desk.ts";
import { openTown } from "../../town/town.ts";

it("whoever acts for somebody at the desk is told nothing of that person's disputes, and reads no notice away", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const elder = { name: "陆奶奶", birthYear: 1947, building: "2栋", room: "301", phone: "13800138000" };
  const { personId } = (await (await town.as("ding")).registerPerson({ body: elder })).body;
  const disputants = [
    { name: "陆奶奶", personId },
    { name: "江女士", personId: await town.idOf("jiang") },
  ];
  const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  await (await town.as("sun")).fileCase({ body });
  await town.drain();
  const { desk } = await inSession(town, "ding", personId);
  const before = (await desk.listOwnMessages({})).body;
  expect(before.unread).toBeGreaterThan(0);
  await desk.readAllMessages({ body: {} });
  const after = (await desk.listOwnMessages({})).body;
  expect(after.unread).toBeGreaterThan(0);
  const home = (await desk.getHome({ query: {} })).body;
  const timeline = (await desk.getOwnTimeline({ query: {} })).body;
  expect(JSON.stringify([before, after, home, timeline])).not.toMatch(/mediation|"case"|cas_/);
  expect((await desk.listOwnCases({})).body.items).toHaveLength(1);
});
