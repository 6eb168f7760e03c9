import { newId } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingOf, stillHolds } from "#shared/people/standing.ts";
import { mustActFor } from "../domain/access.ts";
import { EmployerStatus, register } from "../domain/employer.ts";
import { recordVisit as record } from "../domain/visit.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { employerStore } from "../store/employer-store.ts";
import { visitStore } from "../store/visit-store.ts";
import { todayIn } from "./today.ts";

const registerEmployer = endpoint(routes.registerEmployer, async ({ body, caller, now, table, command }) => {
  const decision = register({ ...body, by: caller, at: now, commandId: command.id });
  const { employerId } = decision.state;
  const { state, ...outcome } = await employerStore(table).create(employerId, command, decision);
  return { body: state, made: employerId, ...outcome };
});

const listEmployers = endpoint(routes.listEmployers, async ({ query, table }) => {
  const { status, ...paging } = query;
  const statuses = status ? [status] : EmployerStatus.options;
  return { body: await employerStore(table).among("byStatus", statuses, paging) };
});

const getEmployer = endpoint(routes.getEmployer, async ({ params, caller, table }) => {
  mustActFor(caller, params.employerId);
  const { state, version } = await employerStore(table).get(params.employerId);
  return { body: state, version };
});

const recordVisit = endpoint(routes.recordVisit, async (call) => {
  const { params, body, caller, community, now, table, command } = call;
  const act = { by: caller, ...todayIn(community, now), commandId: command.id, policy: community.policy };
  const personIds = body.visitors.flatMap(({ personId }) => personId ?? []);
  const standings = await standingOf(table, personIds);
  const { state, version, replayed } = await visitStore(table).create(newId("vst", command.id), command, () => {
    const { held, ...decision } = record({ ...body, ...params, ...act, standings });
    return { ...decision, also: held.map(({ personId, grantId }) => stillHolds(table.scope, personId, grantId)) };
  });
  return { body: state, version, replayed };
});

const listVisits = endpoint(routes.listVisits, async ({ params, query, table }) => ({
  body: await visitStore(table).list(params.employerId, query),
}));

const getVisit = endpoint(routes.getVisit, async ({ params, table }) => {
  const { state, version } = await visitStore(table).get(params.visitId);
  return { body: state, version };
});

/** Employers and the visits to them. */
export const employers = { registerEmployer, listEmployers, getEmployer, recordVisit, listVisits, getVisit };
