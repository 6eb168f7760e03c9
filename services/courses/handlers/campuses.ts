import type { Approvals, Hearing } from "#shared/domain/approvals.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { transitions } from "#shared/http/transition.ts";
import { type Heard, hear } from "#shared/people/hearing.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { type Campus, saidTo } from "../domain/campus/campus.ts";
import { campusView, venuesIn } from "../domain/campus/campus-view.ts";
import {
  approveDecision as agree,
  proposeDecision as askFor,
  rejectDecision as reject,
} from "../domain/campus/decision.ts";
import { addVenue, approve, consult, open, propose, seat, unseat } from "../domain/campus/proposal.ts";
import { spanOf } from "../domain/course/course.ts";
import {
  adoptTermPlan as adopt,
  copyPlan,
  cardOf as planCardOf,
  termPlanIdOf,
  viewOf,
} from "../domain/course/term-plan.ts";
import { cardOf, recordCheck, registerInstructor as register } from "../domain/instructor.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusKey, campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";
import { instructorStore } from "../store/instructor-store.ts";
import { termPlanStore } from "../store/term-plan-store.ts";

const proposeCampus = endpoint(routes.proposeCampus, async ({ body, caller, command, now, table }) => {
  const decision = propose({ ...body, by: caller, at: now, commandId: command.id });
  const { campusId } = decision.state;
  const { state, ...outcome } = await campusStore(table).create(campusId, command, decision);
  return { body: campusView(state, caller), subject: state, made: campusId, ...outcome };
});

const listCampuses = endpoint(routes.listCampuses, async ({ query, caller, table }) => {
  const { items, ...page } = await campusStore(table).list(query);
  return { body: { ...page, items: items.map((campus) => campusView(campus, caller)) } };
});

const listVenues = endpoint(routes.listVenues, async ({ query, table }) => {
  const campuses = await campusStore(table).all();
  return { body: pageAfter(campuses.flatMap(venuesIn), query) };
});

const getCampus = endpoint(routes.getCampus, async ({ params, caller, table }) => {
  const { state, version } = await campusStore(table).get(params.campusId);
  return { body: campusView(state, caller), subject: state, version };
});

const ofCampus = transitions({
  store: campusStore,
  id: ({ campusId }) => String(campusId),
  view: (campus, { by }) => campusView(campus, by),
});

const seatMember = endpoint(routes.seatMember, async ({ params, body, caller, command, now, table }) => {
  const { state, ...outcome } = await campusStore(table).decide(
    params.campusId,
    command,
    (current, [member]) =>
      whileOfSide(table.scope, seat(current, { ...body, by: caller, at: now, member: standingIn(member) })),
    [standingKey(table.scope, body.personId)],
  );
  return { body: campusView(state, caller), subject: state, ...outcome };
});

type OnCampus = Pick<Call<typeof routes.approveCampus>, "params" | "caller" | "command" | "now" | "table">;

/** A verb of somebody who speaks for a side, beside the yes that it adds to. */
const speaking = async (
  call: OnCampus,
  verb: (current: Campus, hearing: Hearing & { readonly commandId: string }) => Heard<Campus>,
  said: (current: Campus) => Approvals | undefined = () => undefined,
) => {
  const { caller } = call;
  const { state, ...outcome } = await hear(call, {
    id: call.params.campusId,
    store: campusStore(call.table),
    said,
    verb: (current, hearing) => verb(current, { ...hearing, commandId: call.command.id }),
  });
  return { body: campusView(state, caller), subject: state, ...outcome };
};

const approveCampus = endpoint(routes.approveCampus, (call) => speaking(call, approve, saidTo));
const proposeDecision = endpoint(routes.proposeDecision, (call) =>
  speaking(call, (current, told) => askFor(current, { ...call.body, ...told })),
);
const approveDecision = endpoint(routes.approveDecision, (call) => speaking(call, agree, saidTo));
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
  return { body: campusView(state, caller), subject: state, ...outcome };
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

const listTermPlans = endpoint(routes.listTermPlans, async ({ query, table }) => {
  const { items, ...page } = await termPlanStore(table).list(query);
  return { body: { ...page, items: items.map(planCardOf) } };
});

const getTermPlan = endpoint(routes.getTermPlan, async ({ params, table }) => {
  const { state, version } = await termPlanStore(table).get(params.termPlanId);
  return { body: viewOf(state), version };
});

const copyTermPlan = endpoint(routes.copyTermPlan, async ({ params, query, community, table }) => {
  const { state } = await termPlanStore(table).get(params.termPlanId);
  const linked = state.courses.flatMap(({ courseId }) => courseId ?? []);
  const courses = linked.length > 0 ? await courseStore(table).getEach(linked) : [];
  const begun = courses.flatMap((course) => {
    const span = spanOf(course);
    return span ? [[course.courseId, dayIn(community.timeZone, span.startsAt)] as const] : [];
  });
  return { body: copyPlan(state, { ...query, begun: new Map(begun) }) };
});

const registerInstructor = endpoint(routes.registerInstructor, async ({ body, caller, command, now, table }) => {
  await campusStore(table).get(body.campusId);
  const decision = register({ ...body, by: caller, at: now, commandId: command.id });
  const { instructorId } = decision.state;
  const { state, ...outcome } = await instructorStore(table).create(instructorId, command, decision);
  return { body: state, made: instructorId, ...outcome };
});

const listInstructors = endpoint(routes.listInstructors, async ({ query, community, now, table }) => {
  const { items, ...page } = await instructorStore(table).list(query);
  const day = dayIn(community.timeZone, now);
  return { body: { ...page, items: items.map((each) => cardOf(each, day, community.policy)) } };
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
  listVenues,
  ...ofCampus(routes, { consultOnCampus: consult, unseatMember: unseat, addVenue }),
  approveCampus,
  seatMember,
  openCampus,
  proposeDecision,
  approveDecision,
  rejectDecision,
  adoptTermPlan,
  listTermPlans,
  getTermPlan,
  copyTermPlan,
  registerInstructor,
  listInstructors,
  getInstructor,
  ...ofInstructor(routes, { recordCheck }),
};
