import { attendanceDue, auditDue, courseDue } from "#shared/contracts/courses.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { type Companion, type Entity, stateSort, stored } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging, Query, Write } from "#shared/table/table.ts";
import {
  type AgeGroup,
  ageGroupsOf,
  Course,
  CourseCard,
  cardOf,
  completesAt,
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

const isTimed = ({ status }: Course): boolean => status === "enrolling" || status === "running";

/** When the first session begins and the last one ends, the course is looked at. */
const spanDeadlines = (scope: CommunityScope, before: Course | undefined, after: Course): Companion[] => {
  const span = isTimed(after) ? spanOf(after) : undefined;
  if (!span || (before && isTimed(before) && isSame(spanOf(before), span))) return [];
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

const courseEntity: Entity<Course> = {
  name: "COURSE",
  schema: Course,
  card: cardOf,
  people: ({ proposedBy }) => [proposedBy],
  indexes: (course) =>
    isOffered(course)
      ? {
          first: { partition: ["COURSE-DATE"], sort: placeOf(course) },
          second: { partition: ["COURSE-CATEGORY", course.category], sort: placeOf(course) },
        }
      : {},
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

/** One of the ways to list what is offered, by date. */
export type CourseFilter = { readonly from: string } | { readonly category: string } | { readonly ageGroup: AgeGroup };

/** The courses of one community. */
export const courseStore = (table: CommunityTable) => {
  const { scope } = table;

  const placeIn = (filter: CourseFilter): Pick<Query, "index" | "partition" | "from"> => {
    if ("from" in filter) return { index: "first", partition: scope.partition("COURSE-DATE"), from: filter.from };
    if ("category" in filter)
      return { index: "second", partition: scope.partition("COURSE-CATEGORY", filter.category) };
    return { partition: scope.partition("COURSE-AGE", filter.ageGroup) };
  };

  const list = async (filter: CourseFilter, { limit, cursor }: Paging) => {
    const page = await table.query({ ...placeIn(filter), limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => CourseCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { ...entityStore(table, courseEntity), list };
};
