import { count, keptSince, noRecurrence, Spot } from "#services/mediation/domain/recurrence.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { recurrenceStore } from "#services/mediation/store/recurrence-store.ts";
import type { Issue, Placement } from "#services/meetings/domain/issue/issue.ts";
import { noteCaseEnded } from "#services/meetings/domain/issue/link.ts";
import { raiseFromRecurrence } from "#services/meetings/domain/issue/raise.ts";
import { carry } from "#services/meetings/domain/meeting/agenda.ts";
import { meetingsReactions } from "#services/meetings/reactions.ts";
import { disputeStore } from "#services/meetings/store/dispute-store.ts";
import { issueStore } from "#services/meetings/store/issue-store.ts";
import { meetingStore } from "#services/meetings/store/meeting-store.ts";
import { trailStore } from "#services/meetings/store/trail-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Command } from "#shared/table/journal.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { answering, checksTooEarly, type Plant, replacing } from "../scenario.ts";
import { closesAgain, decidesByWhoEverCame, decidesWithoutTheMeeting } from "./endpoint-plants.ts";

const committing =
  (change: (writes: readonly Write[]) => readonly Write[]): NonNullable<Plant["table"]> =>
  (table: Table): Table => ({ ...table, commit: (writes) => table.commit(change(writes)) });

/** A command of its own for each delivery, as somebody writes who does not think of redelivery. */
const another = (command: Command): Command => ({ ...command, id: digest([command.id, command.at]) });

/** Each delivery counts for itself: nobody asks whether it was told before. */
const countsWithoutGuard = consumer(
  mediationReactions.countRecurrenceWhenFiled,
  async ({ event, table, now, command, community }) => {
    const spot = Spot.parse(event.data);
    const recurrences = recurrenceStore(table);
    const { policy } = await community();
    const { filings } = await recurrences.filings(spot, keptSince(now, policy));
    const first = count(noRecurrence(spot), { filings, as: new Map(), at: now, policy });
    return first && recurrences.create(`${recurrences.idOf(spot)}~${command.id.slice(0, 8)}`, command, first);
  },
);

/** The issue gets an id of its own, so a recurrence that is heard twice is two issues. */
const raisesAnother = consumer(meetingsReactions.raiseIssueWhenRecurring, async ({ event, table, now, command }) => {
  const { state, facts } = raiseFromRecurrence(event.data, now);
  const issueId = `iss_${digest([command.id], 20)}`;
  const told = facts.map((fact) => ({ ...fact, subject: issueId, data: { ...fact.data, issueId } }));
  return issueStore(table).create(issueId, command, { state: { ...state, issueId }, facts: told });
});

/** Whatever agenda the issue is on by now, it is carried off it. */
const carriesWhatever = (current: Issue, at: string) => {
  const last = current.placements.at(-1) as Placement;
  const isPending = last.outcome === "pending";
  return isPending ? carry(current, { meetingId: last.meetingId, at, missingSides: [] }) : undefined;
};

const carriesWithoutGuard = consumer(meetingsReactions.carryWhenMeetingClosed, async ({ event, table, command }) => {
  const { meetingId } = event.data;
  const { state } = await meetingStore(table).get(meetingId);
  const { undecided = [], at = "" } = "closing" in state ? state.closing : {};
  for (const issueId of undecided)
    await issueStore(table).decide(issueId, another(command), (current) => carriesWhatever(current, at));
});

const givesUpAfterOne = consumer(meetingsReactions.carryWhenMeetingClosed, async ({ event, table, command }) => {
  const { meetingId } = event.data;
  const { state } = await meetingStore(table).get(meetingId);
  const { undecided = [], at = "" } = "closing" in state ? state.closing : {};
  for (const issueId of undecided)
    return issueStore(table).decide(issueId, command, (current) => carry(current, { meetingId, at, missingSides: [] }));
  return undefined;
});

/** The first day moves to the day of the carry. */
const carriesAsNew = consumer(meetingsReactions.carryWhenMeetingClosed, async ({ event, table, command }) => {
  const { meetingId } = event.data;
  const { state } = await meetingStore(table).get(meetingId);
  const { undecided = [], at = "" } = "closing" in state ? state.closing : {};
  for (const issueId of undecided)
    await issueStore(table).decide(issueId, command, (current) => {
      const carried = carry(current, { meetingId, at, missingSides: [] });
      return carried && { ...carried, state: { ...carried.state, firstRaisedAt: at } };
    });
});

/** The ending of a case is told only to the issues that are known at that moment. */
const forgetsEndings = consumer(meetingsReactions.noteCaseEndedWhenOver, async ({ event, table, now, command }) => {
  const { caseId } = event.data;
  const item = await table.get(table.scope.key(["DISPUTES"], caseId));
  const { issues = {} } = (item?.state ?? {}) as { issues?: object };
  for (const issueId of Object.keys(issues))
    await issueStore(table).decide(issueId, command, (current) =>
      noteCaseEnded(current, { caseId, outcome: "x", endedAt: event.time, at: now }),
    );
});

const forgetsLinks = consumer(meetingsReactions.followCaseWhenLinked, async ({ event, table }) => {
  await disputeStore(table).link(event.data.caseId, event.data.issueId);
});

/** The trail by the time of hearing. */
const keepsByArrival = consumer(meetingsReactions.keepTrailWhenTold, ({ event, table, now }) =>
  trailStore(table).keep({ ...event, time: now, sequence: "0" } as never),
);

const isMeeting = (write: Write): boolean => "check" in write && write.check.partition.includes("#MEETING#");

const isOfSpot = (write: Write): boolean => "put" in write && write.put.partition.includes("#ISSUE-OF-SPOT");

/** Bugs that people really write, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "a recurrence is counted without its guard": {
    services: replacing("mediation", countsWithoutGuard),
    caughtBy: 1,
  },
  "a recurrence that is heard again is another issue": {
    services: replacing("meetings", raisesAnother),
    table: committing((writes) => writes.filter((write) => !isOfSpot(write))),
    caughtBy: 1,
  },
  "a resolution is valid though a side has left": {
    services: answering("meetings", decidesByWhoEverCame),
    caughtBy: 10,
  },
  "a resolution is not written into its meeting": {
    services: answering("meetings", decidesWithoutTheMeeting),
    caughtBy: 9,
  },
  "the meeting is not checked in the commit": {
    table: committing((writes) => writes.filter((write) => !isMeeting(write))),
    caughtBy: 169,
  },
  "an issue is carried without its guard": { services: replacing("meetings", carriesWithoutGuard), caughtBy: 57 },
  "the carrying gives up after the first issue": { services: replacing("meetings", givesUpAfterOne), caughtBy: 6 },
  "a carried issue begins anew": { services: replacing("meetings", carriesAsNew), caughtBy: 1 },
  "a close that is retried is another close": { services: answering("meetings", closesAgain), caughtBy: 2 },
  "a seat is given to who has moved out meanwhile": {
    table: checksTooEarly(({ sort }) => sort === "STANDING"),
    caughtBy: 114,
  },
  "an ending heard before its link is forgotten": {
    services: (services) => replacing("meetings", forgetsLinks)(replacing("meetings", forgetsEndings)(services)),
    caughtBy: 1,
  },
  "the trail is kept by arrival": { services: replacing("meetings", keepsByArrival), caughtBy: 1 },
};
