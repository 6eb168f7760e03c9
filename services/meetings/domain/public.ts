import * as z from "zod";
import { dayIn, Instant } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import { personalIn } from "#shared/domain/redactor.ts";
import { Name } from "#shared/domain/text.ts";
import { AgendaPlace } from "./issue/issue.ts";
import { unconfirmedSides } from "./meeting/confirm.ts";
import type { Meeting } from "./meeting/meeting.ts";
import { MeetingId } from "./parts.ts";
import { PublicMinutes } from "./views.ts";

/** What everybody is told of an issue: no building, and no title that tells somebody's details. */
const PublicMatter = z.object({
  place: AgendaPlace,
  title: Name.optional(),
  category: z.string().optional(),
  carryCount: z.int(),
});

/** A meeting as everybody may know of it before it is held. */
export const PublicMeeting = z
  .object({
    meetingId: MeetingId,
    title: Name.optional(),
    place: Name.optional(),
    status: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    timeZone: z.string(),
    localStart: z.string(),
    /** When the agenda was published; until then there is none. */
    agendaAt: Instant.optional(),
    agenda: z.array(PublicMatter),
  })
  .meta({ id: "PublicMeeting" });

type Matter = {
  readonly place: z.infer<typeof AgendaPlace>;
  readonly title?: string | undefined;
  readonly category?: string | undefined;
  readonly carryCount: number;
};

/** A text where it names nobody who is known to the meeting, and tells no detail of anybody. */
const told = (text: string | undefined, names: readonly string[]): string | undefined =>
  text !== undefined && personalIn(text, names).length === 0 ? text : undefined;

const namesIn = ({ people, ...meeting }: Meeting): string[] => [
  ...Object.values(people),
  ...("session" in meeting ? meeting.session.attendance.flatMap(({ name }) => name ?? []) : []),
];

/** What stands on an agenda once it was published; of an issue nobody is named. */
export const publicMeeting = (
  meeting: Meeting,
  rows: readonly Matter[],
  names: readonly string[],
): z.infer<typeof PublicMeeting> => {
  const { meetingId, title, place, status, startsAt, endsAt, timeZone } = meeting;
  const known = [...namesIn(meeting), ...names];
  const agendaAt = "agenda" in meeting ? meeting.agenda?.publishedAt : undefined;
  return {
    ...{ meetingId, status, startsAt, endsAt, timeZone, agendaAt },
    title: told(title, known),
    place: told(place, known),
    localStart: localIn(timeZone, startsAt),
    agenda: (agendaAt ? rows : []).map((row) => ({
      place: row.place,
      title: told(row.title, known),
      category: row.category,
      carryCount: row.carryCount,
    })),
  };
};

/** Published minutes in a list: what they say is read with them. */
export const PublicMinutesCard = PublicMinutes.omit({ text: true }).meta({ id: "PublicMinutesCard" });

type Published = z.infer<typeof PublicMinutes>;

/** The minutes as everybody reads them; nothing where none were published. */
export const publishedMinutes = (meeting: Meeting): Published | undefined => {
  const publication = "minutes" in meeting ? meeting.minutes.publication : undefined;
  if (!publication || !("minutes" in meeting)) return undefined;
  const { meetingId, title, timeZone, startsAt } = meeting;
  const month = dayIn(timeZone, startsAt).slice(0, 7);
  const { revision, text, at: publishedAt } = publication;
  return { meetingId, title, month, revision, unconfirmedSides: unconfirmedSides(meeting), publishedAt, text };
};

export const publishedCard = (meeting: Meeting): Omit<Published, "text"> | undefined => {
  const { text: _, ...card } = publishedMinutes(meeting) ?? { text: "" };
  return "meetingId" in card ? card : undefined;
};
