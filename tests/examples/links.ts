import { coursesRoutes } from "#services/courses/routes.ts";
import { mediationRoutes as mediation } from "#services/mediation/routes.ts";
import { messagesRoutes } from "#services/messages/routes.ts";
import { linkTo } from "../town/links.ts";
import type { Town } from "../town/town.ts";
import { booked } from "./courses/bookings.ts";
import { actor, community, type Play } from "./scenes.ts";

/** The code that somebody was sent with their latest message of a moment, and what it is about. */
export const codeFor = async (town: Town, persona: string, moment: string) =>
  linkTo(town, { community, personId: await town.idOf(persona), moment });

const wrong = { code: "a".repeat(26) };

/** A seat is offered twice: one takes it by the link, one leaves it to others. */
export const playOffers = async (town: Town, example: Play, courseId: string): Promise<void> => {
  const seat = await booked(town, "luo", courseId);
  for (const persona of ["tang", "qin"]) await booked(town, persona, courseId);
  await town.drain();
  const giving = { params: { bookingId: seat }, body: {} };
  await (await actor(town, "luo")).cancelBooking(giving);
  await town.drain();
  const left = await codeFor(town, "tang", "courses.offered");
  const leaving = { params: { bookingId: left.thing }, code: left.code, body: {} };
  await example(coursesRoutes.leaveOfferByCode, leaving, { body: { why: "x" } }, wrong);
  await town.drain();
  const taken = await codeFor(town, "qin", "courses.offered");
  await example(messagesRoutes.openLink, { code: taken.code }, { query: { of: "qin" } }, wrong);
  const taking = { params: { bookingId: taken.thing }, code: taken.code, body: {} };
  await example(coursesRoutes.acceptOfferByCode, taking, { body: { why: "x" } }, wrong);
};

/** In a dispute one refuses who was named, and confirms at last what was done: each by a link. */
export const playDispute = async (town: Town, example: Play): Promise<void> => {
  const sun = await actor(town, "sun");
  const people = await Promise.all(["qin", "jiang"].map((name) => town.idOf(name)));
  const disputants = people.map((personId, nth) => ({ name: ["秦先生", "江女士"][nth] ?? "", personId }));
  const filing = { category: "parking", place: { building: "2栋", spot: "2栋地库" }, source: "proactive" } as const;
  const filed = (await sun.fileCase({ body: { ...filing, disputants } })).body.case;
  const params = { caseId: filed.caseId };
  await sun.acceptCase({ params, body: { leadId: await town.idOf("yu"), rightsNoticeGiven: true } });
  await town.drain();
  const named = await codeFor(town, "jiang", "mediation.leadNamed");
  const refusing = { params, code: named.code, body: {} };
  await example(mediation.refuseMediatorByCode, refusing, { body: { reason: "x" } }, wrong);
  await town.drain();
  await sun.assignLead({ params, body: { leadId: await town.idOf("sun") } });
  const agreedBy = filed.disputants.map(({ disputantId }) => disputantId);
  const talk = { supplier: "停车公司甲", terms: "错时停车" };
  await sun.negotiateWithSupplier({ params, body: talk });
  const singleSupplierReason = "只有一家管理";
  await sun.decideCase({
    params,
    body: { kind: "other", sites: [], terms: "错时停车", agreedBy, singleSupplierReason },
  });
  await sun.startFulfilment({ params, body: {} });
  await sun.reportFulfilment({ params, body: {} });
  await town.drain();
  const done = await codeFor(town, "jiang", "mediation.fulfilled");
  const confirming = { params, code: done.code, body: {} };
  await example(mediation.confirmOutcomeByCode, confirming, { body: { disputantId: "qin" } }, wrong);
};
