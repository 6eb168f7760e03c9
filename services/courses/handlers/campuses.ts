import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { standingIn, standingKey, stillHolds } from "#shared/people/standing.ts";
import { approveDecision, proposeDecision, rejectDecision } from "../domain/campus/decision.ts";
import { addVenue, approve, consult, open, propose, seat, unseat } from "../domain/campus/proposal.ts";
import { grantOfSide } from "../domain/campus/sides.ts";
import { adoptTermPlan as adopt, viewOf } from "../domain/course/term-plan.ts";
import { recordCheck, registerInstructor as register } from "../domain/instructor.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusStore } from "../store/campus-store.ts";
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
    (current, [member]) => {
      const grantId = grantOfSide(standingIn(member), body.side, now);
      const also = [stillHolds(table.scope, body.personId, grantId)];
      return { ...seat(current, { ...body, by: caller, at: now }), also };
    },
    [standingKey(table.scope, body.personId)],
  );
  return { body: state, ...outcome };
});

const adoptTermPlan = endpoint(routes.adoptTermPlan, async ({ body, caller, command, now, table }) => {
  const { state: campus } = await campusStore(table).get(body.campusId);
  const decision = adopt({ ...body, campus, by: caller, at: now, commandId: command.id });
  const { termPlanId } = decision.state;
  const { state, ...outcome } = await termPlanStore(table).create(termPlanId, command, decision);
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
  ...ofCampus(routes, { consultOnCampus: consult, approveCampus: approve }),
  seatMember,
  ...ofCampus(routes, {
    unseatMember: unseat,
    addVenue,
    openCampus: open,
    proposeDecision,
    approveDecision,
    rejectDecision,
  }),
  adoptTermPlan,
  getTermPlan,
  registerInstructor,
  getInstructor,
  ...ofInstructor(routes, { recordCheck }),
};
