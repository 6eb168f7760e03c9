import { standingText, textIn } from "#shared/domain/consent-text.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { writeCsv } from "#shared/files/csv-writer.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { qrSvg } from "#shared/http/qr.ts";
import { linkTo, type SlipLink } from "#shared/messages/link.ts";
import { linkWrite } from "#shared/messages/link-store.ts";
import { codeStore } from "#shared/people/codes.ts";
import { ownTextsOf } from "#shared/people/consent-texts.ts";
import { assistedAct } from "#shared/table/assisted.ts";
import { certificateIdOf } from "../domain/course/certificate.ts";
import { viewOf } from "../domain/seats/booking-view.ts";
import { lookOf } from "../domain/seats/offer.ts";
import type { Entry, Seats } from "../domain/seats/seats.ts";
import { slipCode } from "../domain/slip.ts";
import { certificatePaper, rosterPaper, rosterRows } from "../papers/roster-paper.ts";
import { slipPaper } from "../papers/slip-paper.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { learnerOf, mustBeActive, mustBeTheirs, readBooking, toldOf } from "../store/booking-reader.ts";
import { campusStore } from "../store/campus-store.ts";
import { certificateStore } from "../store/certificate-store.ts";
import { courseStore } from "../store/course-store.ts";
import { learnerStore } from "../store/learner-store.ts";
import { rosterOf } from "../store/roster-reader.ts";
import { seatStore } from "../store/seat-store.ts";
import { shortCodeStore } from "../store/short-code-store.ts";
import { isStaffOf } from "../store/teaching.ts";

/**
 * The codes of a slip, each time it is printed new ones: that of an earlier slip opens nothing any more, and is not
 * printed again by who sends its command once more.
 */
const issueCodes = async (
  { table, newCode, community, command, now, params }: Call<typeof routes.printSlip>,
  { seats, entry }: { readonly seats: Seats; readonly entry: Entry },
  personId: string,
) => {
  const { bookingId } = params;
  const [code, shortCode] = [newCode("slip"), shortCodeOf(newCode("short"))];
  const { thing, purpose, verbs } = slipCode(bookingId);
  const expiresAt = plusMinutes(now, numberOf("slipDays", community.policy) * 24 * 60);
  const shortCodes = shortCodeStore(table);
  if (await shortCodes.isPrinted(personId, shortCode, bookingId))
    await codeStore(table).mustStillOpen({ thing, purpose }, code);
  const short = shortCodes.issue(personId, shortCode, { bookingId, expiresAt });
  const printed = assistedAct(table.scope, { ...command, command: command.id });
  const link: SlipLink = {
    of: "slip",
    moment: "courses.consentNeeded",
    thing: { kind: "booking", id: bookingId },
    params: { course: seats.courseId, learner: entry.learnerId },
    calls: entry.status === "held" ? ["giveConsent"] : [],
    place: { thing: [thing[0], thing[1]], purpose },
    expiresAt,
  };
  const issued = codeStore(table).issue(thing, purpose, { code, verbs, expiresAt });
  await table.commit([issued, linkWrite(table.scope, code, link), ...short, ...printed]);
  return { code, shortCode };
};

/** What a guardian reads before they answer. */
const textToAnswer = async ({ table, language }: Pick<Call<typeof routes.printSlip>, "table" | "language">) => {
  const [own] = await ownTextsOf(table, ["child-course"]);
  return textIn(standingText("child-course", own), language);
};

const printSlip = endpoint(routes.printSlip, async (call) => {
  const { params, caller, community, language, table } = call;
  if (!caller.onBehalfOf) return refuse("session-required");
  const found = await readBooking(table, params.bookingId);
  await mustBeTheirs(table, caller, found);
  const { seats } = found;
  const entry = mustBeActive(found.entry);
  const { state: course } = await courseStore(table).get(seats.courseId);
  const { state: campus } = await campusStore(table).get(course.campusId);
  const names = await learnerStore(table).namesOf([entry.learnerId]);
  const codes = await issueCodes(call, { seats, entry }, caller.onBehalfOf.personId);
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
    consent: entry.status === "held" ? await textToAnswer(call) : undefined,
    qr: await qrSvg(linkTo(call.linksAt(), table.scope.community, codes.code)),
  });
  return { body };
});

const openShortCode = endpoint(routes.openShortCode, async ({ body, caller, community, now, table }) => {
  if (!caller.onBehalfOf) return refuse("session-required");
  const bookingId = await shortCodeStore(table).open(caller.onBehalfOf.personId, body.shortCode, now);
  const found = await readBooking(table, bookingId);
  return { body: viewOf(toldOf(found), found.seats, lookOf(community, now)), subject: found };
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

export const paperEndpoints = { printSlip, openShortCode, getRoster, exportRoster, getCertificate };
