import { daysAsMinutes, type Instant, plusMinutes } from "#shared/domain/dates.ts";
import type { Chapter, Estate } from "./chapter.ts";

const labels = [
  { label: "社区工作者", side: "community" as const },
  { label: "物业管家", side: "property" as const },
  { label: "业主代表", side: "residents" as const },
];
const seats = [
  { persona: "fang", name: "方社工", label: "社区工作者" },
  { persona: "ding", name: "丁管家", label: "物业管家" },
  { persona: "luo", name: "罗女士", label: "业主代表" },
] as const;

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const ordinals = ["first", "second", "third", "fourth", "last"] as const;

/** How far away the Thursday of next week is. */
const daysToMeeting = (today: string): number => 11 - (new Date(`${today}T00:00:00Z`).getUTCDay() || 7);

/** Every month on the weekday of that day, so that the next meeting falls into next week. */
const ruleOf = (day: string) => {
  const nth = ordinals[Math.ceil(Number(day.slice(8)) / 7) - 1] ?? "last";
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "thursday";
  return { on: { nth, weekday }, at: "19:30", minutes: 120, ifHoliday: "next-workday" } as const;
};

/** A body of three sides, each with its seat and its yes, and a meeting of a month ago that it may hold. */
const tellBody = async ({ as, idOf, days }: Estate): Promise<{ seriesId: string; startsAt: Instant }> => {
  const fang = await as("fang");
  const rule = ruleOf(days.dayOf(daysToMeeting(days.today)));
  const body = { name: "月度联席会议", place: "社区会议室", rule, labels };
  const { seriesId } = (await fang.startSeries({ body })).body;
  const params = { seriesId };
  for (const { persona, name, label } of seats)
    await fang.seatInSeries({ params, body: { personId: await idOf(persona), name, label } });
  for (const { persona } of seats) await (await as(persona)).approveSeries({ params, body: {} });
  await (await as("luo")).openMeetingFeed({ params, body: {} });
  await (await as("qin")).subscribeToSeries({ params, body: {} });
  return { seriesId, startsAt: days.atWork(-21, "19:30") };
};

const raise = async ({ as }: Estate, persona: string, title: string, admitted = true): Promise<string> => {
  const { issueId } = (await (await as(persona)).raiseIssue({ body: { title } })).body.issue;
  if (admitted) await (await as("fang")).admitIssue({ params: { issueId }, body: {} });
  return issueId;
};

/** What is resolved there is somebody's to do: one took it on and works at it, one is late, one has said nothing yet. */
const tellResolution = async ({ as, idOf, days }: Estate, issueId: string): Promise<string[]> => {
  const params = { issueId };
  const [soon, late] = [days.dayOf(10), days.dayOf(-2)];
  const body = {
    text: "在2栋西侧划定充电区，加装遮雨棚，夜间不得在楼道充电",
    actions: [
      { text: "安装充电桩与遮雨棚", sides: ["property" as const], leadId: await idOf("ding"), dueOn: soon },
      { text: "劝导邻居不在楼道充电", sides: ["residents" as const], leadId: await idOf("luo"), dueOn: late },
      { text: "向消防部门报备", sides: ["community" as const], leadId: await idOf("fang"), dueOn: soon },
    ],
  };
  const { issue } = (await (await as("fang")).proposeResolution({ params, body })).body;
  const resolutionId = ("proposed" in issue && issue.proposed?.resolutionId) || "";
  for (const { persona } of seats) await (await as(persona)).concurInResolution({ params, body: { resolutionId } });
  const decided = (await (await as("fang")).resolveIssue({ params, body: { resolutionId } })).body.issue;
  return "actions" in decided ? decided.actions.map(({ actionId }) => actionId) : [];
};

const tellSession = async ({ as, idOf }: Estate, meetingId: string): Promise<void> => {
  const [fang, params] = [await as("fang"), { meetingId }];
  await fang.openMeeting({ params, body: {} });
  for (const { persona, name } of seats)
    await fang.arriveAtMeeting({ params, body: { personId: await idOf(persona), name } });
};

const minutes = "到会三方。充电区一项达成决议；停车与楼道堆物两项未决，留待下次。";

/** A meeting of last month with all sides: one issue resolved, two carried, and minutes that everybody may read. */
export const tellMeetings: Chapter = async function* (estate) {
  const { as, days } = estate;
  yield days.atWork(-44, "10:00");
  const { seriesId, startsAt } = await tellBody(estate);
  const fang = await as("fang");
  const { meetingId } = (await fang.scheduleMeeting({ params: { seriesId }, body: { startsAt } })).body;
  const params = { meetingId };
  yield days.at(-42, "20:00");
  const resolved = await raise(estate, "luo", "2栋楼下电动车充电");
  for (const title of ["4栋北侧停车", "楼道堆放杂物"]) await raise(estate, "luo", title);
  yield plusMinutes(startsAt, -daysAsMinutes(7));
  await fang.publishAgenda({ params, body: {} });
  yield startsAt;
  await tellSession(estate, meetingId);
  const [first = "", second = ""] = await tellResolution(estate, resolved);
  await fang.closeMeeting({ params, body: {} });
  yield days.atWork(-19, "10:00");
  await fang.draftMinutes({ params, body: { text: minutes } });
  await (await as("ding")).acceptAction({ params: { actionId: first }, body: {} });
  await (await as("luo")).acceptAction({ params: { actionId: second }, body: {} });
  yield days.at(-14, "10:00");
  for (const { persona } of seats) await (await as(persona)).confirmMinutes({ params, body: { revision: 1 } });
  await fang.publishMinutes({ params, body: { text: minutes } });
  await (await as("ding")).reportProgress({ params: { actionId: first }, body: { text: "已选定施工单位" } });
  yield days.atWork(-7, "10:00");
  await fang.scheduleMeeting({ params: { seriesId }, body: {} });
  await raise(estate, "qin", "垃圾投放点外移");
  yield days.at(-1, "19:10");
  await raise(estate, "jiang", "增设晾衣架", false);
};
