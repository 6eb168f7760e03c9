import { beforeEach, describe, expect, it } from "vitest";
import { messageTold } from "#shared/contracts/messages.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { graceOver } from "../../town/erasing.ts";
import { arrive, jointMeeting, nextMeeting } from "../../town/meetings.ts";
import { openTown, type Town } from "../../town/town.ts";

const followed = ["meetings.agendaFollowed", "meetings.changeFollowed", "meetings.minutesFollowed"];

describe("a resident who follows the joint meeting", () => {
  let town: Town;
  let seriesId: string;
  const subscribe = async (persona: string) =>
    (await (await town.as(persona)).subscribeToSeries({ params: { seriesId }, body: {} })).body;
  const listed = async (persona: string) => (await (await town.as(persona)).listSubscriptions({})).body.items;
  const toldTo = async (persona: string): Promise<string[]> => {
    const personId = await town.idOf(persona);
    const told = town.told(messageTold.type).filter(({ data }) => data.personId === personId);
    return told.map(({ data }) => String(data.moment)).filter((moment) => moment.startsWith("meetings."));
  };
  const rows = async (): Promise<string[]> => {
    const table = scoped(town.home.world.table, communityScope("cn", "yangguang-huayuan"));
    const { items } = await table.query({ partition: table.scope.partition("SUBSCRIBERS", seriesId), limit: 10 });
    return items.map(({ sort }) => sort);
  };
  const published = async () => {
    const meeting = await nextMeeting(town, seriesId);
    await (await town.as("fang")).publishAgenda({ params: { meetingId: meeting.meetingId }, body: {} });
    await town.drain();
    return meeting;
  };
  const heldUntilMinutes = async () => {
    const { meetingId, startsAt } = await published();
    const params = { meetingId };
    town.clock.set(startsAt);
    const fang = () => town.as("fang");
    await (await fang()).openMeeting({ params, body: {} });
    for (const persona of ["fang", "ding", "luo"]) await arrive(town, meetingId, persona);
    await (await fang()).closeMeeting({ params, body: {} });
    await (await fang()).draftMinutes({ params, body: { text: "三方到场，听取物业汇报。" } });
    town.clock.advance(4 * 24 * 60);
    for (const persona of ["fang", "ding", "luo"])
      await (await town.as(persona)).confirmMinutes({ params, body: { revision: 1 } });
    await (await fang()).publishMinutes({ params, body: { text: "三方到场，听取物业汇报。" } });
    await town.drain();
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
  });

  it("is told of the agenda and of the minutes, once each, however often that is heard", async () => {
    await subscribe("qin");
    await heldUntilMinutes();
    const both = ["meetings.agendaFollowed", "meetings.minutesFollowed"];
    expect(await toldTo("qin")).toEqual(both);
    await town.tellAgain(["agenda-published", "minutes-published"].flatMap((name) => town.told(`meetings.${name}.v1`)));
    expect(await toldTo("qin")).toEqual(both);
    expect(await toldTo("jiang")).toEqual([]);
    const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
    expect(items.find(({ moment }) => moment === both[0])?.sentence).toContain("月度联席会议");
  });

  it("is told as somebody who sits there alone, where they do", async () => {
    await subscribe("luo");
    await heldUntilMinutes();
    expect((await toldTo("luo")).filter((moment) => followed.includes(moment))).toEqual([]);
    expect(await toldTo("luo")).toEqual(expect.arrayContaining(["meetings.agenda", "meetings.minutesPublished"]));
  });

  it("is told that a meeting with an agenda is put off, and of one without none", async () => {
    await subscribe("qin");
    const { meetingId } = await published();
    const { meetingId: second } = await nextMeeting(town, seriesId);
    for (const each of [meetingId, second])
      await (await town.as("fang")).postponeMeeting({ params: { meetingId: each }, body: { reason: "台风预警" } });
    await town.drain();
    expect(await toldTo("qin")).toEqual(["meetings.agendaFollowed", "meetings.changeFollowed"]);
    const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
    expect(items.find(({ moment }) => moment === followed[0])?.overtakenAt).toBe(town.clock.now());
  });

  it("follows once, however often they ask, also at once", async () => {
    const qin = await town.as("qin");
    const asking = () => qin.subscribeToSeries({ params: { seriesId }, body: {} });
    const ids = (await Promise.all([asking(), asking(), asking()])).map(({ body }) => body.subscriptionId);
    expect(new Set(ids).size).toBe(1);
    await subscribe("qin");
    expect(await listed("qin")).toMatchObject([{ seriesId, seriesName: "月度联席会议" }]);
    expect(await rows()).toEqual([await town.idOf("qin")]);
  });

  it("is told no more once they end it, and is again once they begin again; nobody else can end it", async () => {
    const { subscriptionId } = await subscribe("qin");
    const params = { subscriptionId };
    const other = (await town.as("jiang")).endSubscription({ params, body: {} });
    await expect(other).rejects.toMatchObject({ problem: { status: 404 } });
    town.clock.advance(1);
    await (await town.as("qin")).endSubscription({ params, body: {} });
    expect(await listed("qin")).toMatchObject([{ endedAt: "2026-03-02T01:01:00.000Z" }]);
    await published();
    expect(await toldTo("qin")).toEqual([]);
    expect(await subscribe("qin")).toEqual({
      subscriptionId,
      seriesId,
      personId: await town.idOf("qin"),
      since: town.clock.now(),
    });
    expect(await rows()).toEqual([await town.idOf("qin")]);
  });

  it("follows no body that is not there, and writes nothing", async () => {
    const params = { seriesId: `ser_${"a".repeat(20)}` };
    const asked = (await town.as("qin")).subscribeToSeries({ params, body: {} });
    await expect(asked).rejects.toMatchObject({ problem: { status: 404 } });
    expect(await listed("qin")).toEqual([]);
  });

  it("is forgotten when they move out", async () => {
    await subscribe("qin");
    const personId = await town.idOf("qin");
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    expect(await rows()).toEqual([]);
    await published();
    expect(await toldTo("qin")).toEqual([]);
  });

  it("is forgotten when they ask to be", async () => {
    await subscribe("qin");
    const personId = await town.idOf("qin");
    await (await town.as("qin")).requestErasure({ params: { personId }, body: {} });
    await graceOver(town);
    expect(await rows()).toEqual([]);
  });
});
