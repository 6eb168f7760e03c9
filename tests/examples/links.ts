import { coursesRoutes } from "#services/courses/routes.ts";
import { mediationRoutes as mediation } from "#services/mediation/routes.ts";
import { messagesRoutes } from "#services/messages/routes.ts";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { linkTo } from "../town/links.ts";
import type { Town } from "../town/town.ts";
import { booked } from "./courses/bookings.ts";
import { actor, community, type Play } from "./scenes.ts";

/** The code that somebody was sent with their latest message of a moment, of one thing where it is named, and what it is about. */
export const codeFor = async (town: Town, persona: string, moment: string, about?: string) =>
  linkTo(town, { community, personId: await town.idOf(persona), moment, about });

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

/** The last four digits of somebody's phone on record; of who has none, those of the paper that brought the code. */
const digitsOf = async (town: Town, persona: string, code: string): Promise<string> => {
  const personId = await town.idOf(persona);
  const person = (await (await actor(town, "fang")).getPerson({ params: { personId } })).body;
  return person.phone?.slice(-4) ?? shortCodeOf(code);
};

type Putting = {
  readonly params: { readonly caseId: string };
  readonly decision: {
    outcome: "decision";
    kind: "other";
    sites: readonly [];
    terms: string;
    singleSupplierReason: string;
  };
};

/** One says no by a link, and yes to the next text, having read it. */
const playByCode = async (town: Town, example: Play, { params, decision }: Putting): Promise<void> => {
  const [sun, qin] = [await actor(town, "sun"), await actor(town, "qin")];
  const told = async (moment = "textReady") => {
    await town.drain();
    return codeFor(town, "jiang", `mediation.${moment}`);
  };
  await sun.proposeOutcome({ params, body: { ...decision, sites: [] } });
  const first = { params, code: (await told()).code };
  const known = await digitsOf(town, "jiang", first.code);
  const refusing = { ...first, body: { digits: known, reason: "时间不合适" } };
  await example(mediation.sayNoByCode, refusing, { body: { digits: known } }, wrong);
  await sun.proposeOutcome({ params, body: { ...decision, sites: [], terms: "错时停车，晚上八点以后" } });
  await town.drain();
  const jiangIs = (await sun.getCase({ params })).body.case.disputants[1]?.disputantId ?? "";
  await sun.readWith({ params, body: { disputantId: jiangIs, with: await town.idOf("sun") } });
  const second = { params, code: (await told("textRead")).code };
  const digits = await digitsOf(town, "jiang", second.code);
  type Read = { readonly textSha256: string };
  const reading = { ...second, body: { digits } };
  const { textSha256 } = await example<Read>(mediation.readProposalByCode, reading, { body: {} }, wrong);
  await qin.sayYes({ params, body: { textSha256 } });
  const saying = { ...second, body: { digits, textSha256 } };
  await example(mediation.sayYesByCode, saying, { body: { digits: "1" } }, wrong);
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
  const talk = { supplier: "停车公司甲", terms: "错时停车" };
  await sun.negotiateWithSupplier({ params, body: talk });
  const singleSupplierReason = "只有一家管理";
  const decision = { outcome: "decision", kind: "other", sites: [], terms: "错时停车", singleSupplierReason } as const;
  await playByCode(town, example, { params, decision });
  await sun.startFulfilment({ params, body: {} });
  await sun.reportFulfilment({ params, body: {} });
  await town.drain();
  const done = await codeFor(town, "jiang", "mediation.fulfilled");
  const confirming = { params, code: done.code, body: {} };
  await example(mediation.confirmOutcomeByCode, confirming, { body: { disputantId: "qin" } }, wrong);
};
