import type { Newcomers } from "./own-home.ts";

const home = { area: "梅花街道" };

/** Two sides own the programme, each by a yes of its own. */
const tellOwners = async ({ as, expects }: Newcomers): Promise<string> => {
  const [fang, ding] = [await as("方社工"), await as("丁管家")];
  const owners = [
    { name: "物业服务中心", side: "property" as const },
    { name: "社区居委会", side: "community" as const },
  ];
  const founding = { name: "筑巢引凤", foundedOn: "2026-03", owners, place: home };
  const { programmeId } = (await fang.foundProgramme({ body: founding })).body;
  const params = { programmeId };
  await ding.approveProgramme({ params, body: {} });
  const { body } = await fang.activateProgramme({ params, body: {} });
  expects("the programme has begun", body.status === "active");
  return programmeId;
};

/** An employer is made known and verified, and people of both sides hear what it needs. */
const tellVisit = async ({ as, idOf, expects }: Newcomers): Promise<string> => {
  const fang = await as("方社工");
  const employer = { name: "梅花超市", industry: "retail" as const };
  const { employerId } = (await fang.registerEmployer({ body: employer })).body;
  const params = { employerId };
  await (await as("苗姐")).verifyEmployer({ params, body: { method: "licence-seen" } });
  const visitors = [
    { name: "丁管家", personId: await idOf("丁管家") },
    { name: "方社工", personId: await idOf("方社工") },
  ];
  const needs = [{ title: "秩序员", skills: ["security" as const] }];
  const { body } = await fang.recordVisit({ params, body: { visitedOn: "2026-03-05", visitors, needs } });
  expects("the need is on record", body.needs.length === 1);
  return employerId;
};

const tellFair = async ({ as, expects }: Newcomers, programmeId: string, employerId: string): Promise<void> => {
  const fang = await as("方社工");
  const employersExpected = { value: 1, qualifier: "at-least" as const };
  const plan = { programmeId, name: "专场招聘会", heldOn: "2026-03-05", place: home, employersExpected };
  const { fairId } = (await fang.planFair({ body: plan })).body;
  const params = { fairId };
  await fang.setFairBooth({ params, body: { number: 1, employerId } });
  await fang.fileFair({ params, body: { authority: "梅花派出所" } });
  const plans = { organisation: "方社工负责", emergency: "丁管家负责", safety: "物业值守" };
  await fang.setFairPlans({ params, body: plans });
  await fang.makeFairReady({ params, body: {} });
  await fang.openFair({ params, body: {} });
  await fang.closeFair({ params, body: {} });
  const report = { employers: employersExpected, industries: employersExpected };
  const { body } = await fang.reportFair({ params, body: report });
  expects("the fair is reported", body.status === "reported");
};

/** Work: a programme of two sides, a visit by both, and a fair. */
export const tellProgramme = async (newcomers: Newcomers): Promise<void> => {
  const programmeId = await tellOwners(newcomers);
  const employerId = await tellVisit(newcomers);
  await tellFair(newcomers, programmeId, employerId);
};
