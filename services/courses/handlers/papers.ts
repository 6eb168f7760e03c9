import { plusMinutes } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { writeCsv } from "#shared/files/csv-writer.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { qrSvg } from "#shared/http/qr.ts";
import { codeStore } from "#shared/people/codes.ts";
import { assistedAct } from "#shared/table/assisted.ts";
import { certificateIdOf } from "../domain/course/certificate.ts";
import { viewOf } from "../domain/seats/booking-view.ts";
import { answerByCode, isSaid } from "../domain/seats/consent.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { entryOfBooking, markOf, type Seats } from "../domain/seats/seats.ts";
import { slipCode, slipLink } from "../domain/slip.ts";
import { certificatePaper, rosterPaper, rosterRows } from "../papers/roster-paper.ts";
import { slipPaper } from "../papers/slip-paper.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { type FoundBooking, learnerOf, mustBeTheirs, readBooking, toldOf } from "../store/booking-reader.ts";
import { campusStore } from "../store/campus-store.ts";
import { certificateStore } from "../store/certificate-store.ts";
import { courseStore } from "../store/course-store.ts";
import { learnerStore } from "../store/learner-store.ts";
import { rosterOf } from "../store/roster-reader.ts";
import { seatStore } from "../store/seat-store.ts";
import { shortCodeStore } from "../store/short-code-store.ts";
import { isStaffOf } from "../store/teaching.ts";

/** The codes of a slip, each time it is printed new ones: those of an earlier slip open nothing any more. */
const issueCodes = async (
  { table, newCode, community, command, now, params }: Call<typeof routes.printSlip>,
  personId: string,
) => {
  const { bookingId } = params;
  const [code, shortCode] = [newCode("slip"), shortCodeOf(newCode("short"))];
  const { thing, purpose, verbs } = slipCode(bookingId);
  const expiresAt = plusMinutes(now, numberOf("slipDays", community.policy) * 24 * 60);
  const short = shortCodeStore(table).issue(personId, shortCode, { bookingId, expiresAt });
  const printed = assistedAct(table.scope, { ...command, command: command.id });
  await table.commit([codeStore(table).issue(thing, purpose, { code, verbs, expiresAt }), ...short, ...printed]);
  return { code, shortCode };
};

const printSlip = endpoint(routes.printSlip, async (call) => {
  const { params, caller, community, language, table } = call;
  if (!caller.onBehalfOf) return refuse("session-required");
  const found = await readBooking(table, params.bookingId);
  await mustBeTheirs(table, caller, found);
  const { entry, seats } = found;
  if (!entry) return refuse("wrong-state", { state: "ended", allowedVerbs: [] });
  const { state: course } = await courseStore(table).get(seats.courseId);
  const { state: campus } = await campusStore(table).get(course.campusId);
  const names = await learnerStore(table).namesOf([entry.learnerId]);
  const codes = await issueCodes(call, caller.onBehalfOf.personId);
  const { timeZone } = community;
  const { until } = viewOf(toldOf(found), seats, lookOf(community, call.now));
  const body = slipPaper({
    language,
    timeZone,
    campusName: campus.name,
    course,
    learnerName: names.get(entry.learnerId),
    bookerName: caller.onBehalfOf.name,
    status: entry.status,
    until,
    ...codes,
    qr: await qrSvg(slipLink(table.scope.community, params.bookingId, codes.code)),
  });
  return { body };
});

const openShortCode = endpoint(routes.openShortCode, async ({ body, caller, community, now, table }) => {
  if (!caller.onBehalfOf) return refuse("session-required");
  const bookingId = await shortCodeStore(table).open(caller.onBehalfOf.personId, body.shortCode, now);
  const found = await readBooking(table, bookingId);
  return { body: viewOf(toldOf(found), found.seats, lookOf(community, now)) };
});

type CodeAnswer = Call<typeof routes.consentByCode>;

/** What the booking is by an earlier yes; nothing where it waits for one, or has none. */
const standingBy = async ({ table }: Pick<CodeAnswer, "table">, found: FoundBooking, consentId: string) => {
  const { entry, seats } = found;
  if (!entry || entry.status === "held") return undefined;
  const learner = await learnerStore(table).find(entry.learnerId);
  return learner && isSaid(learner, consentId, seats.courseId) ? entry.status : undefined;
};

/** The answer is kept first, as every answer is; then it decides. A yes that stands is not kept again. */
const consentByCode = endpoint(routes.consentByCode, async (call) => {
  const { params, body, code, command, now, table } = call;
  const { bookingId } = params;
  const { thing, purpose } = slipCode(bookingId);
  await codeStore(table).mustOpen(thing, purpose, { code, verb: "consent", now });
  const found = await readBooking(table, bookingId, command);
  const consentId = newId("con", command.id);
  const answer = body.answer === "yes" ? ("given" as const) : ("refused" as const);
  const { textVersion } = body;
  const said = { scopeId: found.seats.courseId, answer, basis: "guardian" as const, textVersion, at: now };
  const answered = (current: Seats) =>
    answerByCode(current, { bookingId, consentId, said, mark: markOf(command), at: now });
  if (!found.isDone) {
    answered(found.seats);
    const standing = answer === "given" && (await standingBy(call, found, consentId));
    if (standing) return { body: { bookingId, status: standing } };
    await learnerStore(table).answer(learnerOf(found), consentId, said);
  }
  const { seats, outcome } = await seatStore(table).decideOn(found.seats, command, answered);
  const status = entryOfBooking(seats, bookingId)?.status ?? ("ended" as const);
  return { body: { bookingId, status }, replayed: outcome === "replayed" };
});

type Reading = Call<typeof routes.getRoster>;

const readRoster = async ({ params, caller, table }: Pick<Reading, "params" | "caller" | "table">) => {
  if (!(await isStaffOf(table, caller, params.courseId))) return refuse("role-not-allowed");
  const { state: course } = await courseStore(table).get(params.courseId);
  const roster = await rosterOf(table, await seatStore(table).find(params.courseId));
  return { course, roster };
};

const getRoster = endpoint(routes.getRoster, async ({ params, caller, language, table }) => {
  const { course, roster } = await readRoster({ params, caller, table });
  return { body: rosterPaper(course, roster, language) };
});

const exportRoster = endpoint(routes.exportRoster, async ({ params, caller, language, table }) => {
  const { roster } = await readRoster({ params, caller, table });
  return { body: writeCsv(rosterRows(roster, language)) };
});

const getCertificate = endpoint(routes.getCertificate, async ({ params, caller, language, table }) => {
  const found = await readBooking(table, params.bookingId);
  if (!(await isStaffOf(table, caller, found.seats.courseId))) await mustBeTheirs(table, caller, found);
  const learnerId = learnerOf(found);
  const { state } = await certificateStore(table).get(certificateIdOf(found.seats.courseId, learnerId));
  const names = await learnerStore(table).namesOf([learnerId]);
  return { body: certificatePaper(state, names.get(learnerId), language) };
});

export const paperEndpoints = { printSlip, openShortCode, consentByCode, getRoster, exportRoster, getCertificate };
