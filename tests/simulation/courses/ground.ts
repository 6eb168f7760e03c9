import { addDependant, foundHousehold } from "#services/communities/domain/household.ts";
import { householdStore } from "#services/communities/store/household-store.ts";
import type { Campus } from "#services/courses/domain/campus/campus.ts";
import { addVenue, approve, consult, open, propose, seat } from "#services/courses/domain/campus/proposal.ts";
import type { Course } from "#services/courses/domain/course/course.ts";
import { approveCourse, openEnrolment, proposeCourse } from "#services/courses/domain/course/enrolment.ts";
import { registerInstructor } from "#services/courses/domain/instructor.ts";
import { schedule } from "#services/courses/domain/session/schedule.ts";
import { campusStore } from "#services/courses/store/campus-store.ts";
import { courseStore } from "#services/courses/store/course-store.ts";
import { openedSums } from "#services/courses/store/feedback-store.ts";
import { instructorStore } from "#services/courses/store/instructor-store.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { openedSeats } from "#services/courses/store/seat-store.ts";
import { sessionStore } from "#services/courses/store/session-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import { standingOf } from "#shared/people/standing.ts";
import { communityKey } from "#shared/table/community.ts";
import type { Command } from "#shared/table/journal.ts";
import { type CommunityScope, communityScope, type ScopedTable, scoped } from "#shared/table/scope.ts";
import type { Table } from "#shared/table/table.ts";
import { type People, region, slug, startsAt } from "../estate.ts";

type Place = ScopedTable<CommunityScope>;

const at = startsAt;

const command = (name: string): Command => {
  const id = digest(["prepared", name]);
  return { id, payload: id, verb: "prepare", by: { role: "system" }, at, correlationId: id, causationId: id };
};

const caller = (personId: string, ...roles: Role[]): Caller => ({
  personId,
  name: "x",
  grants: roles.map((role) => ({ role })),
});

/** Who sits on the committee for which side. */
export const seated = { sun: "residents", fang: "community", ding: "property" } as const;

/** Short terms, so that what lapses does so while people still act. */
export const policy = { offerHours: 0.5, guardianHoldHours: 1, firstRightDays: 0.05 };

const local = {
  timeZone: "Asia/Shanghai",
  calendar: { "2026": { holidays: [], makeUpWorkdays: [] } },
  policy: {},
};

type Seated = keyof typeof seated;
const members = Object.keys(seated) as Seated[];

const roles = { residents: "resident", community: "residents-committee-worker", property: "property-staff" } as const;

/** One of the committee, with what they are at its source. */
const member = (people: People, persona: Seated) => {
  const { personId, grantId } = people[persona];
  const role = roles[seated[persona]];
  const known = { hasAccount: true, verifiedBy: people.fang.personId, verifierSide: "community" } as const;
  const standing: Standing = { personId, grants: { [grantId]: { role, from: at } }, households: {}, ...known };
  return { by: caller(personId, role), standing };
};

const standingsOf = (people: People) =>
  new Map(members.map((persona) => [people[persona].personId, member(people, persona).standing]));

const campusOf = (people: People) => {
  const admin = caller(people["admin-yangguang"].personId, "community-admin");
  const act = { by: admin, at, commandId: command("campus").id };
  const between = [
    { name: "物业", side: "property" as const },
    { name: "社区", side: "community" as const },
  ];
  const standings = standingsOf(people);
  let campus: Campus = propose({ ...act, name: "社区大学" }).state;
  campus = consult(campus, { ...act, between }).state;
  for (const persona of members) {
    const { by, standing } = member(people, persona);
    campus = approve(campus, { by, at, standing, others: standings })?.state ?? campus;
    const seating = { side: seated[persona], personId: by.personId, name: persona, member: standing };
    campus = seat(campus, { ...act, ...seating }).state;
  }
  campus = addVenue(open(campus, { ...act, standings }).state, { ...act, name: "活动室" }).state;
  return campus;
};

type Prepared = { readonly campusId: string; readonly courseId: string };

