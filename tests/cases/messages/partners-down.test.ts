import { afterAll, afterEach, describe, expect, it } from "vitest";
import { keepWorking } from "#infra/local/work.ts";
import { silent } from "#shared/observe.ts";
import { disputeIn } from "./channels.ts";
import { openProvider, outsideHere } from "./gateway.ts";
import { admin, attemptsOf, estateWithFairs, hours, keptOf, planned, registered, webhookOf } from "./partners.ts";

const provider = await openProvider();
const other = await openProvider();
const impatient = () => outsideHere({ patienceMilliseconds: 300 });

const estate = () => estateWithFairs(impatient());
const idsOf = ({ taken }: typeof provider) => taken.map(({ headers }) => String(headers["webhook-id"]));

afterAll(() => Promise.all([provider.close(), other.close()]));
afterEach(() => {
  provider.reset();
  other.reset();
});

const told = async (town: Awaited<ReturnType<typeof estate>>["town"]) => {
  const { items } = (await (await town.as(admin)).listOwnMessages({ query: { limit: 100 } })).body;
  return items.filter(({ moment }) => moment === "communities.webhookOff");
};

describe("a partner's system that fails", () => {
  it.each([
    ["answers 500", { status: 500 }, 500],
    ["leads elsewhere", { status: 302, headers: { location: other.url } }, 302],
    ["answers too late", { status: 200, after: 600 }, undefined],
    ["never answers", { status: 200, after: "never" }, undefined],
  ] as const)("and %s is tried again under the same id, until it takes it", async (_, answer, status) => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.answer(answer, answer, answer);
    const fairId = await planFair();
    await town.drain();
    expect(idsOf(provider)).toHaveLength(1);
    await hours(town, 3, 1);
    expect(idsOf(provider)).toHaveLength(4);
    expect(new Set(idsOf(provider)).size).toBe(1);
    expect(new Set(provider.bodies().map(({ subject }) => subject))).toEqual(new Set([fairId]));
    expect(other.taken).toEqual([]);
    const attempts = await attemptsOf(town, webhookId);
    expect(attempts.map(({ became }) => became)).toEqual(["sent", "failed", "failed", "failed"]);
    expect(attempts.map((each) => each.status)).toEqual([204, status, status, status]);
    expect(attempts.every(({ fact, at }, nth) => fact === planned && at >= String(attempts[nth + 1]?.at ?? ""))).toBe(
      true,
    );
  });

  it("is tried ever more seldom for three days, then switched off, and its administrators are told once", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.always({ status: 500 });
    await planFair();
    await hours(town, 70, 5);
    const tries = provider.taken.length;
    expect(tries).toBeGreaterThan(12);
    expect(tries).toBeLessThan(40);
    expect((await webhookOf(town, webhookId))?.off).toBeUndefined();
    expect(await told(town)).toEqual([]);
    await hours(town, 3);
    expect((await webhookOf(town, webhookId))?.off).toMatchObject({ cause: "failing" });
    expect(await told(town)).toHaveLength(1);
    const after = provider.taken.length;
    await planFair();
    await hours(town, 24);
    expect(provider.taken.length).toBe(after);
    expect(new Set(idsOf(provider)).size).toBe(1);
    expect((await keptOf(town, webhookId)).filter(({ sort }) => sort.startsWith("DELIVERY#"))).toEqual([]);
  });

  it("is not switched off for one fact that it never takes, as long as it takes others", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.always({ status: 500 });
    await planFair();
    await hours(town, 71);
    provider.always({ status: 204 });
    await planFair();
    await town.drain();
    provider.always({ status: 500 });
    await hours(town, 4);
    expect((await webhookOf(town, webhookId))?.off).toBeUndefined();
    expect(await told(town)).toEqual([]);
  });

  it("has three days from when it is switched on again", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.always({ status: 500 });
    await planFair();
    await hours(town, 10);
    await planFair();
    await hours(town, 62.25);
    expect((await webhookOf(town, webhookId))?.off).toMatchObject({ cause: "failing" });
    await (await town.as(admin)).switchWebhookOn({ params: { webhookId }, body: {} });
    await planFair();
    await hours(town, 70);
    expect((await webhookOf(town, webhookId))?.off).toBeUndefined();
    await hours(town, 3);
    expect((await webhookOf(town, webhookId))?.off).toMatchObject({ cause: "failing" });
    expect(await told(town)).toHaveLength(2);
  });

  it("and says 410 is switched off at once, and its administrators are told", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.answer({ status: 410 });
    await planFair();
    await town.drain();
    expect((await webhookOf(town, webhookId))?.off).toMatchObject({ cause: "gone", at: town.clock.now() });
    expect(await told(town)).toHaveLength(1);
    await planFair();
    await hours(town, 80);
    expect(provider.taken).toHaveLength(1);
    expect((await attemptsOf(town, webhookId)).map(({ status }) => status)).toEqual([410]);
  });

  it.each([429, 503])("and says %i is left alone with everything for as long as it asked", async (status) => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.answer({ status: 500 });
    await planFair();
    await town.drain();
    provider.answer({ status, headers: { "retry-after": "7200" } });
    await planFair();
    await town.drain();
    expect(provider.taken).toHaveLength(2);
    await planFair();
    await hours(town, 1.9, 1);
    expect(provider.taken).toHaveLength(2);
    await hours(town, 0.2, 1);
    expect(provider.taken).toHaveLength(5);
    expect(new Set(idsOf(provider)).size).toBe(3);
    const statuses = (await attemptsOf(town, webhookId)).map((each) => each.status);
    expect(statuses.slice(0, 3)).toEqual([204, 204, 204]);
    expect(new Set(statuses.slice(3))).toEqual(new Set([status, 500]));
  });

  it("keeps of what was tried the last hundred", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    for (let nth = 0; nth < 103; nth += 1) {
      await planFair();
      town.clock.advance(1);
    }
    await town.drain();
    expect(provider.taken).toHaveLength(103);
    const rows = await keptOf(town, webhookId);
    expect(rows.filter(({ sort }) => sort.startsWith("ATTEMPT#"))).toHaveLength(100);
    expect(await attemptsOf(town, webhookId)).toHaveLength(100);
    await hours(town, 73);
    expect((await keptOf(town, webhookId)).filter(({ sort }) => sort.startsWith("DELIVERY#"))).toEqual([]);
  }, 60_000);
});

describe("a partner's system that never answers", () => {
  it("holds up neither another partner nor what people are told", async () => {
    const { town, planFair } = await estateWithFairs(outsideHere({ patienceMilliseconds: 4000 }));
    await registered(town, provider.url);
    await registered(town, other.url);
    await town.drain();
    provider.always({ status: 200, after: "never" });
    const stop = keepWorking(town.home.host.works, silent);
    const began = Date.now();
    for (let nth = 0; nth < 20; nth += 1) await planFair();
    await disputeIn(town, { drains: false });
    const isTold = async () => {
      const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
      return other.taken.length === 20 && items.some(({ moment }) => moment === "mediation.caseFiled");
    };
    while (!(await isTold()) && Date.now() - began < 15_000) await new Promise((goOn) => setTimeout(goOn, 20));
    const took = Date.now() - began;
    await stop();
    await town.home.host.settled();
    expect(other.taken).toHaveLength(20);
    expect(took).toBeLessThan(3500);
  }, 30_000);
});
