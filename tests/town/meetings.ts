import type { Town } from "./town.ts";

/** Who sits in the joint meeting of the fictional estate, by the body's own words. */
export const seats = [
  { persona: "fang", name: "方社工", label: "社区工作者" },
  { persona: "ding", name: "丁管家", label: "物业管家" },
  { persona: "luo", name: "罗女士", label: "业主代表" },
] as const;

const labels = [
  { label: "社区工作者", side: "community" as const },
  { label: "物业管家", side: "property" as const },
  { label: "业主代表", side: "residents" as const },
];

export const everyThursday = {
  on: { nth: "second", weekday: "thursday" },
  at: "19:30",
  minutes: 120,
} as const;

/** A body of three sides, each with its seat. */
export const jointMeeting = async (town: Town) => {
  await town.drain();
  const fang = await town.as("fang");
  const body = { name: "月度联席会议", place: "社区会议室", rule: everyThursday, labels };
  const { seriesId } = (await fang.startSeries({ body })).body;
  for (const { persona, name, label } of seats)
    await fang.seatInSeries({ params: { seriesId }, body: { personId: await town.idOf(persona), name, label } });
  for (const persona of ["ding", "luo"])
    await (await town.as(persona)).approveSeries({
      params: { seriesId },
      body: {},
      idempotencyKey: `yes of ${persona}`,
    });
  return seriesId;
};

/** The next meeting by the rule, collecting issues. */
export const nextMeeting = async (town: Town, seriesId: string) => {
  const fang = await town.as("fang");
  const { body } = await fang.scheduleMeeting({ params: { seriesId }, body: {} });
  const { meetingId, startsAt } = body;
  if (body.status === "scheduled") await fang.collectIssues({ params: { meetingId }, body: {} });
  return { meetingId, startsAt };
};

/** Its agenda is published now, as urgent where the time is short, and the session opened at its time. */
export const openedMeeting = async (town: Town, seriesId: string, present: readonly string[]) => {
  const meeting = await nextMeeting(town, seriesId);
  const params = { meetingId: meeting.meetingId };
  await (await town.as("fang")).publishAgenda({ params, body: {} });
  town.clock.set(meeting.startsAt);
  await (await town.as("fang")).openMeeting({ params, body: {} });
  for (const persona of present) await arrive(town, meeting.meetingId, persona);
  return meeting;
};

export const arrive = async (town: Town, meetingId: string, persona: string) => {
  const name = seats.find((each) => each.persona === persona)?.name ?? persona;
  const body = { personId: await town.idOf(persona), name };
  return (await town.as("fang")).arriveAtMeeting({ params: { meetingId }, body });
};

/** An issue that may come onto the next agenda. */
export const openIssue = async (town: Town, title: string, more: object = {}) => {
  const { body } = await (await town.as("luo")).raiseIssue({ body: { title, ...more } });
  const params = { issueId: body.issue.issueId };
  await (await town.as("fang")).admitIssue({ params, body: {} });
  return params.issueId;
};

/** What the meeting may resolve, with an action for each of these. */
export const resolution = async (town: Town, dueOn: string, personas: readonly string[] = ["fang", "ding", "luo"]) => ({
  text: "划定充电区并加装遮雨棚",
  actions: await Promise.all(
    personas.map(async (persona) => ({
      text: `${persona}负责`,
      sides: ["property" as const],
      leadId: await town.idOf(persona),
      dueOn,
    })),
  ),
});

type Side = "community" | "property" | "residents";
type Task = { readonly text: string; readonly sides: Side[]; readonly leadId: string; readonly dueOn: string };
type Text = { readonly text: string; readonly actions: Task[] };

/** The text is put before the meeting, and those who agree say so, each for their own side. */
export const proposed = async (town: Town, issueId: string, body: Text, agreeing: readonly string[] = everybody) => {
  const params = { issueId };
  const { issue } = (await (await town.as("fang")).proposeResolution({ params, body })).body;
  const resolutionId = ("proposed" in issue && issue.proposed?.resolutionId) || "";
  for (const persona of agreeing) await (await town.as(persona)).concurInResolution({ params, body: { resolutionId } });
  return { resolutionId };
};
const everybody = ["fang", "ding", "luo"];

/** What was proposed, as the meeting decides it. */
export const resolved = async (town: Town, issueId: string, body: Text, agreeing?: readonly string[]) => {
  const told = await proposed(town, issueId, body, agreeing);
  return (await town.as("fang")).resolveIssue({ params: { issueId }, body: told });
};