/** An open campus with one small course that people can book, as the domain's own verbs make them. */
const prepareCourse = async (table: Place, people: People, capacity: number): Promise<Prepared> => {
  const campus = campusOf(people);
  await campusStore(table).create(campus.campusId, command("campus"), { state: campus, facts: [] });
  const by = caller(people["admin-yangguang"].personId, "community-admin");
  const teaching = { campusId: campus.campusId, kind: "retired-teacher" as const, name: "韦老师" };
  const instructor = registerInstructor({ ...teaching, by, at, commandId: "i" }).state;
  const checked = { ...instructor, checks: [{ checkedOn: "2026-02-01", recordedAt: at }] };
  await instructorStore(table).create(instructor.instructorId, command("instructor"), { state: checked, facts: [] });
  const cmd = command("course");
  const act = { by, at, commandId: cmd.id };
  const offer = {
    campusId: campus.campusId,
    title: "书法",
    category: "child-skill" as const,
    ages: { from: 0, to: 120 },
    capacity,
    deskSeats: 1,
  };
  const dates = {
    venueId: campus.venues[0]?.venueId ?? "",
    instructorIds: [instructor.instructorId],
    slots: [{ weekday: 1, from: "15:00", to: "16:00" }],
    firstDay: "2026-06-01",
    count: 2,
  };
  const made = schedule(proposeCourse({ ...act, ...offer }).state, {
    ...act,
    ...dates,
    campus,
    instructors: [checked],
    local,
  });
  let course: Course = made.course.state;
  for (const persona of members)
    course =
      approveCourse(course, { ...member(people, persona), at, campus, others: standingsOf(people) })?.state ?? course;
  course = openEnrolment(course, { ...member(people, "sun"), at, campus }).state;
  const { courseId } = course;
  const first = course.sessions[0]?.startsAt ?? "";
  const opening = { courseId, capacity, deskSeats: 1, startsAt: first, fromAge: 0, toAge: 120 };
  const sessions = made.sessions.flatMap((state) =>
    sessionStore(table).beside({ id: state.sessionId, version: 0 }, cmd, { state, facts: [] }),
  );
  const also = [openedSeats(table.scope, cmd, opening), openedSums(table.scope, courseId), ...sessions];
  await courseStore(table).create(courseId, cmd, { state: course, facts: [], also });
  return { campusId: campus.campusId, courseId };
};

/** A household with children whose guardian is one of its two grown-ups. */
const prepareHousehold = async (table: Place, people: People, count: number): Promise<string[]> => {
  const by = caller(people["admin-yangguang"].personId, "community-admin");
  const memberIds = [people.qin.personId, people.jiang.personId];
  const commandId = command("household").id;
  const standings = await standingOf(table, memberIds);
  const founding = { building: "2栋", memberIds, standings, livesThere: undefined, buildings: ["2栋"] };
  let household = foundHousehold({ ...founding, at, commandId }).state;
  for (let nth = 0; nth < count; nth += 1) {
    const child = { nickname: `孩子${nth}`, birthYear: 2017, guardianIds: [people.jiang.personId] };
    household = addDependant(household, { ...child, by, at, commandId: `child ${nth}` }).state;
  }
  const { householdId, dependants } = household;
  await householdStore(table).create(householdId, command("household"), { state: household, facts: [] });
  const learners = learnerStore(table);
  for (const dependant of dependants) await learners.knowDependant({ ...dependant, householdId }, sequenceOf(1, 0));
  return dependants.map(({ dependantId }) => dependantId);
};

export type Ground = Prepared & { readonly children: readonly string[] };

export const prepareGround = async (table: Table, people: People, capacity: number): Promise<Ground> => {
  const place = scoped(table, communityScope(region, slug));
  await table.write({ update: communityKey(place.scope), changes: [{ set: ["state", "policy"], to: policy }] });
  const children = await prepareHousehold(place, people, 5);
  return { ...(await prepareCourse(place, people, capacity)), children };
};
