import { dayIn } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type Standing, sideHeld } from "#shared/domain/standing.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingKey, standingsAmong, stillHolds } from "#shared/people/standing.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import { canAct, someGrant } from "../domain/action/lead.ts";
import type { Issue } from "../domain/issue/issue.ts";
import { discuss, resolve } from "../domain/issue/resolve.ts";
import { peopleInRoom } from "../domain/meeting/open.ts";
import { heldSeats, seatsOn } from "../domain/seat.ts";
import { meetingsRoutes } from "../routes.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";
import { asRead, type Found, inMeeting, unchanged } from "./in-meeting.ts";

export const discussIssue = endpoint(meetingsRoutes.discussIssue, (call) =>
  inMeeting(call, (current, found) => {
    const told = discuss(current, { ...call.body, by: call.caller, at: call.now, meeting: found?.state });
    return { ...told, also: unchanged(call, found) };
  }),
);

const leadsIn = (issue: Issue): string[] =>
  issue.status === "on-agenda" ? (issue.proposed?.actions ?? []).map(({ leadId }) => leadId) : [];

type Standings = ReadonlyMap<string, Standing>;

/** Who came, or was proposed as a lead, since the first look is not known yet: the whole is looked at anew. */
const mustBeAsked = (asked: ReadonlySet<string>, personIds: readonly string[]): void => {
  if (personIds.some((personId) => !asked.has(personId))) refuse("version-conflict", { version: 0 });
};

/** Who leads an action can act here, now and in the commit. */
const actingLeads = (table: CommunityTable, standings: Standings, leadIds: readonly string[]): Companion[] =>
  [...new Set(leadIds)].map((leadId) => {
    const lead = standings.get(leadId);
    return canAct(lead)
      ? stillHolds(table.scope, leadId, someGrant(lead))
      : refuseField("/resolutionId", "lead-is-gone");
  });

/** Those by whom the sides are there and say yes are of their side in the commit too. */
const ofTheirSides = (
  table: CommunityTable,
  standings: Standings,
  people: readonly string[],
  now: string,
): Companion[] =>
  people.map((personId) => stillHolds(table.scope, personId, sideHeld(standings.get(personId), now)?.grantId));

/**
 * The issue and its meeting in one commit: those of each side who decide sit in that very version of the body, are
 * there, and are of their side.
 */
export const resolveIssue = endpoint(meetingsRoutes.resolveIssue, (call) => {
  const { body, caller, community, command, now, table } = call;
  const bodies = seriesStore(table);
  const asked = new Set<string>();
  const resolving = (current: Issue, found: Found, [bodyItem, ...items]: readonly (Item | undefined)[]) => {
    const sitting = bodies.read(bodyItem);
    const standings = standingsAmong(items);
    const leads = leadsIn(current);
    mustBeAsked(asked, [...leads, ...peopleInRoom(found?.state)]);
    const today = dayIn(community.timeZone, now);
    const seats = found && sitting ? heldSeats(seatsOn(sitting.state, today), standings, now) : [];
    const told = { ...body, by: caller, at: now, community, meeting: found?.state, seats };
    const { issue, meeting, deciders } = resolve(current, told);
    if (!meeting || !found || !sitting) return { ...issue, also: unchanged(call, found) };
    const noted = meetingStore(table).beside({ id: meeting.state.meetingId, ...found }, command, meeting);
    const seated = asRead(bodies.stateKey(sitting.state.seriesId), sitting);
    const others = leads.filter((personId) => !deciders.includes(personId));
    const people = [...ofTheirSides(table, standings, deciders, now), ...actingLeads(table, standings, others)];
    return { ...issue, also: [...noted, seated, ...people] };
  };
  return inMeeting(call, resolving, async ({ issue, meetingId }) => {
    if (!meetingId) return [];
    const { state: meeting } = await meetingStore(table).get(meetingId);
    for (const personId of [...leadsIn(issue), ...peopleInRoom(meeting)]) asked.add(personId);
    return [bodies.stateKey(meeting.seriesId), ...[...asked].map((personId) => standingKey(table.scope, personId))];
  });
});
