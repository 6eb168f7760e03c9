import { act, type Teller } from "../teller.ts";

/** The neighbours' association of Foshan, founded in September 2020 by the yes of both: a worker's and a steward's. */
const tellAssociation = async ({ as, idOf, drain, expects }: Teller): Promise<void> => {
  const liang = await as("liang");
  const president = await idOf("zhao");
  const founders = [
    { name: "物业服务中心", side: "property" },
    { name: "桂城街道社区党工委", side: "community" },
  ] as const;
  const founding = { name: "街坊互助会", foundedOn: "2020-09", founders: [...founders] };
  const { body } = await liang.foundAssociation({ ...act("found"), body: founding });
  const params = { associationId: body.associationId };
  const { body: founded } = await (await as("he")).approveAssociation({
    ...act("approve association"),
    params,
    body: {},
  });
  expects("the association is founded by the yes of both sides", founded.status === "founded");
  const member = { personId: president, name: "赵会长", capacity: "active-neighbour" } as const;
  await drain();
  await liang.enrolMember({ ...act("enrol"), params, body: member });
  await liang.appointPresident({ ...act("appoint"), params, body: { personId: president, from: "2020-09" } });
};

const april = { happenedOn: "2021-04" };

const tellIntake = async ({ as, idOf, clock, drain }: Teller): Promise<{ caseId: string; disputantIds: string[] }> => {
  const zhao = await as("zhao");
  const disputants = [
    { name: "陈女士", personId: await idOf("chen") },
    { name: "卢先生", personId: await idOf("lu") },
  ];
  const place = { building: "3栋", spot: "3栋楼下" };
  const filing = { category: "ev-charging", place, source: "proactive", disputants, ...april } as const;
  const { body } = await zhao.fileCase({ ...act("file"), body: filing as never });
  const { caseId } = body.case;
  const disputantIds = body.case.disputants.map(({ disputantId }) => disputantId);
  clock.advance(30);
  const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
  await zhao.contactDisputants({ ...act("contact"), params: { caseId }, body: { contacts, ...april } });
  clock.advance(24 * 60);
  await drain();
  const acceptance = { leadId: await idOf("zhao"), rightsNoticeGiven: true, ...april };
  await zhao.acceptCase({ ...act("accept"), params: { caseId }, body: acceptance });
  return { caseId, disputantIds };
};

const tellMediation = async ({ as, idOf, clock }: Teller, caseId: string): Promise<void> => {
  const zhao = await as("zhao");
  const params = { caseId };
  const consultation = { personId: await idOf("he"), note: "物业服务中心", ...april };
  await zhao.consultPerson({ ...act("consult"), params, body: consultation });
  clock.advance(24 * 60);
  const participants = [
    { name: "赵会长", personId: await idOf("zhao"), capacity: "mediator" },
    { name: "何管家", personId: await idOf("he") },
  ] as const;
  const findings = "一起实地考察周边园区充电桩的设置情况";
  const survey = { joint: true, sites: ["周边园区"], participants: [...participants], findings, ...april };
  await zhao.surveySite({ ...act("survey"), params, body: survey });
  clock.advance(24 * 60);
  const talk = { supplier: "供应商", terms: "与多家供应商洽谈，找到了吸引供应商合作的契合点", ...april };
  await zhao.negotiateWithSupplier({ ...act("negotiate"), params, body: talk });
};

const tellOutcome = async ({ as, clock }: Teller, caseId: string, disputantIds: string[]): Promise<void> => {
  const [zhao, chen, lu] = [await as("zhao"), await as("chen"), await as("lu")];
  const params = { caseId };
  const sites = ["西门口", "北门口"].map((name) => ({ name, perimeter: "outside" as const }));
  const basis = { kind: "outside-common-area", evidence: "设在园区外围" } as const;
  const decision = { kind: "siting", sites, equipment: "充电桩", canopy: true, basis, agreedBy: disputantIds } as const;
  const singleSupplierReason = "原文为“多家供应商”，未列出名称与数目";
  const year = { happenedOn: "2021" };
  const body = { ...decision, agreedBy: [...disputantIds], singleSupplierReason, ...year };
  await zhao.decideCase({ ...act("decide"), params, body });
  clock.advance(24 * 60);
  await zhao.startFulfilment({ ...act("start"), params, body: year });
  clock.advance(24 * 60);
  await zhao.reportFulfilment({ ...act("report"), params, body: year });
  await chen.confirmOutcome({ ...act("confirm"), params, body: year });
  await lu.confirmOutcome({ ...act("confirm"), params, body: year });
};

/** Tells what happened in Foshan by its commands, under the story's clock. */
export const tellFoshan = async (telling: Teller): Promise<void> => {
  telling.clock.set("2020-09-01T01:00:00.000Z");
  await telling.drain();
  await tellAssociation(telling);
  telling.clock.set("2021-04-12T01:00:00.000Z");
  const { caseId, disputantIds } = await tellIntake(telling);
  await tellMediation(telling, caseId);
  await tellOutcome(telling, caseId, disputantIds);
  await telling.drain();
};
