import { expect, it } from "vitest";
import { publicCardOf } from "#services/courses/domain/course/course.ts";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { publicMeeting, publishedCard } from "#services/meetings/domain/public.ts";

const meeting: Meeting = {
  status: "agenda-published",
  meetingId: `mtg_${"a".repeat(20)}`,
  seriesId: `ser_${"a".repeat(20)}`,
  title: "月度联席会议",
  place: "架空层",
  startsAt: "2026-03-12T11:30:00.000Z",
  endsAt: "2026-03-12T13:00:00.000Z",
  timeZone: "Asia/Shanghai",
  noticeDays: 3,
  collectingAt: "2026-03-05T11:30:00.000Z",
  sequence: 1,
  scheduledAt: "2026-03-01T11:30:00.000Z",
  people: { [`per_${"a".repeat(20)}`]: "方社工" },
  agenda: { publishedAt: "2026-03-09T01:00:00.000Z", itemCount: 4, legacyCount: 0, overdueActionIds: [] },
};
const matter = { place: "hard", category: "parking", building: "3栋", issueId: "iss_x", carryCount: 2 } as const;

it.each([
  ["a title that names nobody", "消防通道停车", "消防通道停车"],
  ["who convenes it", "请方社工答复停车", undefined],
  ["who is in the issue, with a dot", "陈·小明占用车位", undefined],
  ["a phone", "联系13800138000谈车位", undefined],
  ["a room", "3栋1204室噪音", undefined],
])("an agenda tells everybody no details: %s", (_, title, told) => {
  const { agenda, localStart } = publicMeeting(meeting, [{ ...matter, title }], ["陈小明"]);
  expect(agenda).toEqual([{ place: "hard", title: told, category: "parking", carryCount: 2 }]);
  expect(localStart).toBe("2026-03-12T19:30");
});

it("tells nothing of an agenda that was not published, nor of minutes", () => {
  const { agenda: _, ...rest } = meeting as Meeting & { agenda: unknown };
  const planned = { ...rest, status: "collecting" } as Meeting;
  expect(publicMeeting(planned, [{ ...matter, title: "x" }], [])).toMatchObject({ agenda: [], agendaAt: undefined });
  expect(publishedCard(planned)).toBeUndefined();
});

it("tells everybody of what is offered, free of charge, and of no phone in its title", () => {
  const card = {
    courseId: `crs_${"a".repeat(20)}`,
    campusId: `cmp_${"a".repeat(20)}`,
    title: "剪纸",
    category: "heritage-craft",
    ages: { from: 6, to: 120 },
    capacity: 20,
    status: "enrolling",
    sessionCount: 3,
  } as const;
  expect(publicCardOf(card, "社区大学")).toEqual([{ ...card, campusName: "社区大学", isFree: true }]);
  const [told] = publicCardOf({ ...card, title: "剪纸 13800138000" }, undefined);
  expect(told).not.toHaveProperty("title");
  expect(publicCardOf({ ...card, status: "cancelled" }, undefined)).toEqual([]);
});
