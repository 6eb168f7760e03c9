import { type Day, dayIn } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { Companion } from "#shared/table/entity.ts";
import { asExpected } from "#shared/table/expected.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import { isPlanner } from "../domain/access.ts";
import { Campus } from "../domain/campus/campus.ts";
import { viewOf } from "../domain/course/course-view.ts";
import { cancelDated, moveDated, movedAs } from "../domain/course/dated.ts";
import { courseOfSession } from "../domain/ids.ts";
import { mustBeFit } from "../domain/instructor.ts";
import {
  daysOf,
  localSpan,
  type Scheduled,
  type Span,
  schedule,
  spanOn,
  type Use,
  weekly,
  withoutUse,
  withUse,
} from "../domain/session/schedule.ts";
import { follow, move, mustBeWhereRead, type Session } from "../domain/session/session.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusKey } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";
import { instructorKey, instructorStore } from "../store/instructor-store.ts";
import { sessionKey, sessionStore } from "../store/session-store.ts";
import { releasedDays, usedDayKeys, venueDayIn, venueDayKey, venueDayWrite } from "../store/venue-store.ts";

/** The days of a venue as they were read, by day. */
type Days = ReadonlyMap<Day, Item | undefined>;

const daysFrom = (days: readonly Day[], items: readonly (Item | undefined)[]): Days =>
  new Map(days.map((day, at) => [day, items[at]]));

/** The writes that put uses into a venue's days, or refuse where another session is there. */
const usesOf = ({ scope }: CommunityTable, venueId: string, days: Days, uses: readonly Use[]): Companion[] =>
  [...days].map(([day, item]) => {
    const of = uses.filter((use) => daysOf(use).includes(day));
    const full = of.reduce((known, use) => withUse(known, use), venueDayIn(item));
    return venueDayWrite(venueDayKey(scope, venueId, day), item, full);
  });

const madeSessions = (table: CommunityTable, { sessions }: Scheduled, command: Command) =>
  sessions.flatMap((state) =>
    sessionStore(table).beside({ id: state.sessionId, version: 0 }, command, { state, facts: [] }),
  );

const scheduleSessions = endpoint(routes.scheduleSessions, async (call) => {
  const { params, body, caller, community: local, command, now, table } = call;
  const { scope } = table;
  const courses = courseStore(table);
  const { state: read } = await courses.get(params.courseId);
  const days = [...new Set(weekly(body, local).flatMap(daysOf))];
  const instructorIds = [...new Set(body.instructorIds)];
  const alongside = [
    campusKey(scope, read.campusId),
    ...instructorIds.map((instructorId) => instructorKey(scope, instructorId)),
    ...days.map((day) => venueDayKey(scope, body.venueId, day)),
  ];
  const act = { by: caller, at: now, commandId: command.id };
  const { state, ...outcome } = await courses.decide(
    params.courseId,
    command,
    (current, [campusItem, ...items]) => {
      const campus = Campus.parse(campusItem?.state);
      const instructors = items
        .slice(0, instructorIds.length)
        .flatMap((item) => instructorStore(table).read(item)?.state ?? []);
      const made = schedule(current, { ...body, ...act, campus, instructors, local });
      const uses = usesOf(table, body.venueId, daysFrom(days, items.slice(instructorIds.length)), made.sessions);
      return { ...made.course, also: [...madeSessions(table, made, command), ...uses] };
    },
    alongside,
  );
  return { body: viewOf(state, caller), subject: state, ...outcome };
});

const listSessions = endpoint(routes.listSessions, async ({ caller, community, now, query, table }) => {
  const { month = dayIn(community.timeZone, now).slice(0, 7) } = query;
  const isDraft = query.courses === "draft";
  if (isDraft && !isPlanner(caller)) return refuse("role-not-allowed");
  return { body: await sessionStore(table).listOfMonth(month, isDraft, query) };
});

