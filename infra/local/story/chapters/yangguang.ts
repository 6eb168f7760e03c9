import type { Teller } from "../teller.ts";

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
type Seat = (typeof seats)[number]["persona"];

/** Three like disputes below building 2, a week apart, filed by the president for those who are in them. */
const tellDisputes = async ({ as, idOf, clock, drain, expects }: Teller): Promise<string[]> => {
  const disputants = [
    { name: "秦先生", personId: await idOf("qin") },
    { name: "江女士", personId: await idOf("jiang") },
  ];
  const filing = { category: "ev-charging", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const caseIds: string[] = [];
  for (const day of ["2026-03-02", "2026-03-10", "2026-03-19"]) {
    clock.set(`${day}T01:00:00.000Z`);
    const { body } = await (await as("sun")).fileCase({ body: { ...filing, disputants: [...disputants] } });
    expects("earlier disputes of the kind are hinted at", body.likelyDuplicateCount === caseIds.length);
    caseIds.push(body.case.caseId);
    await drain();
  }
  return caseIds;
};

/** They recur, so there is one issue, which the residents' committee admits. */
const tellIssue = async ({ as, expects }: Teller, caseIds: readonly string[]): Promise<string> => {
  const fang = await as("fang");
  const { body } = await fang.listIssues({ query: { status: "candidate" } });
  const [issue] = body.items;
  const isOne = body.items.length === 1 && issue?.caseCount === caseIds.length;
  expects("three disputes of one kind and building are one issue", isOne);
  const issueId = issue?.issueId ?? "";
  await fang.admitIssue({ params: { issueId }, body: { title: "2栋楼下电动车充电" } });
  return issueId;
};

const tellBody = async ({ as, idOf }: Teller): Promise<string> => {
  const fang = await as("fang");
  const rule = { on: { nth: "second", weekday: "thursday" }, at: "19:30", minutes: 120 } as const;
  const body = { name: "月度联席会议", place: "社区会议室", rule, labels };
  const { seriesId } = (await fang.startSeries({ body })).body;
  for (const { persona, name, label } of seats)
    await fang.seatInSeries({ params: { seriesId }, body: { personId: await idOf(persona), name, label } });
  for (const persona of ["ding", "luo"] as const)
    await (await as(persona)).approveSeries({ params: { seriesId }, body: {} });
  return seriesId;
};

/** The next meeting: its agenda in time, and opened when its hour has come, with those who come. */
const tellOpening = async (teller: Teller, seriesId: string, present: readonly Seat[]): Promise<string> => {
  const { as, idOf, clock } = teller;
  const planned = (await (await as("fang")).scheduleMeeting({ params: { seriesId }, body: {} })).body;
  const { meetingId, startsAt } = planned;
  const params = { meetingId };
  if (planned.status === "scheduled") await (await as("fang")).collectIssues({ params, body: {} });
  await (await as("fang")).publishAgenda({ params, body: {} });
  clock.set(startsAt);
  const fang = await as("fang");
  await fang.openMeeting({ params, body: {} });
  for (const { persona, name } of seats.filter((each) => present.includes(each.persona)))
    await fang.arriveAtMeeting({ params, body: { personId: await idOf(persona), name } });
  return meetingId;
};

const decisionOf = async ({ idOf }: Teller, dueOn: string) => ({
  text: "在2栋西侧划定充电区，加装遮雨棚，夜间不得在楼道充电",
  actions: [
    { text: "向消防部门报备", sides: ["community" as const], leadId: await idOf("fang"), dueOn },
    { text: "安装充电桩与遮雨棚", sides: ["property" as const], leadId: await idOf("ding"), dueOn },
    { text: "劝导邻居不在楼道充电", sides: ["residents" as const], leadId: await idOf("luo"), dueOn },
  ],
});

/** The text is put before the meeting; those who agree say so themselves, each for their own side. */
const tellProposal = async (teller: Teller, issueId: string, agreeing: readonly Seat[]) => {
  const { as } = teller;
  const params = { issueId };
  const body = await decisionOf(teller, "2026-06-20");
  const { issue } = (await (await as("fang")).proposeResolution({ params, body })).body;
  const resolutionId = ("proposed" in issue && issue.proposed?.resolutionId) || "";
  for (const persona of agreeing) await (await as(persona)).concurInResolution({ params, body: { resolutionId } });
  return { resolutionId };
};

/** A first meeting without the residents: what it thinks binds nobody, and the issue is carried. */
const tellFirstMeeting = async (teller: Teller, seriesId: string, issueId: string): Promise<void> => {
  const { as, drain, expects, refused } = teller;
  const meetingId = await tellOpening(teller, seriesId, ["fang", "ding"]);
  const params = { issueId };
  const body = await tellProposal(teller, issueId, ["fang", "ding"]);
  const fang = await as("fang");
  await refused("side-missing", fang.resolveIssue({ params, body }));
  const opinion = await fang.resolveIssue({ params, body: { ...body, ifSideMissing: "record" } });
  expects("an opinion without a side is not valid", opinion.body.issue.opinions[0]?.validity === "not-valid");
  await fang.closeMeeting({ params: { meetingId }, body: {} });
  await drain();
  const { body: carried } = await fang.getIssue({ params });
  expects("the issue is carried once", carried.carryCount === 1 && carried.issue.status === "open");
};

/** A second with every side: decided, and told to each dispute. */
const tellSecondMeeting = async (teller: Teller, seriesId: string, issueId: string): Promise<string[]> => {
  const { as, drain, expects } = teller;
  const meetingId = await tellOpening(teller, seriesId, ["fang", "ding", "luo"]);
  const fang = await as("fang");
  const agenda = await fang.getAgenda({ params: { meetingId }, query: {} });
  expects("what was carried leads the agenda", agenda.body.items[0]?.place === "legacy");
  const body = await tellProposal(teller, issueId, ["fang", "ding", "luo"]);
  const decided = await fang.resolveIssue({ params: { issueId }, body });
  const { issue } = decided.body;
  await fang.closeMeeting({ params: { meetingId }, body: {} });
  await drain();
  return "actions" in issue ? issue.actions.map(({ actionId }) => actionId) : [];
};

const tellCases = async ({ as, expects }: Teller, caseIds: readonly string[]): Promise<void> => {
  for (const caseId of caseIds) {
    const { body } = await (await as("qin")).getTimeline({ params: { caseId } });
    expects(
      "each dispute shows the resolution",
      body.items.some(({ what }) => what === "resolution-noted"),
    );
  }
};

/** Each action is done by its lead and looked at by somebody of another side. */
const tellActions = async ({ as, clock, drain, refused }: Teller, actionIds: readonly string[]): Promise<void> => {
  clock.set("2026-06-01T02:00:00.000Z");
  const looks: Readonly<Record<Seat, Seat>> = { fang: "luo", ding: "luo", luo: "ding" };
  for (const [nth, { persona }] of seats.entries()) {
    const params = { actionId: actionIds[nth] ?? "" };
    const lead = await as(persona);
    await lead.acceptAction({ params, body: {} });
    await lead.reportActionDone({ params, body: { evidence: "现场照片" } });
    await refused("conflict-of-interest", lead.verifyAction({ params, body: {} }));
    await (await as(looks[persona])).verifyAction({ params, body: {} });
  }
  await drain();
};

/** Those in dispute are asked, and say that it is settled: each case is resolved, and the issue is closed. */
const tellAnswers = async (teller: Teller, caseIds: readonly string[], issueId: string): Promise<void> => {
  const { as, clock, drain, expects } = teller;
  clock.set("2026-06-03T02:00:00.000Z");
  for (const caseId of caseIds)
    for (const persona of ["qin", "jiang"])
      await (await as(persona)).answerInquiry({ params: { caseId }, body: { settled: true } });
  await drain();
  const { body } = await (await as("fang")).getIssue({ params: { issueId } });
  expects("the issue is closed once every dispute has ended", body.issue.status === "closed");
};

const tellTrail = async ({ as, say, expects }: Teller, issueId: string): Promise<void> => {
  for (const language of ["zh-CN", "en"]) {
    const luo = await as("luo", language);
    const { body } = await luo.getTrail({ params: { issueId }, query: { limit: 100 } });
    say(`\n── ${language} ──`);
    for (const { at, sentence } of body.items) say(`${at.slice(0, 10)}  ${sentence}`);
    const [first, last] = [body.items[0]?.what, body.items.at(-1)?.what];
    expects("the trail leads from the first dispute to the close", first === "case-filed" && last === "issue-closed");
  }
};

/** Three like disputes in the fictional estate, two meetings, and every dispute told and ended. */
export const tellYangguang = async (teller: Teller): Promise<void> => {
  const caseIds = await tellDisputes(teller);
  const issueId = await tellIssue(teller, caseIds);
  const seriesId = await tellBody(teller);
  await tellFirstMeeting(teller, seriesId, issueId);
  const actionIds = await tellSecondMeeting(teller, seriesId, issueId);
  await tellCases(teller, caseIds);
  await tellActions(teller, actionIds);
  await tellAnswers(teller, caseIds, issueId);
  await tellTrail(teller, issueId);
};
