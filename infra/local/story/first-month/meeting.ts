import type { Newcomers } from "./own-home.ts";

const seats = [
  { name: "方社工", label: "社区工作者", side: "community" },
  { name: "丁管家", label: "物业管家", side: "property" },
  { name: "罗女士", label: "业主代表", side: "residents" },
] as const;

/** A body of three sides, each with its seat and its yes. */
const tellBody = async ({ as, idOf, expects }: Newcomers): Promise<string> => {
  const fang = await as("方社工");
  const rule = { on: { nth: "second", weekday: "thursday" }, at: "19:30", minutes: 120 } as const;
  const labels = seats.map(({ label, side }) => ({ label, side }));
  const { seriesId } = (await fang.startSeries({ body: { name: "月度联席会议", rule, labels } })).body;
  const params = { seriesId };
  for (const { name, label } of seats)
    await fang.seatInSeries({ params, body: { personId: await idOf(name), name, label } });
  for (const { name } of seats) await (await as(name)).approveSeries({ params, body: {} });
  const { approvals = {} } = (await fang.getSeries({ params })).body;
  expects("all three sides have said yes", Object.keys(approvals).length === seats.length);
  return seriesId;
};

/** The first meeting by the rule: its agenda stands in time, and the session begins at its hour. */
const tellOpening = async ({ as, idOf, clock, drain }: Newcomers, seriesId: string): Promise<string> => {
  const fang = await as("方社工");
  const { body: planned } = await fang.scheduleMeeting({ params: { seriesId }, body: {} });
  const { meetingId, startsAt } = planned;
  const params = { meetingId };
  if (planned.status === "scheduled") await fang.collectIssues({ params, body: {} });
  await fang.publishAgenda({ params, body: {} });
  clock.set(startsAt);
  await drain();
  await fang.openMeeting({ params, body: {} });
  for (const { name } of seats) await fang.arriveAtMeeting({ params, body: { personId: await idOf(name), name } });
  return meetingId;
};

/** What a neighbour raised is resolved by the yes of a seated person of each side. */
export const tellMeeting = async (newcomers: Newcomers): Promise<void> => {
  const { as, idOf, expects } = newcomers;
  const [fang, luo] = [await as("方社工"), await as("罗女士")];
  const seriesId = await tellBody(newcomers);
  const raised = (await luo.raiseIssue({ body: { title: "2栋楼下电动车充电" } })).body.issue;
  const params = { issueId: raised.issueId };
  await fang.admitIssue({ params, body: {} });
  const meetingId = await tellOpening(newcomers, seriesId);
  const action = { sides: ["property" as const], leadId: await idOf("丁管家"), dueOn: "2026-03-31" };
  const text = "在2栋西侧划定充电区，加装遮雨棚";
  const proposal = { text, actions: [{ text: "安装充电桩与遮雨棚", ...action }] };
  const { issue } = (await fang.proposeResolution({ params, body: proposal })).body;
  const resolutionId = ("proposed" in issue && issue.proposed?.resolutionId) || "";
  for (const { name } of seats) await (await as(name)).concurInResolution({ params, body: { resolutionId } });
  const { body: decided } = await fang.resolveIssue({ params, body: { resolutionId } });
  expects("the resolution has the yes of every side", "actions" in decided.issue);
  await fang.closeMeeting({ params: { meetingId }, body: {} });
};
