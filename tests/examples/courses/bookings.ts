import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";
import { admin, desk, outsider, resident } from "./campus.ts";

type Booked = { readonly bookings: readonly { readonly bookingId: string }[] };

const bookingIdOf = ({ bookings }: Booked): string => bookings[0]?.bookingId ?? "";

/** Somebody books for themselves, without an example of it. */
export const booked = async (town: Town, persona: string, courseId: string): Promise<string> => {
  const learners = [{ learnerId: await town.idOf(persona) }];
  const body = { courseId, learners, ifFull: "wait" as const };
  return bookingIdOf((await (await actor(town, persona)).bookSeats({ body })).body);
};

/** A small course fills, people wait, and a seat that is given up is offered to the first of them. */
export const playList = async (town: Town, example: Play, courseId: string): Promise<void> => {
  const first = await booked(town, "luo", courseId);
  await booked(town, "tang", courseId);
  const last = { bookingId: await booked(town, "qin", courseId) };
  await town.drain();
  const waiting = { params: { courseId }, query: { limit: 10 } };
  await example(r.getWaitingList, { ...admin, ...waiting }, { query: { limit: 0 } }, resident);
  const priority = { ...admin, params: last, body: { priority: 3, reason: "上期因停课未能上完" } };
  await example(r.setPriority, priority, { body: { priority: 0, reason: "?" } }, resident);
  const giving = { as: "luo", params: { bookingId: first }, body: {} };
  await example(r.cancelBooking, giving, { body: { why: "x" } }, resident);
  await town.drain();
  const taking = { as: "qin", params: last, body: {} };
  await example(r.acceptOffer, taking, { body: { why: "x" } }, resident);
};

/** A place in a course, and where it is found again. */
export const playBooking = async (town: Town, example: Play, courseId: string, full: string): Promise<string> => {
  const learners = [{ learnerId: await town.idOf("jiang"), name: "江女士" }];
  const body = { courseId, learners };
  const refusal = { body: { ...body, courseId: full } };
  const bookingId = bookingIdOf(
    await example<Booked>(r.bookSeats, { ...resident, body }, { body: { ...body, learners: [] } }, refusal),
  );
  await example(r.listOwnBookings, resident, { query: { limit: 0 } }, outsider);
  const params = { bookingId };
  await example(r.getBooking, { ...resident, params }, { params: { bookingId: "1" } }, { as: "tang" });
  await playFeeds(town, example);
  return bookingId;
};

const playFeeds = async (town: Town, example: Play): Promise<void> => {
  type Opened = { readonly feedId: string; readonly path: string };
  const opening = { ...resident, body: {} };
  const foreign = { body: { campusId: `cmp_${"a".repeat(20)}` } };
  const { feedId, path } = await example<Opened>(r.openFeed, opening, { body: { campusId: "1" } }, foreign);
  await example(r.listFeeds, resident, { query: { limit: 0 } }, outsider);
  const params = { feedId, code: path.split("/").at(-1) ?? "" };
  const wrongCode = { params: { feedId, code: "a".repeat(26) } };
  await example(r.readFeed, { params }, { query: { page: 2 } }, wrongCode);
  const { body } = await (await actor(town, "jiang")).listCampuses({ query: {} });
  const campus = { body: { campusId: body.items[0]?.campusId ?? "" } };
  const other = (await (await actor(town, "jiang")).openFeed(campus)).body;
  await town.send(undefined, "GET", other.path);
};

/** A family of the estate: who is served at the desk, and a child. */
const familyOf = async (town: Town) => {
  const ding = await actor(town, "ding");
  const guardian = await town.idOf("tang");
  const household = { building: "6栋", memberIds: [guardian] };
  const { householdId } = (await ding.foundHousehold({ body: household })).body;
  const child = { nickname: "小唐", birthYear: 2017, guardianIds: [guardian] };
  const { body } = await ding.addDependant({ params: { householdId }, body: child });
  await town.drain();
  return { guardian, childId: body.dependants[0]?.dependantId ?? "" };
};

/** At the desk a guardian without a telephone books for a child, and gets it on paper. */
export const playDesk = async (town: Town, example: Play, courseId: string) => {
  const { guardian, childId } = await familyOf(town);
  const ding = await actor(town, "ding");
  const opening = {
    personId: guardian,
    identityCheck: "id-shown" as const,
    paper: "identity-card" as const,
    reason: "不会用手机",
  };
  const { sessionId } = (await ding.openAssistedSession({ body: opening })).body;
  const under = await actor(town, "ding", sessionId);
  const learners = [{ learnerId: childId, name: "小唐" }];
  const bookingId = bookingIdOf((await under.bookSeats({ body: { courseId, learners } })).body);
  await town.drain();
  const session = { ...desk, session: sessionId };
  const params = { bookingId };
  const printing = { ...session, params, body: {} };
  const slip = await example<string>(r.printSlip, printing, { body: { x: 1 } }, { session: "ses_" });
  const shortCode = /class="code">(\d{6})</.exec(slip)?.[1] ?? "";
  const wrong = { body: { shortCode: shortCode === "000000" ? "000001" : "000000" } };
  await example(r.openShortCode, { ...session, body: { shortCode } }, { body: { shortCode: "1" } }, wrong);
  const code = /<strong>([A-Z2-7]{4}(?:-[A-Z2-7]{2,4})+)</.exec(slip)?.[1] ?? "";
  const yes = { params, code, body: { answer: "yes", textVersion: "2026-01", isGuardian: true } };
  const maybe = { body: { ...yes.body, answer: "maybe" } };
  await example(r.consentByCode, yes, maybe, { code: "a".repeat(26) });
  await ding.endAssistedSession({ params: { sessionId }, body: {} });
  return { childId, guardian };
};
