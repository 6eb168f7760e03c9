import { dayIn } from "#shared/domain/dates.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { answering } from "#shared/messages/unreached.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { IssueTold } from "../action-messages.ts";
import type { Issue } from "../domain/issue/issue.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { convenerRoles } from "../domain/parts.ts";
import { seatsOn } from "../domain/seat.ts";
import { type MeetingTold, meetingsMoments } from "../messages.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";
import { subscriptionStore } from "../store/subscription-store.ts";

/** Who sits in the body of a meeting on its day, or today where that is over. */
const seatedFor = async (table: CommunityTable, { seriesId, timeZone }: Meeting, event: Heard["event"]) => {
  const { state } = await seriesStore(table).get(seriesId);
  return seatsOn(state, dayIn(timeZone, event.time)).map(({ personId, side }) => ({ personId, side }));
};

const { agendaFollowed, changeFollowed, minutesFollowed } = meetingsMoments;
const toldToAll = new Set(heardIn({ agendaFollowed, changeFollowed, minutesFollowed }).map(({ type }) => type));

const ofMeeting = async (
  table: CommunityTable,
  meetingId: string,
  event: Heard["event"],
): Promise<MeetingTold | undefined> => {
  const found = await meetingStore(table).find(meetingId);
  if (!found) return undefined;
  const { seriesId } = found.state;
  const subscribers = toldToAll.has(event.type) ? await subscriptionStore(table).subscribers(seriesId) : [];
  return { meeting: found.state, seated: await seatedFor(table, found.state, event), subscribers };
};

const meetingIdOf = ({ placements }: Issue, { data }: Heard["event"]): string | undefined =>
  "meetingId" in data ? String(data.meetingId) : placements.at(-1)?.meetingId;

const ofIssue = async (
  table: CommunityTable,
  issueId: string,
  event: Heard["event"],
): Promise<IssueTold | undefined> => {
  const found = await issueStore(table).find(issueId);
  if (!found) return undefined;
  const meetingId = meetingIdOf(found.state, event);
  const told = meetingId ? await ofMeeting(table, meetingId, event) : undefined;
  return { issue: found.state, seated: told?.seated ?? [] };
};

const ofAction = (table: CommunityTable, _: string, event: Heard["event"]): Promise<IssueTold | undefined> =>
  ofIssue(table, String((event.data as { issueId?: string }).issueId), event);

/** Who convenes the meeting answers for its people being told. */
const conveners = async (table: CommunityTable, { now }: { readonly now: string }) =>
  (await Promise.all(convenerRoles.map((role) => roleHolders(table, role, now)))).flat();

/** Whoever a fact of meetings concerns. */
export const toldOf = {
  series: async () => ({}),
  meeting: ofMeeting,
  issue: ofIssue,
  action: ofAction,
  unreached: answering("meetings", conveners),
};
