import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { rebuildStanding } from "#services/communities/flows/rebuild-standing.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Place } from "../../town/place.ts";
import { type Town, townIn } from "../../town/town.ts";
import type { Assembly } from "../assembly.ts";
import { type Deployed, found, type Made, madeBy } from "../deployed.ts";
import { listenTo } from "../echo.ts";
import { placeOn, tableOf } from "../place.ts";
import { rest, waitingIn } from "../rest.ts";
import { filesOf, room, root } from "../room.ts";
import { deploy, known, synthesize } from "../stack.ts";
import { checkOut, isInHistory } from "./base.ts";
import { holdersIn, itemsOf, lostExports, retained } from "./kept.ts";
import { relays } from "./relay.ts";

const release = JSON.parse(readFileSync(new URL("last-release.json", import.meta.url), "utf8"));
const isHere = isInHistory(release.commit);
const because = `this clone's history does not reach back to ${release.commit}`;

const stage = "upgrade";
const firstOf = ({ stacks }: Assembly): string[] =>
  stacks.map(({ name }) => name).filter((name) => /-(data|core)$/.test(name));

it.runIf(process.env.CI === "true")("has the history that an upgrade needs", () => expect(isHere, because).toBe(true));

describe.skipIf(!isHere)(`an upgrade in place${isHere ? "" : `: skipped, because ${because}`}`, () => {
  const { endpoint, issuer, jwk } = inject("deployed");
  const ground = { endpoint, issuer };
  let before: Assembly;
  let after: Assembly;
  let deployed: Deployed;
  let place: Place;
  let town: Town;
  let holders: ReadonlyMap<string, string>;
  let items: Awaited<ReturnType<typeof itemsOf>>;

  const toldOf: string[] = [];

  /** Somebody who registers, which is a fact that others hear. */
  const newcomer = async (name: string): Promise<string> => {
    const body = { name, birthYear: 1980, building: "2栋" };
    return (await (await town.as("admin-yangguang")).registerPerson({ body })).body.personId;
  };
  /** What operators do before and after a release that reads standings, which the one before did not keep. */
  const makeStandings = (): Promise<number> =>
    rebuildStanding(scoped(place.world.table, communityScope(place.world.region, "yangguang-huayuan")));

  const made = async ({ stacks }: Assembly): Promise<Made[]> => {
    const names = stacks.map(({ name }) => name).filter((name) => known(stage, { out: "", stacks }).includes(name));
    return (await Promise.all(names.map((name) => madeBy(endpoint, name)))).flat();
  };
  const stand = async (assembly: Assembly): Promise<Deployed> => {
    const stacks = known(stage, assembly);
    const named = found({ ...ground, jwk, stage, out: assembly.out, stacks }, await made(assembly));
    return { ...named, echo: await listenTo(named) };
  };

  beforeAll(async () => {
    const base = `${room()}/base`;
    checkOut(release.commit, base);
    const start = "2026-03-02T01:00:00.000Z";
    writeFileSync(`${filesOf(room()).clocks}/${stage}`, "2026-03-02 01:00:00.000");
    before = await synthesize({ tree: base, stage, folder: `${base}/infra/aws/stages` }, ground);
    await deploy(base, before, known(stage, before), ground);
    deployed = await stand(before);
    if (release.relay === "stopped") await relays(deployed, await made(before), false);
    place = await placeOn(deployed, start);
    town = townIn(place);
    for (const name of ["甲", "乙", "丙"]) toldOf.push(await newcomer(name));
    await makeStandings();
    after = await synthesize({ tree: root, stage, folder: `${room()}/${stage}`, switches: release.switches }, ground);
    holders = holdersIn(await made(before));
    items = await itemsOf(deployed);
  });

  it("takes away no export that a stack of the release before still reads", () => {
    expect(lostExports(before.stacks, after.stacks)).toEqual([]);
  });

  it("tells a fact between its stacks", async () => {
    await deploy(root, after, firstOf(after), ground);
    expect(await itemsOf(deployed)).toEqual(items);
    toldOf.push(await newcomer("丁"));
    items = await itemsOf(deployed);
  });

  it("changes nothing of what is kept, and makes nothing anew that holds something", async () => {
    await deploy(root, after, known(stage, after), ground);
    expect(await itemsOf(deployed)).toEqual(items);
    const now = holdersIn(await made(after));
    const gone = [...holders].filter(([name, id]) => now.get(name) !== id && !retained(before.stacks).has(name));
    for (const [name, id] of gone) expect([name, await waitingIn(endpoint, id)]).toEqual([name, 0]);
  });

  it("hears what was told before it, and between its stacks", async () => {
    deployed = await stand(after);
    await makeStandings();
    await relays(deployed, await made(after), true);
    const told = await rest({ deployed, queue: deployed.echo, table: tableOf(deployed) });
    const subjects = new Set(told.map(({ subject }) => subject));
    expect(toldOf.filter((personId) => !subjects.has(personId))).toEqual([]);
    for (const queue of deployed.deadLetters) expect([queue, await waitingIn(endpoint, queue)]).toEqual([queue, 0]);
    const disputants = toldOf.slice(-2).map((personId) => ({ name: "新邻居", personId }));
    const body = { category: "noise" as const, place: { building: "2栋" }, source: "proactive" as const, disputants };
    expect((await (await town.as("sun")).fileCase({ body })).status).toBe(201);
  });
});
