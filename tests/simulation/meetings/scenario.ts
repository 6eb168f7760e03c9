import { grantRole } from "#services/communities/domain/grant-role.ts";
import { register } from "#services/communities/domain/person.ts";
import { communities } from "#services/communities/service.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { mediation } from "#services/mediation/service.ts";
import { approve, start } from "#services/meetings/domain/series.ts";
import { meetings } from "#services/meetings/service.ts";
import { seriesStore } from "#services/meetings/store/series-store.ts";
import { standingOf } from "#shared/people/standing.ts";
import { communityCard } from "#shared/table/community.ts";
import type { Command } from "#shared/table/journal.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Table } from "#shared/table/table.ts";
import type { Asked, Told } from "../ask.ts";
import { type People, region, slug, startsAt } from "../estate.ts";
import type { Scenario } from "../scenario.ts";
import { type Known, labels, type Proposal, recurring, someIntent } from "./intents.ts";
import { brokenPromises } from "./promises.ts";

const commandOf = (id: string): Command => ({
  id,
  payload: id,
  verb: "prepare",
  by: { role: "system" },
  at: startsAt,
  correlationId: id,
  causationId: id,
});

const seats = [
  ["fang", "community"],
  ["ding", "property"],
  ["luo", "residents"],
] as const;

/** A body that meets, with a seat for each side. */
const prepared = async (table: Table, people: People): Promise<string> => {
  const place = scoped(table, communityScope(region, slug));
  const community = await communityCard(place);
  const by = { personId: people.fang.personId, name: "方社工", grants: [] };
  const act = { by, at: startsAt, community };
  const store = seriesStore(place);
  const rule = { on: { nth: "second", weekday: "thursday" }, at: "19:30", minutes: 60, ifHoliday: "skip" } as const;
  const wording = Object.entries(labels).map(([side, label]) => ({ side, label }) as never);
  const body = { name: "联席会议", rule, labels: wording, collectDays: 14 };
  const decision = start({ ...act, ...body, standing: undefined, commandId: "start" });
  const { seriesId } = decision.state;
  await store.create(seriesId, commandOf("start"), decision);
  for (const [persona, side] of seats)
    await store.seat(seriesId, commandOf(persona), {
      ...act,
      personId: people[persona].personId,
      name: persona,
      label: labels[side],
      commandId: persona,
    });
  const others = await standingOf(
    place,
    seats.map(([persona]) => people[persona].personId),
  );
  for (const [persona] of seats) {
    const { personId } = people[persona];
    const own = { by: { personId, name: persona, grants: [] }, at: startsAt, standing: others.get(personId), others };
    await store.decide(seriesId, commandOf(`yes of ${persona}`), (current) => approve(current, own));
  }
  return seriesId;
};

/** People of the property company who may sit for it, and who may leave the estate. */
const deputies = async (table: Table): Promise<string[]> => {
  const store = personStore(scoped(table, communityScope(region, slug)));
  const made: string[] = [];
  for (const name of ["甲", "乙", "丙", "丁"]) {
    const command = commandOf(`deputy ${name}`);
    const act = { at: startsAt, commandId: command.id, buildings: ["1栋"] };
    const decision = register({ name, account: command.id, needsAssist: false, ...act });
    const { personId } = decision.state;
    await store.create(personId, command, decision);
    const granting = commandOf(`role of deputy ${name}`);
    const grant = { ...act, role: "property-staff" as const, commandId: granting.id };
    await store.decide(personId, granting, (current) => grantRole(current, grant));
    made.push(personId);
  }
  return made;
};

type Learned = {
  readonly case?: { readonly caseId: string };
  readonly meetingId?: string;
  readonly status?: string;
  readonly session?: { readonly attendance: readonly { readonly personId: string; readonly out?: string }[] };
  readonly issue?: {
    readonly issueId: string;
    readonly status: string;
    readonly actions?: readonly { readonly actionId: string; readonly status: string }[];
    readonly proposed?: Proposal;
  };
};

const learnMeeting = ({ meetings: known }: Known, { meetingId, status = "", session }: Learned): void => {
  if (!meetingId) return;
  const there = (session?.attendance ?? []).flatMap(({ personId, out }) => (out ? [] : [personId]));
  const found = known.find((each) => each.meetingId === meetingId);
  if (found) Object.assign(found, { status, there });
  else known.push({ meetingId, status, there });
};

/** What the agenda of a meeting did to the issues that were open. */
const moveIssues = ({ issues }: Known, from: string, to: string): void => {
  for (const [issueId, status] of issues) if (status === from) issues.set(issueId, to);
};

const learnIssue = ({ issues, actions, proposals }: Known, { issue }: Learned): void => {
  if (!issue) return;
  issues.set(issue.issueId, issue.status);
  for (const { actionId, status } of issue.actions ?? []) actions.set(actionId, status);
  if (issue.proposed) proposals.set(issue.issueId, issue.proposed);
  else proposals.delete(issue.issueId);
};

const learn = (known: Known, { path }: Asked, { body }: Told): void => {
  const told = body as Learned;
  if (path.endsWith("/mediation/cases") && told.case) known.cases.push(told.case.caseId);
  if (known.cases.length >= 3 && !known.issues.has(recurring[0] ?? ""))
    known.issues.set(recurring[0] ?? "", "candidate");
  if (path.endsWith("/publish-agenda")) moveIssues(known, "open", "on-agenda");
  if (path.endsWith("/close")) moveIssues(known, "on-agenda", "open");
  learnIssue(known, told);
  learnMeeting(known, told);
};

/** Disputes that recur, the issue of them, meetings that place, decide, close and carry, and the answers: all at once. */
export const meetingsScenario: Scenario<Known> = {
  name: "communities, mediation and meetings",
  services: { communities, mediation, meetings },
  clients: 4,
  intentsEach: 20,
  carriers: 4,
  prepare: async ({ table, people }) => ({
    seriesId: await prepared(table, people),
    cases: [],
    issues: new Map(),
    actions: new Map(),
    proposals: new Map(),
    meetings: [],
    deputies: await deputies(table),
  }),
  intent: someIntent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [3, 24 * 8, 24 * 40],
};
