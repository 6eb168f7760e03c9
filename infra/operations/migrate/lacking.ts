import { firstCalendarYear } from "#services/communities/domain/next-calendar.ts";
import { calendarLook, communityStore } from "#services/communities/store/community-store.ts";
import { personGuards, personStore, placeOfPerson } from "#services/communities/store/person-store.ts";
import { entriesOf } from "#services/courses/domain/seats/seats.ts";
import { keptUntil as courseKeptUntil } from "#services/courses/domain/session/forget.ts";
import { attendanceDeadline, courseStore } from "#services/courses/store/course-store.ts";
import { seatStore } from "#services/courses/store/seat-store.ts";
import { sessionStore } from "#services/courses/store/session-store.ts";
import { keptUntil as applicationKeptUntil } from "#services/employment/domain/forget.ts";
import { forgettingDeadline } from "#services/employment/flows/forget-application.ts";
import { applicationStore } from "#services/employment/store/application-store.ts";
import { creditCodeKey, employerStore } from "#services/employment/store/employer-store.ts";
import { placementStore, worksKey } from "#services/employment/store/placement-store.ts";
import { markRows } from "#services/employment/store/seeker-marks.ts";
import { seekerStore } from "#services/employment/store/seeker-store.ts";
import { issueStore } from "#services/meetings/store/issue-store.ts";
import { spotCompanions } from "#services/meetings/store/spot-rows.ts";
import { calendarYearDue } from "#shared/contracts/calendars.ts";
import { communityCard } from "#shared/table/community.ts";
import { indexKeys } from "#shared/table/layout.ts";
import { keyOf } from "#shared/table/limits.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Key, Value, Write } from "#shared/table/table.ts";
import { type Mending, type Migration, mended, open } from "./migration.ts";
import { eachOf, type Thing } from "./things.ts";

type Claim = Pick<Thing<unknown>, "where" | "asRead"> & {
  readonly key: Key;
  readonly by: Readonly<Record<string, Value>>;
};

const isAbsent = [{ path: ["partition"] as [string], is: "absent" as const }];

/** A row that only one thing may have: written where there is none, while the thing is as it was read; left to a person where it is another's. */
export async function* claiming(
  own: CommunityTable,
  { key, by, where, asRead }: Claim,
  what: string,
): AsyncGenerator<Mending> {
  const row = await own.get(key);
  const [[name, id] = ["", ""]] = Object.entries(by);
  if (!row) yield mended(where, `lacks ${what}`, { put: { ...key, ...by }, when: isAbsent }, asRead);
  else if (row[name] !== id) yield open(where, `${what} is that of ${String(row[name])}: one person or thing, or two?`);
}

/** People are one by the letters of their name with phone or flat, or with the building alone: the rows that say so. */
export const guards: Migration = {
  name: "guards-by-letters",
  look: (site) =>
    eachOf(site, { kind: "PERSON", store: personStore }, async function* ({ state, ...thing }) {
      for (const key of personGuards(site.own.scope, state))
        yield* claiming(
          site.own,
          { ...thing, key, by: { personId: state.personId } },
          "a guard against a second record",
        );
    }),
};

/** Who lives in no building, such as staff, is listed too. */
export const elsewhere: Migration = {
  name: "people-elsewhere",
  look: ({ own, ...site }) =>
    eachOf({ own, ...site }, { kind: "PERSON", store: personStore }, async function* ({ id, state, version, where }) {
      const { partition, sort } = indexKeys.second;
      const [key, place] = [personStore(own).stateKey(id), placeOfPerson(state)];
      if (!place || (await own.get(key))?.[partition] !== undefined) return;
      const changes = [
        { set: [partition] as [string], to: own.scope.partition(...place.partition) },
        { set: [sort] as [string], to: place.sort },
      ];
      const when = [{ path: ["version"] as [string], is: "equals" as const, value: version }];
      yield mended(where, "is in no list", { update: key, changes, when });
    }),
};

/** Seekers are found by their name and their phone. */
export const seekerMarks: Migration = {
  name: "seeker-marks",
  look: (site) =>
    eachOf(site, { kind: "SEEKER", store: seekerStore }, async function* ({ state, where, asRead }) {
      for (const { write } of markRows(site.own.scope, undefined, state))
        if (!(await site.own.get(keyOf(write)))) yield mended(where, "lacks a row of its name or phone", write, asRead);
    }),
};

