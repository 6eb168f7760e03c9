import { issueOfRecurrence } from "#services/meetings/domain/issue/raise.ts";
import { newId } from "#shared/domain/new-id.ts";
import { base, type Intent, oneOf } from "../ask.ts";
import type { World } from "../scenario.ts";

type KnownMeeting = { readonly meetingId: string; status: string; there: readonly string[] };

/** A text before the meeting, and the sides that said yes to it. */
export type Proposal = { readonly resolutionId: string; readonly concurrences: Readonly<Record<string, unknown>> };

/** What clients learned from answers; what reactions did since, they find out by asking. */
export type Known = {
  readonly seriesId: string;
  readonly cases: string[];
  /** Issues and actions by id, each with the status that was last seen. */
  readonly issues: Map<string, string>;
  readonly actions: Map<string, string>;
  readonly proposals: Map<string, Proposal>;
  readonly meetings: KnownMeeting[];
  /** Those of the property company who may sit for it, and who may leave. */
  readonly deputies: readonly string[];
};

export const spot = { category: "noise", building: "2栋" } as const;
export const labels = { community: "社区工作者", property: "物业管家", residents: "业主代表" } as const;

/** The issues that recurrences will have raised: their ids are the recurrences' own. */
export const recurring = [1, 2].map((episode) =>
  issueOfRecurrence(newId("rec", `${spot.category} ${spot.building} ${episode}`)),
);

const post = (as: string, path: string, body: object = {}): Intent => ({ as, path: `${base}/${path}`, body });
const onIssue = (issueId: string, verb: string, body: object = {}): Intent =>
  post("fang", `meetings/issues/${issueId}/${verb}`, body);
const onMeeting = (meetingId: string, verb: string, body: object = {}): Intent =>
  post("fang", `meetings/meetings/${meetingId}/${verb}`, body);

/** A move and how much it is wanted. */
type Move = readonly [weight: number, intent: Intent];

const filing = ({ people }: World<Known>): Intent =>
  post("sun", "mediation/cases", {
    category: spot.category,
    place: { building: spot.building },
    source: "proactive",
    disputants: [{ name: "秦先生", personId: people.qin.personId }],
  });

const caseMoves = ({ known, random }: World<Known>): Move[] => {
  const isDone = [...known.issues.values()].includes("verified");
  return known.cases.flatMap((caseId): Move[] => [
    [isDone ? 1.5 : 0.03, post("qin", `mediation/cases/${caseId}/answer`, { settled: random() < 0.8, reason: "x" })],
    [0.08, post("sun", `mediation/cases/${caseId}/withdraw`, { reason: "已和解" })],
  ]);
};

const issueMoves = ({ known, random }: World<Known>): Move[] => {
  const ids = [...known.issues.keys()];
  const raising: Move = [ids.length < 3 ? 3 : 0.2, post("luo", "meetings/issues", { title: "快递柜占道" })];
  const moves = [...known.issues].flatMap(([issueId, status]): Move[] =>
    status === "candidate"
      ? [
          [3, onIssue(issueId, "admit")],
          [0.3, onIssue(issueId, "reject", { reason: "x" })],
          [0.5, onIssue(issueId, "merge", { intoIssueId: oneOf(ids, random) ?? issueId })],
        ]
      : [[status === "open" ? 0.3 : 0.05, onIssue(issueId, "merge", { intoIssueId: oneOf(ids, random) ?? issueId })]],
  );
  return [raising, ...moves];
};

const proposing = ({ people }: World<Known>, issueId: string): Intent => {
  const action = { text: "x", sides: ["property"], leadId: people.ding.personId, dueOn: "2026-03-20" };
  return onIssue(issueId, "propose-resolution", { text: "x", actions: [action] });
};

