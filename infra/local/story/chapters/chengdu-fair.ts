import { act, type Teller } from "../teller.ts";

export const area = "双流区怡心街道";
export const home = { area };

/** A text that the software asks for and the story does not tell. */
const untold = "原文未载";

type Offered = { readonly programmeId: string; readonly employerId: string; readonly needId: string };

/** The committee draws the programme up, and it begins when the property company has said yes too. */
const tellOwners = async ({ as }: Teller): Promise<string> => {
  const [worker, keeper] = [await as("worker"), await as("keeper")];
  const owners = [
    { name: "项目物业中心", side: "property" as const },
    { name: "双流长顺社区", side: "community" as const },
  ];
  const founding = { name: "筑巢引凤", foundedOn: "2020", owners, place: home };
  const { programmeId } = (await worker.foundProgramme({ ...act("found programme"), body: founding })).body;
  const params = { programmeId };
  await keeper.approveProgramme({ ...act("approve"), params, body: {} });
  await worker.activateProgramme({ ...act("activate"), params, body: {} });
  return programmeId;
};

/** Two sides own the programme, and people of both call on the employer before there is a fair. */
export const tellProgramme = async (teller: Teller, employerId: string): Promise<Offered> => {
  const { as, idOf } = teller;
  const programmeId = await tellOwners(teller);
  const worker = await as("worker");
  const params = { employerId };
  await worker.verifyEmployer({ ...act("verify"), params, body: { method: "known-institution" } });
  const visitors = [
    { name: "物业人员", personId: await idOf("keeper") },
    { name: "社区党员", personId: await idOf("worker") },
  ];
  const needs = [{ title: "秩序员", skills: ["security" as const] }];
  const visit = { visitedOn: "2020", visitors, needs };
  const { body } = await worker.recordVisit({ ...act("visit"), params, body: visit });
  return { programmeId, employerId, needId: body.needs[0]?.needId ?? "" };
};

/** A fair of nearly ten employers: not without its plans, and reported as exactly as it is told. */
export const tellFair = async ({ as, refused, expects }: Teller, told: Offered): Promise<void> => {
  const { programmeId, employerId } = told;
  const worker = await as("worker");
  const nearlyTen = { value: 10, qualifier: "nearly" as const };
  const fair = { programmeId, name: "专场招聘会", heldOn: "2020", place: home, employersExpected: nearlyTen };
  const { fairId } = (await worker.planFair({ ...act("plan fair"), body: fair })).body;
  const params = { fairId };
  await worker.setFairBooth({ ...act("booth"), params, body: { number: 1, employerId } });
  await worker.fileFair({ ...act("file fair"), params, body: { authority: untold } });
  await refused("fair-not-ready", worker.makeFairReady({ ...act("too early"), params, body: {} }));
  const plans = { organisation: untold, emergency: untold, safety: untold };
  await worker.setFairPlans({ ...act("plans"), params, body: plans });
  await worker.makeFairReady({ ...act("ready"), params, body: {} });
  await worker.openFair({ ...act("open fair"), params, body: {} });
  await worker.closeFair({ ...act("close fair"), params, body: {} });
  const report = { employers: nearlyTen, industries: { value: 2, qualifier: "at-least" as const } };
  const { body } = await worker.reportFair({ ...act("report fair"), params, body: report });
  expects("nearly ten stay nearly ten", body.status === "reported" && body.report.employers.qualifier === "nearly");
};

/** The need becomes a posting that says whose employer it is, and that may not ask for men alone. */
export const tellPosting = async ({ as, refused, expects }: Teller, told: Offered): Promise<string> => {
  const [worker, caseworker] = [await as("worker"), await as("caseworker")];
  const offer = {
    ...told,
    title: "秩序员",
    occupationCode: "4-07-05-01",
    openings: 1,
    duties: untold,
    /** The story tells no pay, and no posting is without: the least that was lawful there then (to confirm). */
    pay: { minimum: 1780, maximum: 1780, unit: "month" as const },
    benefits: [],
    socialInsurance: "five-insurances" as const,
    employmentType: "full-time" as const,
    hours: "shifts" as const,
    place: home,
    validThrough: "2020-12-31",
    skills: ["security" as const],
  };
  const unlawful = { ...offer, requirements: "限男性" };
  await refused("discriminatory-term", worker.draftPosting({ ...act("unlawful"), body: unlawful }));
  const { postingId } = (await worker.draftPosting({ ...act("draft"), body: offer })).body;
  const params = { postingId };
  await caseworker.reviewPosting({ ...act("review"), params, body: {} });
  const { body } = await caseworker.publishPosting({ ...act("publish"), params, body: {} });
  expects("the organiser that hires says so", body.relatedTo === "property");
  return postingId;
};
