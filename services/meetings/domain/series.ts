import * as z from "zod";
import { meetingPlanned, seatEnded, seatTaken, seriesStarted } from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, dayIn, Instant, instantAt, plusMinutes } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import { scheduled } from "./meeting/meeting.ts";
import { PersonId, SeatId, SeriesId } from "./parts.ts";
import { mustFall, nextDay, Rule } from "./rule.ts";

/** A person who sits in a body for a side, from a day on, and until before another. */
export const Seat = z.object({
  seatId: SeatId,
  side: Side,
  /** What the body itself calls it. */
  label: Name,
  personId: PersonId,
  /** Absent once it was erased. */
  name: Name.optional(),
  from: Day,
  to: Day.optional(),
});
export type Seat = z.infer<typeof Seat>;
export type Sitting = Pick<Seat, "personId" | "side">;

const Label = z.strictObject({ label: Name, side: Side });

/** A body that meets by a rule (月度联席会议): its seats by side, in the body's own words. */
export const Series = z
  .object({
    seriesId: SeriesId,
    name: Name,
    place: Name.optional(),
    rule: Rule,
    labels: z.array(Label),
    seats: z.array(Seat),
    /** How many days before a meeting its agenda stands, and issues are collected. */
    noticeDays: z.int(),
    collectDays: z.int(),
    /** The last day that the rule gave. */
    plannedThrough: Day.optional(),
    startedAt: Instant,
  })
  .meta({ id: "MeetingSeries" });
export type Series = z.infer<typeof Series>;

export const StartSeries = z.strictObject({
  name: Name,
  place: Name.optional(),
  rule: Rule,
  labels: z.array(Label).min(3).max(12),
  noticeDays: z.int().min(1).max(30).optional(),
  collectDays: z.int().min(1).max(60).optional(),
});

type Told = Act & { readonly community: CommunityCard };
type Starting = Told & z.infer<typeof StartSeries> & { readonly commandId: string };

/** A body of all three sides, by its own words for them; its notice may be longer than the policy's, not shorter. */
export const start = ({ at, community, commandId, noticeDays, collectDays, ...body }: Starting) => {
  const absent = Side.options.filter((side) => !body.labels.some((label) => label.side === side));
  if (absent.length > 0) refuseField("/labels", "every-side-needed");
  mustBeDistinct(
    placesOf(
      body.labels.map(({ label }) => label),
      "/labels",
      "/label",
    ),
  );
  mustFall(body.rule, community.calendar);
  const least = numberOf("agendaNoticeDays", community.policy);
  if (noticeDays !== undefined && noticeDays < least) refuseField("/noticeDays", "too-small");
  const seriesId = newId("ser", commandId);
  const days = {
    noticeDays: noticeDays ?? least,
    collectDays: collectDays ?? numberOf("collectIssuesDays", community.policy),
  };
  const state: Series = { ...body, ...days, seriesId, seats: [], startedAt: at };
  return { state, facts: [seriesStarted({ seriesId })] };
};

const isInEffect = ({ from, to }: Seat, day: Day): boolean => from <= day && (to === undefined || day < to);

/** Every seat of a body on a day. */
export const seatsOn = ({ seats }: Series, day: Day): Seat[] => seats.filter((seat) => isInEffect(seat, day));

export const SeatPerson = z.strictObject({
  personId: PersonId,
  name: Name,
  label: Name,
  from: Day.optional(),
  to: Day.optional(),
});

export type Seating = Told & z.infer<typeof SeatPerson> & { readonly commandId: string };

/** A body keeps who sat in it: so many fit into its one item. */
const mostSeats = 500;

const isOver = ({ to }: Seat, from: Day): boolean => to !== undefined && to <= from;

/** Room for one seat more: of those that ended the earliest goes, for the journal tells of it. */
const withRoom = (seats: readonly Seat[], day: Day): readonly Seat[] => {
  if (seats.length < mostSeats) return seats;
  const [oldest] = seats
    .filter((each) => isOver(each, day))
    .toSorted((one, other) => ((one.to ?? "") < (other.to ?? "") ? -1 : 1));
  return oldest ? seats.filter((each) => each !== oldest) : refuseField("/personId", "too-big");
};

