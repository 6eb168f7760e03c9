import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import { graceOver } from "../town/erasing.ts";
import { jointMeeting } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a calendar that follows the meetings", () => {
  let town: Town;
  let seriesId: string;
  let path: string;
  let meetingId: string;
  const asFang = () => town.as("fang");

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
    const { body } = await (await town.as("tang")).openMeetingFeed({ params: { seriesId }, body: {} });
    path = body.path;
  });

  const feed = async (target = path) => {
    const { status, headers, text } = await town.send(undefined, "GET", target);
    return { status, type: headers.get("content-type"), text };
  };
  const events = async () => {
    const calendar = new ICAL.Component(ICAL.parse((await feed()).text));
    return calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      const starts = event.startDate.toJSDate().toISOString();
      const [status, changed] = ["status", "last-modified"].map((name) =>
        String(component.getFirstPropertyValue(name)),
      );
      return { uid: event.uid, starts, sequence: event.sequence, status, changed };
    });
  };

  it("is empty at first, and read without a login by whoever has the code", async () => {
    expect(await feed()).toMatchObject({ status: 200, type: "text/calendar; charset=utf-8" });
    expect(await events()).toEqual([]);
  });

  it("has each meeting at its instant, under an id that stays", async () => {
    const scheduling = { params: { seriesId }, body: {} };
    ({ meetingId } = (await (await asFang()).scheduleMeeting(scheduling)).body);
    await (await asFang()).scheduleMeeting(scheduling);
    const [first, second] = await events();
    expect(first).toMatchObject({ starts: "2026-03-12T11:30:00.000Z", sequence: 0, status: "CONFIRMED" });
    expect(second?.starts).toBe("2026-04-09T11:30:00.000Z");
    expect(first?.uid).toContain(meetingId);
  });

  it("shows that a meeting is put off, moved, and in the end falls away", async () => {
    const params = { meetingId };
    const [before] = await events();
    const now = async () => (await events()).find(({ uid }) => uid === before?.uid);
    town.clock.advance(60);
    await (await asFang()).postponeMeeting({ params, body: { reason: "台风预警" } });
    expect(await now()).toMatchObject({ status: "CANCELLED", sequence: 1, changed: "2026-03-02T02:00:00Z" });
    town.clock.advance(60);
    const startsAt = "2026-03-19T11:30:00.000Z";
    await (await asFang()).rescheduleMeeting({ params, body: { startsAt } });
    expect(await now()).toMatchObject({
      status: "CONFIRMED",
      sequence: 2,
      starts: startsAt,
      changed: "2026-03-02T03:00:00Z",
    });
    await (await asFang()).cancelMeeting({ params, body: { reason: "并入下月" } });
    expect(await now()).toMatchObject({ status: "CANCELLED", sequence: 3 });
  });

  it("opens to no other code, no other community, and is locked after ten wrong ones", async () => {
    const wrong = path.replace(/[^/]+$/, "a".repeat(26));
    expect(await feed(wrong)).toMatchObject({ status: 401 });
    expect(await feed(path.replace(/[^/]+$/, "x"))).toMatchObject({ status: 401 });
    expect(await feed(path.replace("yangguang-huayuan", "foshan-guojigongguan"))).toMatchObject({ status: 401 });
    for (let nth = 0; nth < 9; nth += 1) await feed(wrong);
    expect(await feed()).toMatchObject({ status: 401 });
  });

  it("ends when its owner says so, and another's is not theirs to end", async () => {
    const opened = (await (await town.as("luo")).openMeetingFeed({ params: { seriesId }, body: {} })).body;
    const params = { feedId: opened.feed.feedId };
    expect(await feed(opened.path)).toMatchObject({ status: 200 });
    const other = (await town.as("tang")).closeMeetingFeed({ params, body: {} });
    await expect(other).rejects.toMatchObject({ problem: { status: 404 } });
    await (await town.as("luo")).closeMeetingFeed({ params, body: {} });
    expect(await feed(opened.path)).toMatchObject({ status: 401 });
  });

  it("ends when its owner moves out, or asks to be forgotten", async () => {
    const opened = async (persona: string) =>
      (await (await town.as(persona)).openMeetingFeed({ params: { seriesId }, body: {} })).body.path;
    const [moved, forgotten] = [await opened("luo"), await opened("yu")];
    const admin = await town.as("admin-yangguang");
    await admin.moveOutPerson({ params: { personId: await town.idOf("luo") }, body: {} });
    await (await town.as("yu")).requestErasure({ body: {} });
    await graceOver(town);
    for (const target of [moved, forgotten]) expect(await feed(target)).toMatchObject({ status: 401 });
  });
});
