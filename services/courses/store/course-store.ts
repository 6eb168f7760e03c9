import { attendanceDue, auditDue, courseDue, sessionReminderDue } from "#shared/contracts/courses.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { type Companion, type Entity, stateSort, stored } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging, Write } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import {
  type AgeGroup,
  ageGroupsOf,
  Course,
  CourseCard,
  cardOf,
  completesAt,
  plannedSpanOf,
  spanOf,
} from "../domain/course/course.ts";
import { campusKey, courseOfCampusKey } from "./campus-store.ts";

export const courseKey = (scope: CommunityScope, courseId: string): Key => scope.key(["COURSE", courseId], stateSort);

/** Drafts and courses without a date are no offer yet. */
const isOffered = (course: Course | undefined): course is Course =>
  course !== undefined && course.status !== "draft" && spanOf(course) !== undefined;

const placeOf = (course: Course): string => `${spanOf(course)?.startsAt}#${course.courseId}`;

const groupKey = (scope: CommunityScope, group: AgeGroup, course: Course): Key =>
  scope.key(["COURSE-AGE", group], placeOf(course));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A course is listed once in each group of age that it is open to; an index has one place for it only. */
const groupCompanions = (scope: CommunityScope, before: Course | undefined, after: Course): Companion[] => {
  const [former, present] = [before, after].map((course) => (isOffered(course) ? cardOf(course) : undefined));
  if (isSame(former, present)) return [];
  const stays = former?.startsAt === present?.startsAt;
  const gone =
    before && isOffered(before) && !stays ? ageGroupsOf(before).map((group) => groupKey(scope, group, before)) : [];
  const rows = isOffered(after) ? ageGroupsOf(after).map((group) => groupKey(scope, group, after)) : [];
  return [
    ...gone.map((key) => ({ write: { delete: key } })),
    ...rows.map((key) => ({ write: { put: stored({ ...key, card: present }) as Item } })),
  ];
};

/** The span of a course that time starts and completes, also while it rests. */
const timedSpanOf = (course: Course): ReturnType<typeof spanOf> => {
  const isResting = course.status === "suspended";
  const status = isResting ? course.resumesTo : course.status;
  if (status !== "enrolling" && status !== "running") return undefined;
  return isResting ? plannedSpanOf(course) : spanOf(course);
};

/** When the first session begins and the last one ends, the course is looked at. */
const spanDeadlines = (scope: CommunityScope, before: Course | undefined, after: Course): Companion[] => {
  const span = timedSpanOf(after);
  if (!span || (before && isSame(timedSpanOf(before), span))) return [];
  const { courseId } = after;
  const fact = courseDue({ courseId });
  return [span.startsAt, completesAt(span)].map((dueAt) => ({
    write: deadlineWrite(scope, { dueAt, fact, correlationId: courseId }),
  }));
};

/** The night in which the seats of a course are counted. */
export const auditDeadline = (scope: CommunityScope, courseId: string, dueAt: string): Companion => ({
  write: deadlineWrite(scope, { dueAt, fact: auditDue({ courseId }), correlationId: courseId }),
});

/** When it is no longer kept who came to a course. */
export const attendanceDeadline = (scope: CommunityScope, courseId: string, dueAt: string): Write =>
  deadlineWrite(scope, { dueAt, fact: attendanceDue({ courseId }), correlationId: courseId });

type ReminderFact = Parameters<typeof sessionReminderDue>[0];

/** When whoever is booked is to be reminded of a session. */
export const reminderDeadline = (scope: CommunityScope, reminding: ReminderFact, dueAt: string): Write =>
  deadlineWrite(scope, { dueAt, fact: sessionReminderDue(reminding), correlationId: reminding.courseId });

const courseLists = lists<Course>()({
  byDate: { index: "first", under: "COURSE-DATE", by: (course) => isOffered(course) || undefined, sort: placeOf },
  byCategory: {
    index: "second",
    under: "COURSE-CATEGORY",
    by: (course) => (isOffered(course) ? course.category : undefined),
    sort: placeOf,
  },
  planned: {
    index: "first",
    under: "COURSE-PLANNED",
    by: (course) => !isOffered(course) || undefined,
    sort: ({ proposedAt, courseId }) => `${proposedAt}#${courseId}`,
  },
});

const courseEntity: Entity<Course> = {
  name: "COURSE",
  schema: Course,
  card: cardOf,
  people: ({ proposedBy }) => [proposedBy],
  indexes: placesIn(courseLists),
  companions: (scope, before, after) => [
    ...(before ? [] : [{ write: { put: courseOfCampusKey(scope, after.campusId, after.courseId) } }]),
    ...groupCompanions(scope, before, after),
    ...spanDeadlines(scope, before, after),
  ],
};

/** The campus is open at the very commit. */
export const whileOpen = (scope: CommunityScope, campusId: string): Companion => ({
  write: { check: campusKey(scope, campusId), when: [{ path: ["state", "status"], is: "equals", value: "open" }] },
  refusal: new Refusal("campus-closed"),
});

/** The courses of one community. */
export const courseStore = (table: CommunityTable) => {
  const { scope } = table;
  const store = entityStore(table, courseEntity);

  /** What a group of age may come to, by its rows in the table. */
  const ofGroup = async (group: AgeGroup, { limit, cursor }: Paging) => {
    const partition = scope.partition("COURSE-AGE", group);
    const page = await table.query({ partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => CourseCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** What somebody proposed that is not offered yet. */
  const proposedBy = async (personId: string, paging: Paging) => {
    const { items, ...page } = await pageOfPerson(table, { kind: courseEntity.name, store, personId }, paging);
    return { ...page, items: items.filter((course) => !isOffered(course)).map(cardOf) };
  };

  return { ...store, ...pages(table, { lists: courseLists, card: CourseCard }), ofGroup, proposedBy };
};
