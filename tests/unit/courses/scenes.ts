import type * as z from "zod";
import type { Campus } from "#services/courses/domain/campus/campus.ts";
import { approveDecision, proposeDecision } from "#services/courses/domain/campus/decision.ts";
import { addVenue, approve, consult, open, propose, seat } from "#services/courses/domain/campus/proposal.ts";
import { suspend } from "#services/courses/domain/course/closure.ts";
import type { Course } from "#services/courses/domain/course/course.ts";
import {
  advance,
  approveCourse,
  cancelCourse,
  openEnrolment,
  proposeCourse,
} from "#services/courses/domain/course/enrolment.ts";
import { type Instructor, recordCheck, registerInstructor } from "#services/courses/domain/instructor.ts";
import { type ScheduleSessions, schedule } from "#services/courses/domain/session/schedule.ts";
import { follow, type Session } from "#services/courses/domain/session/session.ts";
import type { Calendar } from "#shared/domain/calendar.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";

export const at = "2026-03-02T01:00:00.000Z";
export const later = "2026-07-01T01:00:00.000Z";

export const personOf = (name: string): string => `per_${digest(["person", name], 20)}`;

export const caller = (name: string, ...roles: Role[]): Caller => ({
  personId: personOf(name),
  name,
  grants: roles.map((role) => ({ role })),
});

export const admin = caller("admin", "community-admin", "property-staff");
export const worker = caller("worker", "residents-committee-worker");
export const owner = caller("owner", "resident");
export const stranger = caller("stranger", "resident");

/** Who sits on the committee, a person for each side. */
export const committee = [
  [admin, "property"],
  [worker, "community"],
  [owner, "residents"],
] as const;

/** What a caller is at the source: of the roles they hold, and known to the residents' committee. */
export const standingOf = ({ personId, grants }: Caller): Standing => ({
  personId,
  grants: Object.fromEntries(grants.map(({ role }) => [`grt_${role}`, { role, from: at }])),
  households: {},
  hasAccount: true,
  verifiedBy: personOf("worker"),
  verifierSide: "community",
});

let commands = 0;

/** Each act under a command of its own. */
export const act = (by: Caller, when = at) => {
  commands += 1;
  return { by, at: when, commandId: digest([`command ${commands}`]) };
};

/** What those are who sit on the committee, as it is now or as these became. */
export const standings = (...changed: readonly Standing[]): ReadonlyMap<string, Standing> =>
  new Map([...committee.map(([by]) => standingOf(by)), ...changed].map((each) => [each.personId, each]));

/** An act of somebody who speaks for a side, after others of the committee, who may have become something else. */
export const speaking = (by: Caller, when = at, ...changed: readonly Standing[]) => ({
  ...act(by, when),
  standing: standingOf(by),
  others: standings(...changed),
});

const done = <State>(decision: { readonly state: State } | undefined): State => {
  if (!decision) throw new Error("nothing was decided");
  return decision.state;
};

const between = [
  { name: "物业", side: "property" as const },
  { name: "社区", side: "community" as const },
];

export const proposed = (): Campus => propose({ ...act(admin), name: "社区大学" }).state;
export const consulted = (): Campus => consult(proposed(), { ...act(admin), between }).state;
export const approved = (): Campus =>
  committee.reduce<Campus>((known, [by]) => done<Campus>(approve(known, speaking(by))), consulted());
/** Whom to seat, and what they are. */
export const seatFor = (by: Caller) => ({ personId: by.personId, name: by.name, member: standingOf(by) });

export const seated = (campus: Campus = approved()): Campus =>
  committee.reduce<Campus>((known, [by, side]) => seat(known, { ...act(admin), side, ...seatFor(by) }).state, campus);

export const opened = (): Campus =>
  addVenue(open(seated(), { ...act(admin), standings: standings() }).state, { ...act(admin), name: "活动室" }).state;

/** The committee asks itself, and every side says yes. */
export const agreed = (campus: Campus, wanted: Parameters<typeof proposeDecision>[1]["wanted"], when = at): Campus => {
  const [[first], ...others] = committee;
  const asked = proposeDecision(campus, { ...speaking(first, when), wanted }).state;
  return others.reduce<Campus>((known, [by]) => done<Campus>(approveDecision(known, speaking(by, when))), asked);
};
export const closing = { kind: "closing", cause: "epidemic", plannedReopen: "2021-08/late" } as const;
export const closed = (): Campus => agreed(opened(), closing);

export const campusInEach = {
  proposed,
  consulting: consulted,
  approved: () => seated(),
  open: opened,
  "closed-temporarily": closed,
  retired: () => agreed(opened(), { kind: "retiring" }),
} as const;

export const noHolidays: Calendar = {
  "2026": { holidays: [], makeUpWorkdays: [] },
  "2027": { holidays: [], makeUpWorkdays: [] },
};
export const shanghai = { timeZone: "Asia/Shanghai", calendar: noHolidays, policy: {} };

/** Somebody who teaches at the campus, checked on a day. */
export const teacher = (campus: Campus, checkedOn = "2026-02-01"): Instructor => {
  const teaching = { campusId: campus.campusId, kind: "retired-teacher" as const, name: "韦老师" };
  const registered = registerInstructor({ ...act(admin), ...teaching }).state;
  return recordCheck(registered, { ...act(admin), checkedOn, evidence: "查询结果无异常" }).state;
};

export const campus = opened();
export const instructor = teacher(campus);

type Dates = z.infer<typeof ScheduleSessions>;

export const dates: Dates = {
  venueId: campus.venues[0]?.venueId ?? "",
  instructorIds: [instructor.instructorId],
  slots: [{ weekday: 1, from: "15:00", to: "16:00" }],
  firstDay: "2026-06-01",
  count: 2,
};

export const offer = { campusId: campus.campusId, title: "书法", category: "child-skill" as const, capacity: 4 };

export const draft = (ages = { from: 0, to: 120 }): Course =>
  proposeCourse({ ...act(owner), ...offer, ages, deskSeats: 0 }).state;

export const scheduled = (course: Course, change: Partial<Dates> = {}, local = shanghai, instructors = [instructor]) =>
  schedule(course, { ...act(admin), ...dates, ...change, campus, instructors, local });

export const dated = (): Course => scheduled(draft()).course.state;
export const approvedCourse = (): Course =>
  committee.reduce<Course>((known, [by]) => done<Course>(approveCourse(known, { ...speaking(by), campus })), dated());
export const enrolling = (): Course => openEnrolment(approvedCourse(), { ...speaking(owner), campus }).state;
export const running = (): Course => done<Course>(advance(enrolling(), "2026-06-01T07:30:00.000Z"));
export const suspended = (): Course => done<Course>(suspend(enrolling(), "clo_1", at));

export const courseInEach = {
  draft: dated,
  approved: approvedCourse,
  enrolling,
  running,
  completed: () => done<Course>(advance(running(), later)),
  cancelled: () => done<Course>(cancelCourse(enrolling(), { at })),
  suspended,
} as const;

export const session = (): Session => {
  const [first] = scheduled(draft()).sessions;
  if (!first) throw new Error("no session was made");
  return first;
};

export const turned = (status: "suspended" | "cancelled"): Session => done<Session>(follow(session(), { status }));