/** Somebody sits for the side that the label stands for. Nobody sits twice: a person cannot be two sides. */
export const seat = (current: Series, { at, community, commandId, personId, name, label, from, to }: Seating) => {
  const side = current.labels.find((each) => each.label === label)?.side ?? refuseField("/label", "not-one-of");
  const begins = from ?? dayIn(community.timeZone, at);
  if (to !== undefined && to <= begins) refuseField("/to", "ends-before-it-begins");
  if (current.seats.some((each) => each.personId === personId && !isOver(each, begins)))
    refuseField("/personId", "seated-already");
  const kept = withRoom(current.seats, dayIn(community.timeZone, at));
  const { seriesId } = current;
  const seatId = newChildId("sea", seriesId, commandId);
  const taken = { seatId, side, label, personId, name, from: begins, ...(to && { to }) };
  const facts = [seatTaken({ seriesId, seatId, personId, side })];
  return { state: { ...current, seats: [...kept, taken] }, facts, taken };
};

export const EndSeat = z.strictObject({});

const endedOn = (current: Series, day: Day, isMeant: (seat: Seat) => boolean) => {
  const ending = current.seats.filter((each) => isMeant(each) && !isOver(each, day));
  if (ending.length === 0) return undefined;
  const seats = current.seats.map((each) => (ending.includes(each) ? { ...each, to: day } : each));
  const { seriesId } = current;
  const facts = ending.map(({ seatId, personId, side }) => seatEnded({ seriesId, seatId, personId, side }));
  return { state: { ...current, seats }, facts };
};

/** The seat ends today. */
export const endSeat = (current: Series, { at, community, seatId }: Told & { readonly seatId: string }) => {
  if (!current.seats.some((each) => each.seatId === seatId)) refuse("not-found");
  return endedOn(current, dayIn(community.timeZone, at), (each) => each.seatId === seatId);
};

/** Every seat of somebody who is no longer there ends. */
export const endSeatsOf = (current: Series, { personId, day }: { readonly personId: string; readonly day: Day }) =>
  endedOn(current, day, (each) => each.personId === personId);

export const ScheduleMeeting = z.strictObject({ startsAt: Instant.optional(), place: Name.optional() });

type Scheduling = Told & z.infer<typeof ScheduleMeeting> & { readonly commandId: string };

const plannedDay = (current: Series, { at, community }: Told): Day => {
  const today = dayIn(community.timeZone, at);
  const { plannedThrough = today } = current;
  return nextDay(current.rule, plannedThrough > today ? plannedThrough : today, community.calendar);
};

/**
 * The next meeting: on the next day that the rule gives in the community's zone and no holiday takes, or at a time of
 * its own. Answers both, for one commit.
 */
export const schedule = (current: Series, told: Scheduling) => {
  const { community, at, commandId, place } = told;
  const { timeZone } = community;
  if (told.startsAt !== undefined && told.startsAt <= at) refuseField("/startsAt", "not-in-the-future");
  const day = told.startsAt ? undefined : plannedDay(current, told);
  const startsAt = told.startsAt ?? instantAt(timeZone, day ?? "", current.rule.at);
  const meeting = scheduled({
    meetingId: newId("mtg", commandId),
    seriesId: current.seriesId,
    title: current.name,
    place: place ?? current.place,
    timeZone,
    startsAt,
    endsAt: plusMinutes(startsAt, current.rule.minutes),
    noticeDays: current.noticeDays,
    collectDays: current.collectDays,
    at,
  });
  const series = {
    state: { ...current, ...(day && { plannedThrough: day }) },
    facts: [meetingPlanned({ seriesId: current.seriesId, meetingId: meeting.state.meetingId })],
  };
  return { series, meeting };
};
