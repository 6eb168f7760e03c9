import { describe, expect, it } from "vitest";
import { openTown } from "../../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

const ofMediation = <Each extends { readonly moment: string }>(items: readonly Each[]): Each[] =>
  items.filter(({ moment }) => moment.startsWith("mediation."));

const filedAt = async (at = start) => {
  const town = await openTown({ start: at });
  const desk = await town.as("ding");
  const elder = { name: "陆奶奶", birthYear: 1947, building: "2栋", room: "301", phone: "13800138000" };
  const granny = (await desk.registerPerson({ body: elder })).body.personId;
  const disputants = [
    { name: "秦先生", personId: await town.idOf("qin") },
    { name: "陆奶奶", personId: granny },
  ];
  const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const filed = (await (await town.as("sun")).fileCase({ body })).body.case;
  await town.drain();
  return { town, granny, filed };
};

describe("a case that a mediator takes in on two neighbours", () => {
  it("is told to each of them at once, in their own language, and to nobody else", async () => {
    const { town, filed } = await filedAt();
    const qin = await town.as("qin");
    const items = ofMediation((await qin.listOwnMessages({})).body.items);
    expect(items).toMatchObject([{ moment: "mediation.caseFiled", kind: "notice", thing: { id: filed.caseId } }]);
    expect(items[0]?.sentence).toContain("噪声");
    expect(ofMediation((await (await town.as("jiang")).listOwnMessages({})).body.items)).toEqual([]);
  });

  it("is on the phone list for who has no account, without a word of what it is", async () => {
    const { town, granny } = await filedAt();
    const desk = await town.as("ding");
    const [call] = (await desk.listCalls({})).body.items;
    expect(call).toMatchObject({ personId: granny, name: "陆奶奶", tries: 0 });
    expect(call?.sentence).not.toMatch(/纠纷|噪声|秦/);
    const params = { messageId: call?.messageId ?? "" };
    await desk.reportCall({ params, body: { outcome: "reached" } });
    expect((await desk.listCalls({})).body.items).toEqual([]);
  });

  it("waits in the night for the morning", async () => {
    const { town } = await filedAt("2026-03-02T14:00:00.000Z");
    const desk = await town.as("ding");
    expect((await desk.listCalls({})).body.items).toEqual([]);
    town.clock.advance(9 * 60);
    await town.drain();
    expect((await desk.listCalls({})).body.items).toEqual([]);
    town.clock.advance(60);
    await town.drain();
    expect((await desk.listCalls({})).body.items).toHaveLength(1);
  });

  it("is read once, and is unread no more", async () => {
    const { town } = await filedAt();
    const qin = await town.as("qin");
    const before = (await qin.listOwnMessages({})).body;
    const [message] = ofMediation(before.items);
    const params = { messageId: message?.messageId ?? "" };
    await expect((await town.as("jiang")).readMessage({ params, body: {} })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await qin.readMessage({ params, body: {} });
    const after = (await qin.listOwnMessages({})).body;
    expect(after.unread).toBe(before.unread - 1);
    expect(ofMediation(after.items)).toMatchObject([{ readAt: start }]);
  });
});
