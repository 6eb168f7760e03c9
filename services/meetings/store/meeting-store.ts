import { collectingDue } from "#shared/contracts/meetings.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { ConditionFailed, type Item, type Write } from "#shared/table/table.ts";
import { peopleInMeeting } from "../domain/forget.ts";
import { Meeting } from "../domain/meeting/meeting.ts";
import { MeetingCard } from "../domain/views.ts";

const collectingDeadline = (scope: CommunityScope, before: Meeting | undefined, after: Meeting): Companion[] => {
  const { meetingId, collectingAt: dueAt } = after;
  const isSet = before?.collectingAt === dueAt || after.status !== "scheduled";
  if (isSet) return [];
  return [{ write: deadlineWrite(scope, { dueAt, fact: collectingDue({ meetingId }), correlationId: meetingId }) }];
};

/** Each revision of the minutes stays, as an item of its own beside the meeting. */
const revision = (scope: CommunityScope, before: Meeting | undefined, after: Meeting): Companion[] => {
  const minutes = "minutes" in after ? after.minutes : undefined;
  const former = before && "minutes" in before ? before.minutes.revision : 0;
  if (!minutes || minutes.revision === former) return [];
  const { revision: number, text, revisedAt: at } = minutes;
  const sort = `REVISION#${String(number).padStart(5, "0")}`;
  const item = { ...scope.key(["MEETING", after.meetingId], sort), revision: number, text, at };
  return [{ write: { put: item as Item } }];
};

const cardOf = (meeting: Meeting): MeetingCard => {
  const { meetingId, seriesId, title, place, status, startsAt, endsAt, sequence, scheduledAt } = meeting;
  const { changedAt = scheduledAt } = meeting;
  return { meetingId, seriesId, title, place, status, startsAt, endsAt, sequence, changedAt };
};

const held = ({ startsAt, meetingId }: Meeting): string => `${startsAt}#${meetingId}`;
const publicationOf = (meeting: Meeting) => ("minutes" in meeting ? meeting.minutes.publication : undefined);

const meetingLists = lists<Meeting>()({
  ofMonth: {
    index: "first",
    under: "MEETING-MONTH",
    by: ({ timeZone, startsAt }) => dayIn(timeZone, startsAt).slice(0, 7),
    sort: held,
  },
  ofSeries: { index: "second", under: "MEETING-SERIES", by: ({ seriesId }) => seriesId, sort: held },
  published: {
    index: "third",
    under: "MINUTES-PUBLISHED",
    by: (meeting) => publicationOf(meeting) !== undefined || undefined,
    sort: (meeting) => `${publicationOf(meeting)?.at}#${meeting.meetingId}`,
  },
});

const meetingEntity: Entity<Meeting> = {
  name: "MEETING",
  schema: Meeting,
  card: cardOf,
  people: peopleInMeeting,
  indexes: placesIn(meetingLists),
  companions: (scope, before, after) => [
    ...collectingDeadline(scope, before, after),
    ...revision(scope, before, after),
  ],
};

/** The meetings of one community. */
export const meetingStore = (table: CommunityTable) => {
  const { scope } = table;

  /** Every revision of a meeting's minutes, first to last. */
  const revisions = async (meetingId: string) => {
    const partition = scope.partition("MEETING", meetingId);
    const found: { revision: number; text: string; at: string }[] = [];
    for await (const items of pagesOf(table, { partition, prefix: "REVISION#", limit: 100 }))
      found.push(
        ...items.map(({ revision: number, text, at }) => ({
          revision: Number(number),
          text: String(text),
          at: String(at),
        })),
      );
    return found;
  };

  /** Another attempt to publish the agenda. Its check holds until the next begins: then it places and freezes no more. */
  const attempt = async (meetingId: string): Promise<Write> => {
    const key = scope.key(["MEETING", meetingId], "PUBLISHING");
    const first: Write = { put: { ...key, attempts: 1 }, when: [{ path: ["partition"], is: "absent" }] };
    const next: Write = { update: key, changes: [{ add: ["attempts"], by: 1 }] };
    const item = await table.write(first).catch((error: unknown) => {
      if (error instanceof ConditionFailed) return table.write(next);
      throw error;
    });
    return { check: key, when: [{ path: ["attempts"], is: "equals", value: Number(item?.attempts) }] };
  };

  return {
    ...entityStore(table, meetingEntity),
    ...pages(table, { lists: meetingLists, card: MeetingCard }),
    revisions,
    attempt,
  };
};
