import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { callsIn, disputeIn, estateOf, morning, outboxOf, pass, phone } from "./channels.ts";
import { openProvider, outsideHere } from "./gateway.ts";

const provider = await openProvider();
const outside = outsideHere();
const estate = (at = morning) => estateOf({ outside, url: provider.url, at });
const times = (count: number, status: number) => Array.from({ length: count }, () => ({ status }));

beforeEach(() => provider.reset());
afterAll(() => provider.close());

describe("a text to a neighbour", () => {
  it("goes at once, and says neither what it is about nor who else is in it", async () => {
    const { town } = await estate();
    await disputeIn(town);
    const [body] = provider.bodies();
    expect(provider.taken).toHaveLength(1);
    expect(Object.keys(body).toSorted()).toEqual(["link", "messageId", "text", "to", "urgent"]);
    expect(body).toMatchObject({ to: phone, link: "https://linli.example", urgent: false });
    expect(body.text).not.toMatch(/纠纷|噪声|江|秦|调解/);
    expect(provider.taken[0]?.headers["webhook-id"]).toBe(body.messageId);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "sent", tries: 1 }]);
  });

  it("is tried under the same id until the gateway is back after an hour, and arrives once", async () => {
    const { town } = await estate();
    provider.answer(...times(4, 500));
    await disputeIn(town);
    await pass(town, 60);
    expect(provider.taken).toHaveLength(4);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "due" }]);
    await pass(town, 40);
    expect(provider.taken).toHaveLength(5);
    expect(new Set(provider.bodies().map(({ messageId }) => messageId)).size).toBe(1);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "sent", tries: 5 }]);
    expect(await callsIn(town)).toEqual([]);
  });

  it("is followed by a call at once where the gateway failed to the last, by whatever fault", async () => {
    const gone = await openProvider();
    const { town } = await estateOf({ outside, url: gone.url });
    await gone.close();
    await disputeIn(town);
    await pass(town, 85);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "failed", tries: 5 }]);
    expect(await callsIn(town)).toMatchObject([{ phone, tries: 0 }]);
  });

  it("is left alone for as long as the gateway asks", async () => {
    const { town } = await estate();
    provider.answer({ status: 429, headers: { "retry-after": "600" } });
    await disputeIn(town);
    await pass(town, 9);
    expect(provider.taken).toHaveLength(1);
    await pass(town, 1);
    expect(provider.taken).toHaveLength(2);
  });

  it("never goes again to a number that is nobody's; the desk sees whose it is, until it is another", async () => {
    const { town, personId } = await estate();
    provider.answer({ status: 410 });
    await disputeIn(town);
    const desk = await town.as("ding");
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "no-such-address" }]);
    expect(await callsIn(town)).toMatchObject([{ personId }]);
    expect((await desk.listUnreachable({})).body.items).toMatchObject([{ personId, channels: ["text"] }]);
    await disputeIn(town);
    expect(provider.taken).toHaveLength(1);
    await desk.correctPerson({ params: { personId }, body: { phone: "13900139000" } });
    expect((await desk.listUnreachable({})).body.items).toEqual([]);
    await disputeIn(town);
    expect(provider.bodies().at(-1)).toMatchObject({ to: "+8613900139000" });
  });

  it("rests in the night, and goes at eight", async () => {
    const { town } = await estate("2026-03-02T14:00:00.000Z");
    await disputeIn(town);
    town.clock.set("2026-03-02T23:59:00.000Z");
    await town.drain();
    expect(provider.taken).toHaveLength(0);
    await pass(town, 1);
    expect(provider.taken).toHaveLength(1);
  });

  it("is not sent at eight of what was read in the night", async () => {
    const { town } = await estate("2026-03-02T14:00:00.000Z");
    await disputeIn(town);
    await (await town.as("qin")).readAllMessages({ body: {} });
    town.clock.set("2026-03-03T00:00:00.000Z");
    await town.drain();
    expect(provider.taken).toHaveLength(0);
  });

  it("goes first about a thing; what comes in the hour after it goes in one text, once", async () => {
    const { town } = await estate();
    const caseId = await disputeIn(town);
    const sun = await town.as("sun");
    const params = { caseId };
    const { disputants } = (await sun.getCase({ params })).body.case;
    const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
    await sun.contactDisputants({ params, body: { contacts } });
    await sun.acceptCase({ params, body: { leadId: await town.idOf("sun"), rightsNoticeGiven: true } });
    await town.drain();
    await pass(town, 10);
    await sun.escalateCase({ params, body: { reason: "涉及全小区" } });
    await town.drain();
    await pass(town, 49);
    expect(provider.taken).toHaveLength(1);
    await pass(town, 2);
    expect(provider.taken).toHaveLength(2);
    expect(provider.bodies()[1].text).toMatch(/请您答复.*新消息/);
    for (const moment of ["mediation.leadNamed", "mediation.escalated"])
      expect(await outboxOf(town, "text", moment)).toMatchObject([{ state: "sent" }]);
    await pass(town, 5);
    expect(provider.taken).toHaveLength(2);
  });

  it("is tried again later, not at once, where the process ended in the middle of sending", async () => {
    let isCrashing = true;
    const post: typeof outside.post = async (posting) => {
      const sending = await outside.post(posting);
      if (isCrashing) throw new Error("the process ended");
      return sending;
    };
    const { town } = await estateOf({ outside: { ...outside, post }, url: provider.url });
    await disputeIn(town);
    isCrashing = false;
    town.clock.advance(0.2);
    await town.drain();
    expect(provider.taken).toHaveLength(1);
    await pass(town, 2);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "sent", tries: 2 }]);
    expect(new Set(provider.bodies().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it("stays in the outbox of a stage for trials, but to those of its list", async () => {
    const trial = { outside: outsideHere({ onlyTo: new Set(["+8613700137000"]) }), url: provider.url };
    const { town, personId } = await estateOf(trial);
    await disputeIn(town);
    await pass(town, 3);
    expect(provider.taken).toHaveLength(0);
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "due", tries: 0 }]);
    await (await town.as("ding")).correctPerson({ params: { personId }, body: { phone: "13700137000" } });
    await disputeIn(town);
    expect(provider.bodies()).toMatchObject([{ to: "+8613700137000" }]);
  });
});
