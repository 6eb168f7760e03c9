import { beforeAll, describe, expect, it } from "vitest";
import { openHost } from "#infra/local/host.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { services } from "#services/services.ts";
import { digest } from "#shared/domain/new-id.ts";
import { consumer } from "#shared/events/consumer.ts";
import { type Envelope, reactionId } from "#shared/events/contract.ts";
import { acceptedCase, filedCase, inYangguang } from "../town/cases.ts";
import { onSqlite, openTown } from "../town/town.ts";

const allItems = ({ database }: ReturnType<typeof onSqlite>): string =>
  digest(
    database
      .prepare("SELECT item FROM items ORDER BY partition, sort")
      .all()
      .map(({ item }) => String(item)),
  );

const reaction = mediationReactions.flagLateWhenFirstContactDue;

describe("a message that fails for good, among a hundred", () => {
  const ground = onSqlite();
  let town: Awaited<ReturnType<typeof openTown>>;
  let poisoned: string;
  let isPoisonous = true;
  let caseIds: string[];

  const withPoison = () => {
    const shipped = services.map((service) => ({
      ...service,
      consumers: service.consumers.map((each) =>
        each.reaction.name === reaction.name
          ? consumer(each.reaction as typeof reaction, async (heard) => {
              if (isPoisonous && heard.event.data.caseId === poisoned) throw new Error("poison");
              return each.react(heard as never);
            })
          : each,
      ),
    }));
    return openHost({ world: town.home.world, services: shipped, feed: ground.feed, database: ground.database });
  };

  const late = async (): Promise<number> => {
    const { body } = await (await town.as("sun")).listCases({ query: { status: "reported", limit: 100 } });
    return body.items.filter(({ isLate }) => isLate).length;
  };

  beforeAll(async () => {
    town = await openTown({ on: ground });
    caseIds = [];
    for (let n = 0; n < 100; n += 1) caseIds.push((await filedCase(town, inYangguang)).caseId);
    poisoned = caseIds[41] ?? "";
  });

  it("has its 99 neighbours' effects, and lies among the dead letters after five tries with growing pauses", async () => {
    const host = withPoison();
    town.clock.advance(121);
    await host.drain();
    expect(await late()).toBe(99);
    expect(host.queues.deadLetters()).toEqual([]);
    for (const seconds of [1, 4, 16, 64]) {
      town.clock.advance((seconds - 0.5) / 60);
      await host.drain();
      expect(host.queues.deadLetters()).toEqual([]);
      town.clock.advance(0.5 / 60);
      await host.drain();
    }
    expect(host.queues.deadLetters()).toMatchObject([
      { queue: "mediation", attempts: 5, failed: [reactionId(reaction)] },
    ]);
    expect(await late()).toBe(99);
  });

  it("is done once its fault is mended and it is sent again", async () => {
    isPoisonous = false;
    const host = withPoison();
    host.queues.redrive(reaction.service, Date.parse(town.clock.now()));
    await host.drain();
    expect(host.queues.deadLetters()).toEqual([]);
    expect(await late()).toBe(100);
  });
});

describe("every fact heard again, twice and backwards", () => {
  it("changes nothing", async () => {
    const ground = onSqlite();
    const told: { queue: string; envelope: Envelope }[] = [];
    const town = await openTown({ on: ground });
    const { queues } = town.home.host;
    const send = queues.send;
    queues.send = (queue, envelope, now) => {
      told.push({ queue, envelope });
      send(queue, envelope, now);
    };
    await acceptedCase(town, inYangguang, "yu");
    const personId = await town.idOf("yu");
    const admin = await town.as("admin-yangguang");
    const { grantId } = (await admin.grantRole({ body: { personId, role: "desk-operator" } })).body;
    await admin.revokeRole({ params: { grantId }, body: {} });
    town.clock.advance(121);
    await town.drain();
    const before = allItems(ground);
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const { queue, envelope } of [...told, ...told].toReversed()) {
      send(queue, envelope, Date.parse(town.clock.now()));
      await town.drain();
    }
    expect(allItems(ground)).toBe(before);
  });
});