/** A text is proposed, each side says yes to it, and it is decided: in that order mostly. */
const resolvingMoves = (world: World<Known>, issueId: string, weight: number): Move[] => {
  const { known, random } = world;
  const proposal = known.proposals.get(issueId);
  if (!proposal) return [[weight, proposing(world, issueId)]];
  const { resolutionId, concurrences } = proposal;
  const waiting = speakers.filter(({ side }) => !concurrences[side]);
  const ifSideMissing = random() < 0.2 ? "record" : "refuse";
  return [
    ...waiting.map(({ who }): Move => [weight, post(who, `meetings/issues/${issueId}/concur`, { resolutionId })]),
    [waiting.length === 0 ? weight : 0.3, onIssue(issueId, "resolve", { resolutionId, ifSideMissing })],
    [0.1, proposing(world, issueId)],
  ];
};
const speakers = [
  { who: "fang", side: "community" },
  { who: "ding", side: "property" },
  { who: "luo", side: "residents" },
] as const;

const sessionMoves = (world: World<Known>, { meetingId, there }: KnownMeeting): Move[] => {
  const { people, known } = world;
  const seats = (["fang", "ding", "luo"] as const).map((who) => ({ who, personId: people[who].personId }));
  const missing = seats.filter(({ personId }) => !there.includes(personId));
  const waiting = [...known.issues].filter(([, status]) => status === "on-agenda");
  return [
    ...missing.map(({ who, personId }): Move => [6, onMeeting(meetingId, "arrive", { personId, name: who })]),
    ...seats.map(({ personId }): Move => [0.3, onMeeting(meetingId, "leave", { personId })]),
    ...waiting.flatMap(([issueId]) => resolvingMoves(world, issueId, missing.length === 0 ? 6 : 0.5)),
    [waiting.length > 0 ? 0.8 : 4, onMeeting(meetingId, "close")],
  ];
};

const meetingMoves = (world: World<Known>): Move[] => {
  const { known, now } = world;
  const isOver = (status: string): boolean => status === "closed" || status === "cancelled";
  const alive = known.meetings.filter(({ status }) => !isOver(status));
  const startsAt = new Date(Date.parse(now) + 55 * 60_000).toISOString();
  const scheduling: Move = [
    alive.length === 0 ? 6 : 0.4,
    post("fang", `meetings/series/${known.seriesId}/schedule`, { startsAt }),
  ];
  const hasOpen = [...known.issues.values()].some((status) => status === "open");
  const moves = known.meetings.flatMap((meeting): Move[] => {
    const { meetingId, status } = meeting;
    const cancelling: Move = [0.3, onMeeting(meetingId, "cancel", { reason: "x" })];
    if (status === "collecting")
      return [[hasOpen ? 6 : 0.5, onMeeting(meetingId, "publish-agenda", { urgency: { reason: "停水" } })], cancelling];
    if (status === "agenda-published") return [[6, onMeeting(meetingId, "open")], cancelling];
    return status === "in-session" ? sessionMoves(world, meeting) : [[0.2, onMeeting(meetingId, "close")]];
  });
  return [scheduling, ...moves];
};

const actionMoves = ({ known }: World<Known>): Move[] =>
  [...known.actions].flatMap(([actionId, status]): Move[] => {
    const on = (as: string, verb: string, body: object = {}) => post(as, `meetings/actions/${actionId}/${verb}`, body);
    if (status === "assigned") return [[8, on("ding", "accept")]];
    if (status === "done")
      return [
        [12, on("luo", "verify")],
        [1, on("luo", "return", { reason: "x" })],
      ];
    return status === "verified" ? [] : [[8, on("ding", "report-done", { evidence: "x" })]];
  });

const deputyMoves = ({ known }: World<Known>): Move[] =>
  known.deputies.flatMap((personId): Move[] => [
    [0.3, post("fang", `meetings/series/${known.seriesId}/seat`, { personId, name: "甲", label: labels.property })],
    [0.2, post("admin-yangguang", `communities/people/${personId}/move-out`)],
  ]);

/** What somebody might want now: what brings the estate's troubles before a meeting, through it, and to their end. */
export const someIntent = (world: World<Known>): Intent => {
  const { random, known } = world;
  const filed: Move = [known.cases.length < 3 ? 15 : 0.3, filing(world)];
  const moves = [filed, ...[caseMoves, issueMoves, meetingMoves, actionMoves, deputyMoves].flatMap((of) => of(world))];
  let chance = random() * moves.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, intent] of moves) {
    chance -= weight;
    if (chance < 0) return intent;
  }
  return filing(world);
};
