import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";
import { desk, outsider, resident } from "./campus.ts";

type Family = { readonly childId: string; readonly guardian: string };

/** The sessions of a course in their order. */
const sessionsOf = async (town: Town, courseId: string) =>
  (await (await actor(town, "jiang")).getCourse({ params: { courseId } })).body.course.sessions;

/** The first session: who comes, who is excused, and who takes the child home. */
export const playFirstSession = async (town: Town, example: Play, courseId: string, family: Family): Promise<void> => {
  const [first] = await sessionsOf(town, courseId);
  const params = { sessionId: first?.sessionId ?? "" };
  const { childId, guardian } = family;
  town.clock.set(first?.startsAt ?? "");
  await town.drain();
  await example(r.getSession, { ...desk, params }, { params: { sessionId: "1" } }, resident);
  const byName = { learnerId: await town.idOf("jiang"), name: "江女士" };
  await example(r.checkIn, { ...desk, params, body: byName }, { body: { learnerId: "1" } }, resident);
  const asked = { subjectId: childId, purpose: "child-course" as const, scopeId: courseId, textVersion: "2026-01" };
  await (await actor(town, "tang")).giveConsent({ body: { ...asked, basis: "guardian", answer: "yes" } });
  await town.drain();
  const walkingIn = { params, body: { learnerId: childId, walkIn: true } };
  await (await actor(town, "ding")).checkIn(walkingIn);
  const excused = { learnerId: await town.idOf("luo") };
  await example(r.excuse, { ...desk, params, body: excused }, { body: {} }, resident);
  const home = { learnerId: childId, collectedBy: guardian };
  const stranger = { body: { ...home, collectedBy: await town.idOf("sun") } };
  await example(r.checkOut, { ...desk, params, body: home }, { body: {} }, stranger);
  town.clock.set(first?.endsAt ?? "");
  await example(r.holdSession, { ...desk, params, body: {} }, { body: { x: 1 } }, resident);
};

/** The campus closes and opens again: whoever had a seat keeps it. */
export const playClosure = async (town: Town, example: Play, campusId: string, bookingId: string): Promise<void> => {
  const params = { campusId };
  const decided = async (wanted: { kind: "reopening" | "retiring" }) =>
    (await actor(town, "ding")).proposeDecision({ params, body: { wanted } });
  const wanted = { kind: "closing", cause: "epidemic", plannedReopen: "2026-08/late" };
  const unheard = { body: { wanted: { ...wanted, plannedReopen: "soon" } } };
  await example(r.proposeDecision, { ...desk, params, body: { wanted } }, unheard, resident);
  await example(r.approveDecision, { as: "qin", params, body: {} }, { body: { x: 1 } }, resident);
  await (await actor(town, "fang")).approveDecision({ params, body: {} });
  await town.drain();
  await decided({ kind: "retiring" });
  await example(r.rejectDecision, { as: "qin", params, body: {} }, { body: { x: 1 } }, resident);
  await decided({ kind: "reopening" });
  for (const persona of ["qin", "fang"]) await (await actor(town, persona)).approveDecision({ params, body: {} });
  await town.drain();
  await example(r.keepSeat, { ...resident, params: { bookingId }, body: {} }, { body: { x: 1 } }, { as: "tang" });
};

/** The last session, and what remains of a course: a certificate, and how it was. */
export const playEnd = async (town: Town, example: Play, courseId: string, bookingId: string): Promise<void> => {
  const second = (await sessionsOf(town, courseId)).find(({ status }) => status === "scheduled");
  const params = { sessionId: second?.sessionId ?? "" };
  town.clock.set(second?.startsAt ?? "");
  const ding = await actor(town, "ding");
  await ding.checkIn({ params, body: { learnerId: await town.idOf("jiang") } });
  town.clock.set(second?.endsAt ?? "");
  await ding.holdSession({ params, body: {} });
  town.clock.advance(24 * 60);
  await town.drain();
  const own = { ...resident, params: { bookingId } };
  await example(r.getCertificate, own, { params: { bookingId: "1" } }, { as: "tang" });
  const answers = { learned: 5, acquainted: 4 };
  await example(r.giveFeedback, { ...own, body: answers }, { body: { learned: 9 } }, { as: "tang" });
  const ofCourse = { params: { courseId } };
  await example(r.getFeedback, { ...resident, ...ofCourse }, { params: { courseId: "1" } }, outsider);
  await example(r.getRoster, { ...desk, ...ofCourse }, { params: { courseId: "1" } }, resident);
  await example(r.exportRoster, { ...desk, ...ofCourse }, { params: { courseId: "1" } }, resident);
};
