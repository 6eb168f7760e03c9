import { endpoint } from "#shared/http/endpoint.ts";
import { found } from "../domain/programme.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { programmeStore } from "../store/programme-store.ts";
import { todayIn } from "./today.ts";

const foundProgramme = endpoint(routes.foundProgramme, async ({ body, caller, community, now, table, command }) => {
  const decision = found({ ...body, by: caller, ...todayIn(community, now), commandId: command.id });
  const { programmeId } = decision.state;
  const { state, ...outcome } = await programmeStore(table).create(programmeId, command, decision);
  return { body: state, made: programmeId, ...outcome };
});

const listProgrammes = endpoint(routes.listProgrammes, async ({ query, table }) => ({
  body: await programmeStore(table).list(query.status, query),
}));

const getProgramme = endpoint(routes.getProgramme, async ({ params, table }) => {
  const { state, version } = await programmeStore(table).get(params.programmeId);
  return { body: state, version };
});

/** Programmes, as far as they turn on more than themselves. */
export const programmes = { foundProgramme, listProgrammes, getProgramme };