/** About a spot one issue waits for a decision. */
export const issuesOfSpots: Migration = {
  name: "issues-of-spots",
  look: (site) =>
    eachOf(site, { kind: "ISSUE", store: issueStore }, async function* ({ state, ...thing }) {
      for (const { write } of spotCompanions(site.own.scope, undefined, state))
        yield* claiming(
          site.own,
          { ...thing, key: keyOf(write), by: { issueId: state.issueId } },
          "the row of its spot",
        );
    }),
};

/** An employer is known once by its code. */
export const creditCodes: Migration = {
  name: "credit-codes",
  look: (site) =>
    eachOf(site, { kind: "EMPLOYER", store: employerStore }, async function* ({ state, ...thing }) {
      const { creditCode, employerId } = state;
      if (creditCode === undefined) return;
      const key = creditCodeKey(site.own.scope, creditCode);
      yield* claiming(site.own, { ...thing, key, by: { employerId } }, "the row of its credit code");
    }),
};

/** Who works at an employer is recorded there once, as long as it lasts; a later placement may have the row. */
export const works: Migration = {
  name: "works",
  look: (site) =>
    eachOf(site, { kind: "PLACEMENT", store: placementStore }, async function* ({ state, where, asRead }) {
      const key = worksKey(site.own.scope, state);
      if (state.status !== "active" || (await site.own.get(key))) return;
      const put = { ...key, placementId: state.placementId };
      yield mended(where, "lacks the row of who works there", { put, when: isAbsent }, asRead);
    }),
};

/** Communities of before the next year's calendar came by itself. */
export const calendarLooks: Migration = {
  name: "calendar-looks",
  look: (site) =>
    eachOf(site, { kind: "COMMUNITY", store: communityStore }, async function* ({ state, where }) {
      const { own, now } = site;
      if (state.status === "archived" || state.status === "erased") return;
      for await (const rows of pagesOf(own, { partition: own.scope.partition("DEADLINE"), limit: 100 }))
        if (rows.some(({ card }) => JSON.stringify(card).includes(calendarYearDue.type))) return;
      yield mended(where, "is not asked for the next year's calendar", calendarLook(own.scope, firstCalendarYear(now)));
    }),
};

/** A deadline is there as long as it has not fallen. */
export async function* dueBy(
  own: CommunityTable,
  write: Write,
  where: string,
  of = "its forgetting",
): AsyncGenerator<Mending> {
  if (!(await own.get(keyOf(write)))) yield mended(where, `lacks the deadline of ${of}`, write);
}

/** Applications that had ended before they were forgotten. */
export const oldApplications: Migration = {
  name: "old-applications",
  async *look(site) {
    const { timeZone, policy } = await communityCard(site.own);
    const kind = { kind: "JOB-APPLICATION", store: applicationStore };
    yield* eachOf(site, kind, async function* ({ id, state, where }) {
      const dueAt = applicationKeptUntil(state, policy, timeZone);
      if (dueAt !== undefined) yield* dueBy(site.own, forgettingDeadline(site.own.scope, id, dueAt), where);
    });
  },
};

/** Whether it is still known who was in a course. */
const isKnown = async (own: CommunityTable, courseId: string, sessionIds: readonly string[]): Promise<boolean> => {
  const seats = await seatStore(own).find(courseId);
  if (seats && entriesOf(seats).length > 0) return true;
  const sessions = await sessionStore(own).getEach(sessionIds);
  return sessions.some(({ attendance }) => Object.keys(attendance).length > 0);
};

/** Courses that had ended before it was forgotten who came. */
export const oldCourses: Migration = {
  name: "old-courses",
  async *look(site) {
    const { own } = site;
    const { policy } = await communityCard(own);
    yield* eachOf(site, { kind: "COURSE", store: courseStore }, async function* ({ id, state, where }) {
      const dueAt = courseKeptUntil(state, policy);
      const sessionIds = state.sessions.map(({ sessionId }) => sessionId);
      if (dueAt === undefined || !(await isKnown(own, id, sessionIds))) return;
      yield* dueBy(own, attendanceDeadline(own.scope, id, dueAt), where);
    });
  },
};
