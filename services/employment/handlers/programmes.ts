import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { hear } from "#shared/people/hearing.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { activate, approve, found, ProgrammeStatus, programmeFor, saidBefore } from "../domain/programme.ts";
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
  return { body: programmeFor(state, caller), subject: state, made: programmeId, ...outcome };
});

type OnProgramme = Pick<Call<typeof routes.approveProgramme>, "params" | "caller" | "now" | "table" | "command">;

/** A verb by which a programme comes to stand: those are asked for who say yes to it. */
const heard = async (call: OnProgramme, verb: typeof approve | typeof activate) => {
  const { caller } = call;
  const { state, ...outcome } = await hear(call, {
    id: call.params.programmeId,
    store: programmeStore(call.table),
    said: saidBefore,
    verb,
  });
  return { body: programmeFor(state, caller), subject: state, ...outcome };
};

const approveProgramme = endpoint(routes.approveProgramme, (call) => heard(call, approve));
const activateProgramme = endpoint(routes.activateProgramme, (call) => heard(call, activate));

const listProgrammes = endpoint(routes.listProgrammes, async ({ query, table }) => {
  const { status, ...paging } = query;
  const statuses = status ? [status] : ProgrammeStatus.options;
  return { body: await programmeStore(table).among("byStatus", statuses, paging) };
});

const getProgramme = endpoint(routes.getProgramme, async ({ params, caller, table }) => {
  const { state, version } = await programmeStore(table).get(params.programmeId);
  return { body: programmeFor(state, caller), subject: state, version };
});

/** Programmes, as far as they turn on more than themselves. */
export const programmes = { foundProgramme, approveProgramme, activateProgramme, listProgrammes, getProgramme };
