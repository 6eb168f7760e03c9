import { newId } from "#shared/domain/new-id.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { type Answering, answeredBy, asTold } from "#shared/messages/answering.ts";
import { linkStore } from "#shared/messages/link-store.ts";
import { codeStore } from "#shared/people/codes.ts";
import { mustBeShownIn } from "#shared/people/consent-texts.ts";
import { answerByCode, isSaid } from "../domain/seats/consent.ts";
import { entryOfBooking, markOf, type Seats } from "../domain/seats/seats.ts";
import { slipCode } from "../domain/slip.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { type FoundBooking, learnerOf, readBooking } from "../store/booking-reader.ts";
import { learnerStore } from "../store/learner-store.ts";
import { seatStore } from "../store/seat-store.ts";
import { bookingEndpoints, leaveOffer } from "./bookings.ts";

type CodeAnswer = Call<typeof routes.consentByCode>;

/** Whether an answer was kept already: it is, a moment before it decides. */
const isAnswered: Answering["isDone"] = async (table, bookingId, command) => {
  const found = await readBooking(table, bookingId, command);
  if (found.isDone) return true;
  const learner = await learnerStore(table).find(learnerOf(found));
  return learner?.consents[newId("con", command.id)] !== undefined;
};

const by = (verb: Answering["verb"]): Answering => ({
  verb,
  isDone: async (table, bookingId, command) => (await readBooking(table, bookingId, command)).isDone,
});

/** What a code opens: the link that a guardian was sent, which is answered once, or a slip and perhaps its link. */
const opened = async ({ table, code, now, params, command }: CodeAnswer) => {
  const links = linkStore(table);
  const { bookingId } = params;
  const link = await links.find(code);
  if (link?.of === "message") {
    const isDone = () => isAnswered(table, bookingId, command);
    return { told: await links.openAs(link, { verb: "giveConsent", thing: bookingId, now, command, isDone }) };
  }
  const { thing, purpose } = slipCode(bookingId);
  await codeStore(table).mustOpen(thing, purpose, { code, verb: "consent", now });
  return { slip: link };
};

/** What the booking is by an earlier yes; nothing where it waits for one, or has none. */
const standingBy = async ({ table }: Pick<CodeAnswer, "table">, found: FoundBooking, consentId: string) => {
  const { entry, seats } = found;
  if (!entry || entry.status === "held") return undefined;
  const learner = await learnerStore(table).find(entry.learnerId);
  return learner && isSaid(learner, consentId, seats.courseId) ? entry.status : undefined;
};

/** The answer is kept first, as every answer is; then it decides. A yes that stands is not kept again. */
const decided = async (call: CodeAnswer) => {
  const { params, body, command, now, table } = call;
  const { bookingId } = params;
  await mustBeShownIn(call, { purpose: "child-course", textVersion: body.textVersion });
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
};

const consentByCode = endpoint(routes.consentByCode, async (call) => {
  const links = linkStore(call.table);
  const { told, slip } = await opened(call);
  const answer = await decided(told ? { ...call, command: asTold(call.command, told) } : call);
  if (told) await links.end(told, call.command);
  if (slip) await links.endSlip(slip, call.code);
  return answer;
});

/** What is answered without a login. */
export const byCodeEndpoints = {
  consentByCode,
  acceptOfferByCode: answeredBy(routes.acceptOfferByCode, by(bookingEndpoints.acceptOffer)),
  leaveOfferByCode: answeredBy(routes.leaveOfferByCode, by(leaveOffer)),
};
