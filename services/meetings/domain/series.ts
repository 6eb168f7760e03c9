import * as z from "zod";
import { meetingPlanned, seriesApproved, seriesStarted } from "#shared/contracts/meetings.ts";
import { Approvals, approvalsFor, type Hearing, missingSides, ownSide, withYes } from "#shared/domain/approvals.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, dayIn, Instant, instantAt, plusMinutes } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { type Standing, sideSpokenFor } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { scheduled } from "./meeting/meeting.ts";
import { SeriesId } from "./parts.ts";
import { mustFall, nextDay, Rule } from "./rule.ts";
import { Seat } from "./seat.ts";

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
    /** Who said yes to it for their side; it meets once every side has. Of one from before this was asked nobody knows. */
    approvals: Approvals.optional(),
  })
  .meta({ id: "MeetingSeries" });
export type Series = z.infer<typeof Series>;

/** What lists show of a body. */
export const SeriesCard = Series.pick({ seriesId: true, name: true }).meta({ id: "MeetingSeriesCard" });

export const StartSeries = z.strictObject({
  name: Name,
  place: Name.optional(),
  rule: Rule,
  labels: z.array(Label).min(3).max(12),
  noticeDays: z.int().min(1).max(30).optional(),
  collectDays: z.int().min(1).max(60).optional(),
});

export type Told = Act & { readonly community: CommunityCard };
type Starting = Told &
  z.infer<typeof StartSeries> & {
    readonly commandId: string;
    /** The starter's own. */
    readonly standing: Standing | undefined;
  };

export const mustHaveEverySide = ({ approvals }: Series): void => {
  const sides = approvals ? missingSides(approvals) : [];
  if (sides.length > 0) refuse("side-missing", { sides });
};

type Wished = { readonly noticeDays: number; readonly collectDays: number | undefined };

/** Issues are collected before the agenda must stand, or none would come onto it. */
const daysOf = ({ noticeDays, collectDays }: Wished, { policy }: CommunityCard) => {
  if (collectDays !== undefined && collectDays < noticeDays) refuseField("/collectDays", "too-small");
  return { noticeDays, collectDays: collectDays ?? Math.max(numberOf("collectIssuesDays", policy), noticeDays) };
};

/**
 * A body of all three sides, by its own words for them; its notice may be longer than the policy's, not shorter. Who
 * starts it says yes for their own side, and nobody else's.
 */
export const start = ({ by, at, standing, community, commandId, noticeDays, collectDays, ...body }: Starting) => {
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
  const days = daysOf({ noticeDays: noticeDays ?? least, collectDays }, community);
  const own = by.onBehalfOf ? undefined : sideSpokenFor(standing, at);
  const approvals = own ? { [own.side]: { personId: by.personId, at } } : {};
  const state: Series = { ...body, ...days, seriesId, seats: [], startedAt: at, approvals };
  const holders = own ? [{ ...own, personId: by.personId }] : [];
  return { state, facts: [seriesStarted({ seriesId })], holders };
};

export const ApproveSeries = z.strictObject({});

/** Somebody says yes to the body for their own side: with the third side it may meet. Answers by whom it has each. */
export const approve = (current: Series, hearing: Hearing) => {
  const holder = ownSide(hearing);
  const { seriesId, approvals } = current;
  const said = approvals && missingSides(approvals).length > 0 ? withYes(approvals, holder, hearing) : undefined;
  if (!said) return undefined;
  const state: Series = { ...current, approvals: said.approvals };
  return { state, facts: [seriesApproved({ seriesId, side: holder.side })], holders: said.holders };
};

/** A body as a reader sees it. */
export const seriesFor = ({ approvals, ...known }: Series, reader: Caller): Series => ({
  ...known,
  ...(approvals && { approvals: approvalsFor(approvals, reader) }),
});

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
  mustHaveEverySide(current);
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