/** The days in which the session was and will be, each in its venue. */
const daysMoved = (session: Session, span: Span, venueId: string): { venueId: string; day: Day }[] => {
  const places = [
    ...daysOf(session).map((day) => ({ venueId: session.venueId, day })),
    ...daysOf(span).map((day) => ({ venueId, day })),
  ];
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
};

/** The version that a caller expects is that of the session, which they were told, not that of its course. */
const ofWhole = ({ expects: _, ...command }: Command): Command => command;
const mustBeExpected = (found: { readonly version: number }, command: Command): void =>
  asExpected(found, command, () => undefined);

const moveSession = endpoint(routes.moveSession, async (call) => {
  const { params, body, community, command, now, table } = call;
  const { scope } = table;
  const { sessionId } = params;
  const sessions = sessionStore(table);
  const { state: read } = await sessions.get(sessionId);
  const span = spanOn(body.day, body, community, "/to");
  const venueId = body.venueId ?? read.venueId;
  const places = daysMoved(read, span, venueId);
  const alongside = [
    sessionKey(scope, sessionId),
    campusKey(scope, read.campusId),
    ...read.instructorIds.map((instructorId) => instructorKey(scope, instructorId)),
    ...places.map((place) => venueDayKey(scope, place.venueId, place.day)),
  ];
  const outcome = await courseStore(table).decide(
    courseOfSession(sessionId),
    ofWhole(command),
    (course, [sessionItem, campusItem, ...items]) => {
      const found = sessions.read(sessionItem) ?? refuse("not-found");
      mustBeExpected(found, command);
      mustBeWhereRead(found, read);
      const { state, version } = found;
      const venues = Campus.parse(campusItem?.state).venues;
      if (!venues.some((venue) => venue.venueId === venueId)) refuseField("/venueId", "unknown-venue");
      const instructors = items
        .slice(0, read.instructorIds.length)
        .flatMap((item) => instructorStore(table).read(item)?.state ?? []);
      mustBeFit(course, instructors, body.day, community.policy);
      const dated = moveDated(course, sessionId, span, now);
      const moved = move(state, { ...localSpan(span, community), venueId, status: movedAs(course) });
      const days = items.slice(read.instructorIds.length);
      const uses = places.map((place, at) => {
        const without = withoutUse(venueDayIn(days[at]), sessionId);
        const isThere = place.venueId === venueId && daysOf(span).includes(place.day);
        const after = isThere ? withUse(without, { sessionId, ...span }) : without;
        return venueDayWrite(venueDayKey(scope, place.venueId, place.day), days[at], after);
      });
      const also = [...sessions.beside({ id: sessionId, version, state }, command, moved), ...uses];
      return { ...dated, also };
    },
    alongside,
  );
  const { state, version } = await sessions.get(sessionId);
  return { body: state, version, replayed: outcome.replayed };
});

const cancelSession = endpoint(routes.cancelSession, async ({ params, command, table }) => {
  const { scope } = table;
  const { sessionId } = params;
  const sessions = sessionStore(table);
  const { state: read } = await sessions.get(sessionId);
  const keys = usedDayKeys(scope, read);
  const outcome = await courseStore(table).decide(
    courseOfSession(sessionId),
    ofWhole(command),
    (course, [sessionItem, ...days]) => {
      const found = sessions.read(sessionItem) ?? refuse("not-found");
      mustBeExpected(found, command);
      mustBeWhereRead(found, read);
      const { state, version } = found;
      const cancelled = follow(state, { status: "cancelled" });
      if (!cancelled) return refuse("wrong-state", { state: state.status, allowedVerbs: [] });
      const uses = releasedDays(sessionId, keys, days);
      const also = [...sessions.beside({ id: sessionId, version, state }, command, cancelled), ...uses];
      return { ...cancelDated(course, sessionId), also };
    },
    [sessionKey(scope, sessionId), ...keys],
  );
  const { state, version } = await sessions.get(sessionId);
  return { body: state, version, replayed: outcome.replayed };
});

export const sessionEndpoints = { scheduleSessions, listSessions, moveSession, cancelSession };
