import { endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { approve, found } from "../domain/programme.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { programmeStore } from "../store/programme-store.ts";
import { todayIn } from "./today.ts";

const foundProgramme = endpoint(routes.foundProgramme, async ({ body, caller, community, now, table, command }) => {
  const { scope } = table;
  const standing = standingIn(await table.get(standingKey(scope, caller.personId)));
  const founding = { ...body, by: caller, standing, ...todayIn(community, now), commandId: command.id };
  const decision = whileOfSide(scope, found(founding));
  const { programmeId } = decision.state;
  const { state, ...outcome } = await programmeStore(table).create(programmeId, command, decision);
  return { body: state, made: programmeId, ...outcome };
});

const approveProgramme = endpoint(routes.approveProgramme, async ({ params, caller, now, table, command }) => {
  const { scope } = table;
  const { state, ...outcome } = await programmeStore(table).decide(
    params.programmeId,
    command,
    (current, [standing]) => {
      const approved = approve(current, { by: caller, at: now, standing: standingIn(standing) });
      return approved && whileOfSide(scope, approved);
    },
    [standingKey(scope, caller.personId)],
  );
  return { body: state, ...outcome };
});

const listProgrammes = endpoint(routes.listProgrammes, async ({ query, table }) => ({
  body: await programmeStore(table).list(query.status, query),
}));

const getProgramme = endpoint(routes.getProgramme, async ({ params, table }) => {
  const { state, version } = await programmeStore(table).get(params.programmeId);
  return { body: state, version };
});

/** Programmes, as far as they turn on more than themselves. */
export const programmes = { foundProgramme, approveProgramme, listProgrammes, getProgramme };
