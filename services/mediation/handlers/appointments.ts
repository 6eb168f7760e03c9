import { actingPerson } from "#shared/domain/caller.ts";
import { parentId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { calendarFeed } from "#shared/feed/calendar-feed.ts";
import { entryOfOwn } from "#shared/feed/own-calendar.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { whileOfSide } from "#shared/people/standing.ts";
import { mustBeIn } from "../domain/access.ts";
import { setAppointment as set } from "../domain/appointments.ts";
import { bringAlong as bring } from "../domain/companions.ts";
import { appointmentsOf, invitedTo } from "../domain/invited-to.ts";
import { nameRelative as relate } from "../domain/relatives.ts";
import { mediationRoutes } from "../routes.ts";
import { ownEntryOf } from "../store/appointment-rows.ts";
import { caseStore } from "../store/case-store.ts";
import { naming } from "./name-person.ts";

/** What each is who is invited, is read beside the case. */
export const setAppointment = endpoint(mediationRoutes.setAppointment, (call) => {
  const { body, now: at, table, community, command, caller } = call;
  const named = [...new Set([caller.personId, ...body.who])];
  return naming(call, { named: body.who }, (current, { by, known: all }) => {
    const known = new Map(named.map((personId) => [personId, all.get(personId)]));
    return whileOfSide(table.scope, set(current, { ...body, known, community, commandId: command.id, by, at }));
  });
});

export const nameRelative = endpoint(mediationRoutes.nameRelative, (call) => {
  const { body, now: at } = call;
  return naming(call, { named: [body.personId] }, (current, { by, known }) =>
    relate(current, { ...body, known, by, at }),
  );
});

export const bringAlong = endpoint(mediationRoutes.bringAlong, (call) => {
  const { body, now: at, command } = call;
  const named = body.personId ? [body.personId] : [];
  return naming(call, { named }, (current, { by, known }) =>
    bring(current, { ...body, known, commandId: command.id, by, at }),
  );
});

/** Whoever is invited reads when and where, and nothing else of a case that they are not in. */
export const getAppointmentCalendar = endpoint(
  mediationRoutes.getAppointmentCalendar,
  async ({ params: { appointmentId }, caller, language, now, table }) => {
    const { state, by } = await caseStore(table).readBy(parentId("cas", appointmentId), { by: caller, at: now });
    const found = appointmentsOf(state).find((each) => each.appointmentId === appointmentId) ?? refuse("not-found");
    if (!invitedTo(state, found).includes(actingPerson(by).personId)) mustBeIn(state, by);
    const { community } = table.scope;
    return { body: await calendarFeed("Linli", [entryOfOwn(ownEntryOf(state, found), { community, language })]) };
  },
);
