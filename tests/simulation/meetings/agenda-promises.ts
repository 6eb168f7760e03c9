import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import { Side } from "#shared/domain/roles.ts";
import { type Envelope, sequenceOf } from "#shared/events/contract.ts";
import { doubles, isSame, type Reading, told } from "./evidence.ts";

type Placed = { readonly issueId: string; readonly outcome: string };

const placedOn = ({ issues }: Reading, meetingId: string): Placed[] =>
  issues.flatMap(({ issueId, placements }: Issue) =>
    placements.filter((each) => each.meetingId === meetingId).map(({ outcome }) => ({ issueId, outcome })),
  );

const idsOf = (placed: readonly Placed[], outcome: string): string[] =>
  placed.filter((each) => each.outcome === outcome).map(({ issueId }) => issueId);

/** Every issue on the agenda of a meeting that is over was decided or carried, once, as the meeting says; none is lost. */
export const agendas = (reading: Reading): string[] => {
  const closings = told(reading, "meeting-closed").map(({ subject }) => subject);
  const broken = doubles(closings).map((meetingId) => `${meetingId} was closed more than once`);
  const uneven = reading.meetings.flatMap((meeting) => {
    const { meetingId, status } = meeting;
    const placed = placedOn(reading, meetingId);
    const twice = doubles(placed.map(({ issueId }) => issueId)).map((issueId) => `${issueId} is on ${meetingId} twice`);
    const pending = idsOf(placed, "pending");
    const isAhead = ["collecting", "scheduled", "agenda-published", "in-session", "postponed"].includes(status);
    if (isAhead) return twice;
    if (pending.length > 0) return [...twice, `${pending} still wait for ${meetingId}, which is ${status}`];
    if (!("closing" in meeting)) return twice;
    const { undecided } = meeting.closing;
    const isWhole =
      isSame(undecided, idsOf(placed, "carried")) &&
      isSame(Object.keys(meeting.session.decided), idsOf(placed, "decided")) &&
      undecided.length + Object.keys(meeting.session.decided).length === placed.length;
    return isWhole
      ? twice
      : [...twice, `${meetingId} left ${undecided}, and its agenda says ${JSON.stringify(placed)}`];
  });
  const carries = told(reading, "issue-carried").map(({ data }) => `${data.issueId} by ${data.meetingId}`);
  return [...broken, ...uneven, ...doubles(carries).map((each) => `${each} was carried twice`)];
};

const sidesBefore = (facts: readonly Envelope[], sequence: string): string[] => {
  const room = new Map<string, string | undefined>();
  for (const { type, data } of facts.filter((fact) => fact.sequence < sequence)) {
    if (type.includes("attendee-arrived")) room.set(String(data.personId), data.side as string | undefined);
    if (type.includes("attendee-left")) room.delete(String(data.personId));
  }
  return [...room.values()].filter((side) => side !== undefined);
};

/** A resolution that is valid had every side in the room, in the very version of the meeting that it was made in. */
export const decisions = (reading: Reading): string[] =>
  reading.issues.flatMap((issue) => {
    if (!("resolution" in issue)) return [];
    const { meetingId, resolutionId } = issue.resolution;
    const facts = reading.facts
      .filter(({ data, type }) => type.startsWith("meetings.") && data.meetingId === meetingId && !data.issueId)
      .toSorted((one, other) => (one.sequence < other.sequence ? -1 : 1));
    const adopted = told(reading, "resolution-adopted").find(({ data }) => data.resolutionId === resolutionId);
    const entry = reading.items.find(
      ({ partition, sort, command }) =>
        partition.endsWith(`#MEETING#${meetingId}`) && sort.startsWith("JOURNAL#") && command === adopted?.causationId,
    );
    const present = sidesBefore(facts, sequenceOf(Number(entry?.version ?? 0), 0));
    const said = told(reading, "resolution-concurred").filter(({ data }) => data.resolutionId === resolutionId);
    const agreed = Side.options.filter((side) => said.some(({ data }) => data.side === side));
    return [
      ...(isSame(present, Side.options) ? [] : [`${issue.issueId} was decided by ${present} alone`]),
      ...(agreed.length === Side.options.length
        ? []
        : [`${issue.issueId} was decided with the yes of ${agreed} alone`]),
    ];
  });
