import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { nextDay, Rule } from "#services/meetings/domain/rule.ts";
import { calendarFeed } from "#shared/feed/calendar-feed.ts";

const entry = {
  uid: "mtg_1@yangguang-huayuan.linli",
  startsAt: "2026-03-12T11:30:00.000Z",
  endsAt: "2026-03-12T13:30:00.000Z",
  title: `${"邻".repeat(50)}, 第一次; 补充\\`,
  place: `社区会议室${"😀".repeat(20)}`,
  sequence: 2,
  isCancelled: false,
  changedAt: "2026-03-02T01:00:00.000Z",
};

describe("a calendar feed", () => {
  it("has no line of more than 75 octets, tears no character, and escapes its own name", async () => {
    const name = `${"阳".repeat(54)}, ; \\`;
    const text = await calendarFeed(name, [entry]);
    const lines = text.split("\r\n");
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text.isWellFormed()).toBe(true);
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(text.replaceAll("\r\n ", "")).toContain(`X-WR-CALNAME:${"阳".repeat(54)}\\, \\; \\\\\r\n`);
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    expect([event.summary, event.location]).toEqual([entry.title, entry.place]);
  });
});

describe("a monthly meeting that holidays move", () => {
  const rule = Rule.parse({ on: { day: 28 }, at: "19:30", minutes: 90, ifHoliday: "next-workday" });
  const holidays = ["2026-11-28", "2026-11-29", "2026-11-30"];
  const calendar = { "2026": { holidays, makeUpWorkdays: [] } };

  it("is not skipped while the holidays last", () => {
    for (const today of ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"])
      expect([today, nextDay(rule, today, calendar)]).toEqual([today, "2026-12-01"]);
    expect(nextDay(rule, "2026-12-01", calendar)).toBe("2026-12-28");
  });

  it("asks for no calendar of the year before", () => {
    expect(nextDay(rule, "2026-01-02", calendar)).toBe("2026-01-28");
  });

  it("is left out where the rule says so", () => {
    expect(nextDay({ ...rule, ifHoliday: "skip" }, "2026-11-27", calendar)).toBe("2026-12-28");
  });
});
