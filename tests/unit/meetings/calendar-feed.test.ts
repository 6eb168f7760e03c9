import ICAL from "ical.js";
import { afterAll, describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFeed } from "#shared/feed/calendar-feed.ts";

const entry: CalendarEntry = {
  uid: "mtg_1@yangguang-huayuan.linli",
  startsAt: "2026-03-12T11:30:00.000Z",
  endsAt: "2026-03-12T13:30:00.000Z",
  title: "月度联席会议, 第一次; 补充",
  place: "社区会议室",
  sequence: 2,
  isCancelled: false,
  changedAt: "2026-03-02T01:00:00.000Z",
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => ({
    event: new ICAL.Event(component),
    status: component.getFirstPropertyValue("status"),
    stamp: String(component.getFirstPropertyValue("dtstamp")),
  }));
};

describe("a calendar", () => {
  const zone = process.env.TZ;
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each(["UTC", "Asia/Shanghai", "America/New_York"])(
    "reads back at the same instants on a machine in %s",
    async (machine) => {
      process.env.TZ = machine;
      const [found] = read(await calendarFeed("联席会议", [entry]));
      expect(found?.event.startDate.toJSDate().toISOString()).toBe(entry.startsAt);
      expect(found?.event.endDate.toJSDate().toISOString()).toBe(entry.endsAt);
      expect(found?.event).toMatchObject({ uid: entry.uid, summary: entry.title, location: entry.place, sequence: 2 });
      expect([found?.status, found?.stamp]).toEqual(["CONFIRMED", "2026-03-02T01:00:00Z"]);
    },
  );

  it("says what fell away, under the same uid", async () => {
    const text = await calendarFeed("联席会议", [{ ...entry, isCancelled: true, sequence: 3 }]);
    expect(read(text)[0]).toMatchObject({ status: "CANCELLED", event: { uid: entry.uid, sequence: 3 } });
    expect(text).not.toMatch(/TZID|VTIMEZONE/);
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it("is a calendar also without an entry", async () => {
    expect(read(await calendarFeed("联席会议", []))).toEqual([]);
  });
});
