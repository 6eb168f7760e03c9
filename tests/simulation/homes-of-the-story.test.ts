import { describe, expect, it } from "vitest";
import { storyStart, tellStory } from "#infra/local/story/tell.ts";
import { isGate } from "../gate.ts";
import { wrongHomes } from "../town/homes.ts";
import { openTown } from "../town/town.ts";

describe("the homes of the story", () => {
  it("show at rest, at every step and to everybody, what waits for them, and nothing that is refused", async () => {
    const town = await openTown({ start: storyStart });
    const { home, clock, devKey, world } = town;
    const wrong = new Set<string>();
    let steps = 0;
    const ask = (persona: string, method: string, path: string) => town.send(persona, method, path);
    const looking = { table: world.table, region: world.region, ask };
    const send: typeof home.gateway.send = async (request) => {
      const answered = await home.gateway.send(request);
      const { pathname } = new URL(request.url);
      if (request.method !== "POST" || !answered.ok) return answered;
      await home.host.drain();
      steps += 1;
      if (!isGate && steps % 5 !== 0) return answered;
      const slug = /communities\/([^/]+)/.exec(pathname)?.[1] ?? "";
      for (const each of await wrongHomes(slug, looking)) wrong.add(`${pathname.split("/").at(-1)}: ${each}`);
      return answered;
    };
    const today = () => new Date(clock.now());
    const watched = { ...home, gateway: { ...home.gateway, send } };
    await tellStory({ home: watched, clock, key: devKey, today, print: () => {} });
    expect([...wrong]).toEqual([]);
    expect(steps).toBeGreaterThan(50);
  });
});
