import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import { nobody, type Play } from "./scenes.ts";

/** The neighbours' association, founded and staffed. */
export const playAssociation = async (town: Town, example: Play): Promise<void> => {
  const president = await town.idOf("sun");
  const admin = { as: "admin-yangguang" };
  const founders = [
    { name: "物业服务中心", side: "property" },
    { name: "社区居委会", side: "community" },
  ];
  const body = { name: "阳光互助会", foundedOn: "2026-02", founders };
  const oneSide = { body: { ...body, founders: [founders[0], founders[0]] } };
  const founded = await example<{ associationId: string }>(r.foundAssociation, { ...admin, body }, oneSide, {
    as: "qin",
  });
  const { associationId } = founded;
  const params = { associationId };
  const steward = { as: "ding", params, body: {} };
  await example(r.approveAssociation, steward, { body: { side: "property" } }, { as: "qin" });
  await (await town.as("fang")).approveAssociation({ params, body: {} });
  await example(r.listAssociations, { as: "qin" }, { query: { limit: 0 } }, { as: "zhao" });
  await example(r.getAssociation, { as: "qin", params }, { params: { associationId: "1" } }, { as: "zhao" });
  const member = { personId: president, name: "孙会长", capacity: "active-neighbour" };
  const stranger = { body: { ...member, personId: nobody } };
  await example(
    r.enrolMember,
    { ...admin, params, body: member },
    { body: { ...member, capacity: "chief" } },
    stranger,
  );
  const term = { personId: president, from: "2026-02" };
  const backwards = { body: { ...term, to: "2025" } };
  await example(r.appointPresident, { ...admin, params, body: term }, backwards, { as: "qin" });
};

type Filed = { readonly case: { readonly caseId: string; readonly disputants: { readonly disputantId: string }[] } };

const filing = async (town: Town) => ({
  category: "noise",
  place: { building: "2栋", spot: "2栋天台" },
  source: "proactive",
  disputants: [
    { name: "秦先生", personId: await town.idOf("qin") },
    { name: "江女士", personId: await town.idOf("jiang") },
  ],
});

/** One dispute from its filing to the first confirmation. */
export const playCase = async (town: Town, example: Play): Promise<void> => {
  const body = await filing(town);
  const sun = { as: "sun" };
  const filed = await example<Filed>(
    r.fileCase,
    { ...sun, body },
    { body: { ...body, category: "weather" } },
    { as: "qin" },
  );
  const { caseId, disputants } = filed.case;
  const disputantIds = disputants.map(({ disputantId }) => disputantId);
  await playEndings(town, example, { ...body, category: "leak" });
  await playRefusal(town, example, { ...body, category: "parking" });
  const params = { caseId };
  await example(
    r.getCase,
    { ...sun, params },
    { params: { caseId: "7" } },
    { as: "yu", params: { caseId: `cas_${"a".repeat(20)}` } },
  );
  await example(r.listCases, { ...sun, query: {} }, { query: { status: "reported", building: "2栋" } }, { as: "qin" });
  await example(r.listOwnCases, { as: "qin" }, { query: { as: "judge" } }, { as: "zhao" });
  const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
  await example(r.contactDisputants, { ...sun, params, body: { contacts } }, { body: { contacts: [] } }, { as: "qin" });
  const leadId = await town.idOf("yu");
  const notTold = { body: { leadId, rightsNoticeGiven: false } };
  await example(r.acceptCase, { ...sun, params, body: { leadId, rightsNoticeGiven: true } }, { body: {} }, notTold);
  const self = { leadId: await town.idOf("sun") };
  const disputant = { body: { leadId: await town.idOf("qin") } };
  await example(r.assignLead, { ...sun, params, body: self }, { body: {} }, disputant);
  const more = { untilOn: "2026-05-01", agreedBy: disputantIds };
  const oneOnly = { body: { ...more, agreedBy: disputantIds.slice(1) } };
  await example(r.extendMediation, { ...sun, params, body: more }, { body: { ...more, untilOn: "soon" } }, oneOnly);
  await example(r.escalateCase, { ...sun, params, body: { reason: "涉及整栋楼" } }, { body: {} }, { as: "yu" });
  await playTalks(town, example, caseId, disputantIds);
  await playOutcome(example, caseId, disputantIds);
};

/** More cases of a kind: one is declined, one withdrawn, and the three that are left are one problem. */
const playEndings = async (town: Town, example: Play, body: object): Promise<void> => {
  const sun = await town.as("sun");
  const another = async (idempotencyKey: string) => ({
    caseId: (await sun.fileCase({ body: body as never, idempotencyKey })).body.case.caseId,
  });
  const decline = {
    as: "sun",
    params: await another("to decline"),
    body: { reason: "已在法院审理", otherWays: "可继续诉讼" },
  };
  await example(r.declineCase, decline, { body: { reason: "已在法院审理" } }, { as: "yu" });
  const withdraw = { as: "sun", params: await another("to withdraw"), body: { reason: "已自行和解" } };
  for (const key of ["to recur", "to recur again", "to recur a third time"]) await another(key);
  await example(r.withdrawCase, withdraw, { body: {} }, { as: "qin" });
};

