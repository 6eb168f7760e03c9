import { publishAgenda } from "#services/meetings/domain/meeting/agenda.ts";
import { confirmMinutes } from "#services/meetings/domain/meeting/confirm.ts";
import { type Meeting, scheduled } from "#services/meetings/domain/meeting/meeting.ts";
import { draftMinutes, publishMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import { arrive, close, open } from "#services/meetings/domain/meeting/open.ts";
import { cancel, collect, postpone } from "#services/meetings/domain/meeting/postpone.ts";
import { seatsOn } from "#services/meetings/domain/seat.ts";
import { seat } from "#services/meetings/domain/seating.ts";
import { approve, type Series, start } from "#services/meetings/domain/series.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Role, Side } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";

export const person = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: `per_${name.padEnd(20, "a")}`,
  name,
  grants: roles.map((role) => ({ role })),
});

export const convener = person("convener", "residents-committee-worker");
export const steward = person("steward", "property-staff");
export const neighbour = person("neighbour", "resident");
export const bystander = person("bystander", "resident");
export const sides: readonly (readonly [Caller, Side])[] = [
  [convener, "community"],
  [steward, "property"],
  [neighbour, "residents"],
];

/** What somebody with this role is in the community: known to the committee, with an account. */
export const standing = ({ personId, grants }: Caller): Standing => ({
  personId,
  grants: Object.fromEntries(grants.map(({ role }) => [`grt_${role}`, { role, from: "2020-01-01T00:00:00.000Z" }])),
  households: {},
  hasAccount: true,
  verifiedBy: "per_worker",
  verifierSide: "community",
});

export const calendar = {
  "2026": { holidays: ["2026-10-01", "2026-10-08"], makeUpWorkdays: ["2026-10-10"] },
};
export const community = {
  status: "active",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  policy: {},
  calendar,
} as const;

export const now = "2026-03-02T01:00:00.000Z";
export const startsAt = "2026-03-12T11:30:00.000Z";
export const act = (by: Caller, at = now) => ({ by, at, community, commandId: `${by.name} ${at}` });

const labels = [
  { label: "社区工作者", side: "community" as const },
  { label: "物业管家", side: "property" as const },
  { label: "业主代表", side: "residents" as const },
];
export const rule = {
  on: { nth: "second", weekday: "thursday" },
  at: "19:30",
  minutes: 120,
  ifHoliday: "skip",
} as const;
export const body = { name: "月度联席会议", rule, labels, collectDays: 14 };

export const founding = { ...act(convener), ...body, standing: standing(convener) };
export const begun = (more: object = {}): Series => start({ ...founding, ...more }).state;

/** A yes of somebody, as it is heard beside what the three sides are. */
export const hearing = (who: Caller, own: Standing = standing(who), ...changed: readonly Standing[]) => ({
  ...act(who),
  standing: own,
  others: new Map([...sides.map(([each]) => standing(each)), ...changed].map((each) => [each.personId, each])),
});

export const series = (more: object = {}): Series =>
  sides.reduce((current, [who]) => approve(current, hearing(who))?.state ?? current, begun(more));

export const seatFor = (who: Caller) => ({ personId: who.personId, name: who.name, member: standing(who) });

export const seated = (): Series =>
  sides.reduce(
    (current, [who], nth) => seat(current, { ...act(who), ...seatFor(who), label: labels[nth]?.label ?? "" }).state,
    series(),
  );

/** Who sits in it on the day of the meeting. */
export const sitting = seatsOn(seated(), "2026-03-12");

type Made = Partial<Parameters<typeof scheduled>[0]>;

export const planned = (more: Made = {}): Meeting =>
  scheduled({
    meetingId: `mtg_${"a".repeat(20)}`,
    seriesId: `ser_${"a".repeat(20)}`,
    title: "月度联席会议",
    place: undefined,
    timeZone: "Asia/Shanghai",
    startsAt,
    endsAt: "2026-03-12T13:30:00.000Z",
    noticeDays: 3,
    collectDays: 3,
    at: now,
    ...more,
  }).state;

export const collecting = (subject = planned()): Meeting => collect(subject, act(convener)).state;

export const announced = (subject = collecting()): Meeting =>
  publishAgenda(subject, { ...act(convener), items: [], overdueActionIds: [] }).state;

export const inSession = (subject = announced(), present = sides): Meeting =>
  present.reduce<Meeting>(
    (current, [who, side]) =>
      arrive(current, { ...act(convener, startsAt), personId: who.personId, name: who.name, side })?.state ?? current,
    open(subject, act(convener, startsAt)).state,
  );

export const over = (subject = inSession(), agenda: readonly string[] = []): Meeting =>
  close(subject, { ...act(convener, startsAt), agenda }).state;

export const drafted = (subject = over()): Meeting =>
  draftMinutes(subject, { ...act(convener, startsAt), text: "三方到场" }).state;

export const afterAmending = "2026-03-15T11:30:00.000Z";

/** Everybody is still here, and nobody confirms in another's place. */
export const here = { gone: new Set<string>() };

export const confirmed = (subject = drafted()): Meeting =>
  sides.reduce(
    (current, [who, side]) =>
      confirmMinutes(current, { ...act(who, afterAmending), ...here, side, revision: 1 })?.state ?? current,
    subject,
  );

export const published = (subject = confirmed()): Meeting =>
  publishMinutes(subject, { ...act(convener, afterAmending), text: "三方到场", seatNames: [] }).state;

export const meetingInEach: Readonly<Record<Meeting["status"], () => Meeting>> = {
  scheduled: planned,
  collecting,
  "agenda-published": announced,
  postponed: () => postpone(announced(), { ...act(convener), reason: "台风" }).state,
  cancelled: () => cancel(announced(), { ...act(convener), reason: "台风" }).state,
  "in-session": inSession,
  closed: over,
  "minutes-draft": drafted,
  "minutes-confirmed": confirmed,
  published,
};
