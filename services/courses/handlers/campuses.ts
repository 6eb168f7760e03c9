import type { Speaking } from "#shared/domain/approvals.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import type { Campus } from "../domain/campus/campus.ts";
import {
  approveDecision as agree,
  proposeDecision as askFor,
  rejectDecision as reject,
} from "../domain/campus/decision.ts";
import { addVenue, approve, consult, open, propose, seat, unseat } from "../domain/campus/proposal.ts";
import { adoptTermPlan as adopt, termPlanIdOf, viewOf } from "../domain/course/term-plan.ts";
import { recordCheck, registerInstructor as register } from "../domain/instructor.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusKey, campusStore } from "../store/campus-store.ts";
import { instructorStore } from "../store/instructor-store.ts";
import { termPlanStore } from "../store/term-plan-store.ts";

const proposeCampus = endpoint(routes.proposeCampus, async ({ body, caller, command, now, table }) => {
  const decision = propose({ ...body, by: caller, at: now, commandId: command.id });
  const { campusId } = decision.state;
  const { state, ...outcome } = await campusStore(table).create(campusId, command, decision);
  return { body: state, made: campusId, ...outcome };
});

const listCampuses = endpoint(routes.listCampuses, async ({ query, table }) => ({
  body: await campusStore(table).list(query),
}));

const getCampus = endpoint(routes.getCampus, async ({ params, table }) => {
  const { state, version } = await campusStore(table).get(params.campusId);
  return { body: state, version };
});

const ofCampus = transitions({
  store: campusStore,
  id: ({ campusId }) => String(campusId),
  view: (campus) => campus,
});

const seatMember = endpoint(routes.seatMember, async ({ params, body, caller, command, now, table }) => {
  const { state, ...outcome } = await campusStore(table).decide(
    params.campusId,
    command,
    (current, [member]) =>
      whileOfSide(table.scope, seat(current, { ...body, by: caller, at: now, member: standingIn(member) })),
    [standingKey(table.scope, body.personId)],
  );
  return { body: state, ...outcome };
});

type OnCampus = Pick<Call<typeof routes.approveCampus>, "params" | "caller" | "command" | "now" | "table">;

/** A verb of somebody who speaks for a side: what they are is read beside the campus. */
const speaking = async (
  { params, caller, command, now, table }: OnCampus,
  verb: (
    current: Campus,
    speaking: Speaking & { readonly commandId: string },
  ) => Parameters<typeof whileOfSide<Campus>>[1] | undefined,
) => {
  const { state, ...outcome } = await campusStore(table).decide(
    params.campusId,
    command,
    (current, [own]) => {
      const told = { by: caller, at: now, commandId: command.id, standing: standingIn(own) };
      const decision = verb(current, told);
      return decision && whileOfSide(table.scope, decision);
    },
    [standingKey(table.scope, caller.personId)],
  );
  return { body: state, ...outcome };
};

const approveCampus = endpoint(routes.approveCampus, (call) => speaking(call, approve));
const proposeDecision = endpoint(routes.proposeDecision, (call) =>
  speaking(call, (current, told) => askFor(current, { ...call.body, ...told })),
);
const approveDecision = endpoint(routes.approveDecision, (call) => speaking(call, agree));
const rejectDecision = endpoint(routes.rejectDecision, (call) => speaking(call, reject));

/** What each who sits on the committee is now is read beside the campus. */
const openCampus = endpoint(routes.openCampus, async ({ params, caller, command, now, table }) => {
  const campuses = campusStore(table);
  const { seats } = (await campuses.get(params.campusId)).state;
  const asked = seats.map(({ personId }) => personId);
  const { state, ...outcome } = await campuses.decide(
    params.campusId,
    command,
    (current, items) => {
      if (current.seats.some(({ personId }) => !asked.includes(personId))) refuse("try-again");
      const standings = new Map(asked.map((personId, nth) => [personId, standingIn(items[nth])]));
      return whileOfSide(table.scope, open(current, { by: caller, at: now, standings }));
    },
    asked.map((personId) => standingKey(table.scope, personId)),
  );
  return { body: state, ...outcome };
});

const adoptTermPlan = endpoint(routes.adoptTermPlan, async ({ body, caller, command, now, table }) => {
  const [item, own] = await table.getMany([
    campusKey(table.scope, body.campusId),
    standingKey(table.scope, caller.personId),
  ]);
  const { state: campus } = campusStore(table).read(item) ?? refuse("not-found");
  const termPlanId = termPlanIdOf(command.id);
  const { state, ...outcome } = await termPlanStore(table).create(termPlanId, command, () => {
    const act = { by: caller, at: now, commandId: command.id, standing: standingIn(own) };
    return whileOfSide(table.scope, adopt({ ...body, ...act, campus }));
  });
  return { body: viewOf(state), made: termPlanId, ...outcome };
});

const getTermPlan = endpoint(routes.getTermPlan, async ({ params, table }) => {
  const { state, version } = await termPlanStore(table).get(params.termPlanId);
  return { body: viewOf(state), version };
});

const registerInstructor = endpoint(routes.registerInstructor, async ({ body, caller, command, now, table }) => {
  await campusStore(table).get(body.campusId);
  const decision = register({ ...body, by: caller, at: now, commandId: command.id });
  const { instructorId } = decision.state;
  const { state, ...outcome } = await instructorStore(table).create(instructorId, command, decision);
  return { body: state, made: instructorId, ...outcome };
});

const getInstructor = endpoint(routes.getInstructor, async ({ params, table }) => {
  const { state, version } = await instructorStore(table).get(params.instructorId);
  return { body: state, version };
});

const ofInstructor = transitions({
  store: instructorStore,
  id: ({ instructorId }) => String(instructorId),
  view: (instructor) => instructor,
});

export const campusEndpoints = {
  proposeCampus,
  listCampuses,
  getCampus,
  ...ofCampus(routes, { consultOnCampus: consult, unseatMember: unseat, addVenue }),
  approveCampus,
  seatMember,
  openCampus,
  proposeDecision,
  approveDecision,
  rejectDecision,
  adoptTermPlan,
  getTermPlan,
  registerInstructor,
  getInstructor,
  ...ofInstructor(routes, { recordCheck }),
};