/** Somebody in dispute does not want the one who was named. */
const playRefusal = async (town: Town, example: Play, body: object): Promise<void> => {
  const sun = await town.as("sun");
  const filed = (await sun.fileCase({ body: body as never, idempotencyKey: "to refuse" })).body.case;
  const params = { caseId: filed.caseId };
  const naming = { leadId: await town.idOf("yu"), rightsNoticeGiven: true };
  await sun.acceptCase({ params, body: naming, idempotencyKey: "whom one refuses" });
  await example(r.refuseMediator, { as: "jiang", params, body: {} }, { body: { reason: "x" } }, { as: "sun" });
};

/** The property company is in dispute, and names who speaks for it. */
const playRepresentative = async (town: Town, example: Play): Promise<void> => {
  const sun = await town.as("sun");
  const organisationId = (await sun.listOrganisations({})).body.items[0]?.organisationId ?? "";
  const disputants = [{ name: "秦先生", personId: await town.idOf("qin") }, { organisationId }];
  const body = { category: "fees", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const filed = (await sun.fileCase({ body, idempotencyKey: "against the company" })).body.case;
  const authorised = { personId: await town.idOf("ding"), authorisation: "授权委托书，2026年3月2日，存互助会" };
  const naming = { disputantId: filed.disputants[1]?.disputantId, ...authorised };
  const neighbour = { body: { ...naming, personId: await town.idOf("jiang") } };
  const recorded = { as: "sun", params: { caseId: filed.caseId }, body: naming };
  await example(r.nameRepresentative, recorded, { body: authorised }, neighbour);
  const { params } = recorded;
  await sun.withdrawCase({ params, body: { reason: "已缴清" }, idempotencyKey: "settled with the company" });
};

const playTalks = async (town: Town, example: Play, caseId: string, disputantIds: readonly string[]): Promise<void> => {
  const lead = { as: "sun", params: { caseId } };
  const outside = { as: "yu" };
  const consultation = { personId: await town.idOf("yu"), note: "请提供意见" };
  await example(r.consultPerson, { ...lead, body: consultation }, { body: {} }, outside);
  await playRepresentative(town, example);
  const participants = [
    { name: "孙会长", personId: await town.idOf("sun"), capacity: "mediator" },
    { name: "丁管家", personId: await town.idOf("ding") },
  ];
  const survey = { joint: true, sites: ["2栋天台"], participants, findings: "风机夜间有噪声" };
  const alone = { body: { ...survey, participants: participants.slice(0, 1) } };
  await example(r.surveySite, { ...lead, body: survey }, alone, outside);
  const talk = { supplier: "降噪公司甲", terms: "加装隔声罩" };
  await example(r.negotiateWithSupplier, { ...lead, body: talk }, { body: { supplier: "" } }, outside);
  const other = {
    params: { caseId },
    body: { supplier: "降噪公司乙", terms: "更换风机" },
    idempotencyKey: "second supplier",
  };
  await (await town.as("sun")).negotiateWithSupplier(other);
  const demand = { disputantId: disputantIds[0], text: "夜间安静" };
  const raising = { as: "qin", params: { caseId }, body: demand };
  const forOther = { body: { ...demand, disputantId: disputantIds[1] } };
  type Raised = { readonly case: { readonly demands: { readonly demandId: string }[] } };
  const raised = await example<Raised>(r.raiseDemand, raising, { body: { ...demand, text: "" } }, forOther);
  const demandId = raised.case.demands[0]?.demandId ?? "";
  const answer = { as: "sun", params: { demandId }, body: { outcome: "met" } };
  await example(r.answerDemand, answer, { body: { outcome: "declined" } }, outside);
};

const decisionOf = (disputantIds: string[]) => ({
  kind: "siting",
  sites: [{ name: "2栋天台", perimeter: "inside" }],
  equipment: "隔声罩",
  agreedBy: disputantIds,
});

const playOutcome = async (example: Play, caseId: string, disputantIds: string[]): Promise<void> => {
  const lead = { as: "sun", params: { caseId } };
  const decision = decisionOf(disputantIds);
  const nowhere = { body: { ...decision, sites: [] } };
  await example(r.decideCase, { ...lead, body: decision }, nowhere, { as: "yu" });
  await example(
    r.recordBasis,
    { ...lead, body: { basis: voteOf(1_000_000) } },
    { body: {} },
    { body: { basis: voteOf(666_666) } },
  );
  const order = { ...lead, query: { supplier: "降噪公司乙" } };
  await example(r.getWorkOrder, order, { query: { supplier: "" } }, { query: { supplier: "从未谈过的公司" } });
  await example(r.startFulfilment, { ...lead, body: {} }, { body: { soon: true } }, { as: "yu" });
  await example(r.reportFulfilment, { ...lead, body: {} }, { body: { happenedOn: "soon" } }, { as: "yu" });
  const confirmation = { as: "qin", params: { caseId }, body: {} };
  await example(r.confirmOutcome, confirmation, { body: { disputantId: "qin" } }, { as: "yu" });
  await example(r.getTimeline, { ...lead, query: { limit: 3 } }, { query: { cursor: "x" } }, { as: "zhao" });
};

/** Who took part, of a million square decimetres and ninety owners. */
const voteOf = (squareDecimetres: number) => ({
  kind: "owners-vote",
  total: { squareDecimetres: 1_000_000, owners: 90 },
  participating: { squareDecimetres, owners: 60 },
  agreeing: { squareDecimetres: Math.ceil(squareDecimetres * 0.75), owners: 45 },
  countedBy: "业主委员会",
  evidence: "表决记录 2026-03",
});
