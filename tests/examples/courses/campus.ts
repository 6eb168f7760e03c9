import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";

export const admin = { as: "admin-yangguang" };
export const desk = { as: "ding" };
export const resident = { as: "jiang" };
export const outsider = { as: "zhao" };

/** Who sits on the committee of the estate's campus, each for a side. */
export const committee = [
  ["fang", "community"],
  ["ding", "property"],
  ["qin", "residents"],
] as const;

export type Ground = { readonly campusId: string; readonly venueId: string; readonly instructorId: string };

type Made = { readonly campusId: string; readonly instructorId: string; readonly termPlanId: string };
type Venues = { readonly venues: readonly { readonly venueId: string }[] };

/** A day so many days from now, by the clock of the estate. */
export const dayAfter = (town: Town, days: number): string =>
  new Date(Date.parse(town.clock.now()) + days * 86_400_000).toISOString().slice(0, 10);

/** A campus from the first question to the first room. */
export const playCampus = async (town: Town, example: Play): Promise<Ground> => {
  const body = { name: "阳光社区大学", happenedOn: "2026-01" };
  const { campusId } = await example<Made>(r.proposeCampus, { ...admin, body }, { body: { name: "" } }, resident);
  const params = { campusId };
  const foreign = { params: { campusId: `cmp_${"a".repeat(20)}` } };
  await example(r.listCampuses, { ...resident, query: { limit: 10 } }, { query: { limit: 0 } }, outsider);
  await example(r.listVenues, resident, { query: { limit: 0 } }, outsider);
  await example(r.getCampus, { ...resident, params }, { params: { campusId: "1" } }, foreign);
  await playConsultation(town, example, campusId);
  await playCommittee(town, example, campusId);
  await example(r.openCampus, { ...admin, params, body: {} }, { body: { happenedOn: "soon" } }, resident);
  const venue = { ...admin, params, body: { name: "一楼活动室" } };
  const { venues } = await example<Venues>(r.addVenue, venue, { body: { name: "" } }, resident);
  await playPlan(example, campusId);
  return { campusId, venueId: venues[0]?.venueId ?? "", instructorId: await playInstructor(town, example, campusId) };
};

const playConsultation = async (town: Town, example: Play, campusId: string): Promise<void> => {
  const params = { campusId };
  const between = [
    { name: "物业服务中心", side: "property" },
    { name: "业主代表", side: "residents" },
  ];
  const alone = { body: { between: [between[0], between[0]] } };
  await example(r.consultOnCampus, { ...admin, params, body: { between } }, alone, resident);
  await example(r.approveCampus, { ...desk, params, body: {} }, { body: { side: "residents" } }, admin);
  for (const persona of ["qin", "fang"]) await (await actor(town, persona)).approveCampus({ params, body: {} });
};

const playCommittee = async (town: Town, example: Play, campusId: string): Promise<void> => {
  const params = { campusId };
  const [first, ...others] = committee;
  const seat = { side: first[1], personId: await town.idOf(first[0]), name: "社区席位" };
  const backwards = { body: { ...seat, from: "2026-03-02T01:00:00.000Z", to: "2026-03-01T01:00:00.000Z" } };
  await example(r.seatMember, { ...admin, params, body: seat }, backwards, resident);
  const seating = await actor(town, "admin-yangguang");
  const seated = async (persona: string, side: "property" | "residents"): Promise<string> => {
    const personId = await town.idOf(persona);
    await seating.seatMember({ params, body: { side, personId, name: persona } });
    return personId;
  };
  for (const [persona, side] of others) await seated(persona, side as "property" | "residents");
  const personId = await seated("sun", "residents");
  await example(r.unseatMember, { ...admin, params, body: { personId } }, { body: {} }, resident);
};

const playPlan = async (example: Play, campusId: string): Promise<void> => {
  const courses = [{ title: "插花", instructor: "skilled-owner" }, { title: "书法" }];
  const body = { campusId, term: "2026-03", name: "2026春", courses };
  const none = { body: { ...body, courses: [] } };
  const { plan } = await example<{ plan: Made }>(r.adoptTermPlan, { ...desk, body }, none, resident);
  const params = { termPlanId: plan.termPlanId };
  await example(r.listTermPlans, resident, { query: { limit: 0 } }, outsider);
  const again = { ...resident, params, query: { term: "2026-09", name: "2026秋" } };
  await example(r.copyTermPlan, again, { query: { term: "soon" } }, outsider);
  await example(r.getTermPlan, { ...resident, params }, { params: { termPlanId: "1" } }, outsider);
};

const playInstructor = async (town: Town, example: Play, campusId: string): Promise<string> => {
  const body = { campusId, kind: "retired-teacher", name: "韦老师" };
  const unheard = { body: { ...body, kind: "magician" } };
  const { instructorId } = await example<Made>(r.registerInstructor, { ...admin, body }, unheard, resident);
  const params = { instructorId };
  await example(r.listInstructors, admin, { query: { limit: 0 } }, resident);
  await example(r.getInstructor, { ...admin, params }, { params: { instructorId: "1" } }, resident);
  const check = { checkedOn: "2026-01-15", evidence: "查询结果无异常" };
  const late = { body: { ...check, checkedOn: dayAfter(town, 30) } };
  await example(r.recordCheck, { ...admin, params, body: check }, late, resident);
  return instructorId;
};
