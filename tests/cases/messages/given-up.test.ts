import { describe, expect, it } from "vitest";
import { messageTold } from "#shared/contracts/messages.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { graceOver } from "../../town/erasing.ts";
import { openTown, type Town } from "../../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

const filedAt = async () => {
  const town = await openTown({ start });
  const elder = { name: "陆奶奶", birthYear: 1947, building: "2栋", room: "301", phone: "13800138000" };
  const granny = (await (await town.as("ding")).registerPerson({ body: elder })).body.personId;
  const disputants = [
    { name: "秦先生", personId: await town.idOf("qin") },
    { name: "陆奶奶", personId: granny },
  ];
  const body = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const { caseId } = (await (await town.as("sun")).fileCase({ body })).body.case;
  await town.drain();
  return { town, granny, caseId };
};

/** The desk calls, and hears nothing, as often as somebody stands on its list. */
const callInVain = async (town: Town, days: number): Promise<number> => {
  let tries = 0;
  for (let half = 0; half < days * 2; half += 1) {
    const desk = await town.as("ding");
    for (const { messageId } of (await desk.listCalls({})).body.items) {
      await desk.reportCall({ params: { messageId }, body: { outcome: "not-reached" } });
      tries += 1;
    }
    town.clock.advance(12 * 60);
    await town.drain();
  }
  return tries;
};

const unreachedTo = async (town: Town, persona: string) => {
  const { items } = (await (await town.as(persona)).listOwnMessages({})).body;
  return items.filter(({ moment }) => moment.endsWith(".unreached"));
};

describe("somebody whom the desk called in vain on three days", () => {
  it("is told of to who presides, while the case has no lead, once, and to nobody else", async () => {
    const { town, granny, caseId } = await filedAt();
    expect(await callInVain(town, 2)).toBe(4);
    expect(await unreachedTo(town, "sun")).toEqual([]);
    expect(await callInVain(town, 1)).toBe(2);
    const [told, ...more] = await unreachedTo(town, "sun");
    expect(told).toMatchObject({ moment: "mediation.unreached", kind: "task", thing: { id: caseId } });
    expect(told?.sentence).toContain("陆奶奶");
    expect(more).toEqual([]);
    await town.tellAgain(town.told("messages.message-given-up.v1"));
    expect(await unreachedTo(town, "sun")).toHaveLength(1);
    for (const persona of ["qin", "jiang", "ding", "fang"]) expect(await unreachedTo(town, persona)).toEqual([]);
    const told2 = town.told(messageTold.type).filter(({ data }) => String(data.moment).endsWith(".unreached"));
    expect(told2.map(({ data }) => data.personId)).not.toContain(granny);
  });

  it("is called again some hours later: who taps twice has called once", async () => {
    const { town } = await filedAt();
    const desk = await town.as("ding");
    const [{ messageId } = { messageId: "" }] = (await desk.listCalls({})).body.items;
    const report = () => desk.reportCall({ params: { messageId }, body: { outcome: "not-reached" } });
    await report();
    await expect(report()).rejects.toMatchObject({ problem: { code: "not-found" } });
    expect((await desk.listCalls({})).body.items.map((each) => each.messageId)).not.toContain(messageId);
    town.clock.advance(120);
    await town.drain();
    await report();
    town.clock.advance(120);
    await town.drain();
    await expect(report()).rejects.toMatchObject({ problem: { code: "not-found" } });
  });

  it("is told of to the lead alone, where the case has one", async () => {
    const { town, caseId } = await filedAt();
    const sun = await town.as("sun");
    const leadId = await town.idOf("yu");
    await sun.acceptCase({ params: { caseId }, body: { leadId, rightsNoticeGiven: true } });
    await town.drain();
    await callInVain(town, 3);
    expect((await unreachedTo(town, "yu")).length).toBeGreaterThan(0);
    expect(await unreachedTo(town, "sun")).toEqual([]);
  });
});

describe("a legal notice of a case", () => {
  const noticesOf = async (town: Town, persona: string, caseId: string) => {
    const { body } = await (await town.as(persona)).getCase({ params: { caseId } });
    return (body.case.notices ?? []).map(({ moment, personId, strength }) => ({ moment, personId, strength }));
  };

  it("stands in the case with how far it came: opened by one, spoken to the other; each sees their own", async () => {
    const { town, granny, caseId } = await filedAt();
    const qin = await town.idOf("qin");
    const filed = { moment: "mediation.caseFiled" };
    const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
    const messageId = items.find(({ moment }) => moment === filed.moment)?.messageId ?? "";
    await (await town.as("qin")).readMessage({ params: { messageId }, body: {} });
    const [call] = (await (await town.as("ding")).listCalls({})).body.items;
    const reached = { params: { messageId: call?.messageId ?? "" }, body: { outcome: "reached" as const } };
    await (await town.as("ding")).reportCall(reached);
    await town.drain();
    const own = { ...filed, personId: qin, strength: "opened" };
    const both = expect.arrayContaining([own, { ...filed, personId: granny, strength: "spoken" }]);
    expect(await noticesOf(town, "sun", caseId)).toEqual(both);
    expect(await noticesOf(town, "qin", caseId)).toEqual([own]);
    await town.tellAgain(town.told("messages.notice-given.v1"));
    expect(await noticesOf(town, "sun", caseId)).toHaveLength(2);
    const acts = async (persona: string) => {
      const { body } = await (await town.as(persona)).getTimeline({ params: { caseId }, query: { limit: 100 } });
      return body.items.filter(({ what }) => what === "notice-given").map(({ data }) => data.personId);
    };
    expect((await acts("sun")).toSorted()).toEqual([qin, granny].toSorted());
    expect(await acts("qin")).toEqual([qin]);
  });

  it("is proved in the case's journal after its person asked to be forgotten", async () => {
    const { town, granny, caseId } = await filedAt();
    const [call] = (await (await town.as("ding")).listCalls({})).body.items;
    const reached = { params: { messageId: call?.messageId ?? "" }, body: { outcome: "reached" as const } };
    await (await town.as("ding")).reportCall(reached);
    await town.drain();
    await (await town.as("sun")).withdrawCase({ params: { caseId }, body: { reason: "双方和好" } });
    await town.drain();
    await (await town.as("admin-yangguang")).requestErasure({ params: { personId: granny }, body: {} });
    await graceOver(town);
    const table = scoped(town.home.world.table, communityScope("cn", "yangguang-huayuan"));
    const { items } = await table.query({ partition: table.scope.partition("CASE", caseId), limit: 100 });
    const facts = items.flatMap(({ facts: told = [] }) => told as { type: string; data: Record<string, unknown> }[]);
    const proofs = facts.filter(({ type }) => type === "mediation.notice-given.v1").map(({ data }) => data);
    expect(proofs).toContainEqual({ caseId, personId: granny, moment: "mediation.caseFiled", strength: "spoken" });
  });
});
