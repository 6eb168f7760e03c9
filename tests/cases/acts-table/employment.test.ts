import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { newId } from "#shared/domain/new-id.ts";
import {
  activeProgramme,
  applied,
  consents,
  home,
  inYangguang,
  offerOf,
  profileOf,
  publishedPosting,
  registered,
  registeredEmployer,
  signs,
  verified,
  walkIn,
} from "../../town/jobs.ts";
import { openTown, type Town } from "../../town/town.ts";
import { actor, outcomeOf, type Row } from "./answers.ts";

const { slug } = inYangguang;
const owners = [
  { name: "项目物业中心", side: "property" as const },
  { name: "长顺社区", side: "community" as const },
];

let town: Town;
const freshTown = async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
};
const doing = async (who: string, act: (client: Neighbour) => Promise<unknown>) => {
  const client = await actor(town, who, slug);
  return outcomeOf(() => act(client));
};

describe("whose yes a programme has by being drawn up", () => {
  beforeAll(freshTown);
  const body = { name: "筑巢引凤", foundedOn: "2026", owners, place: home };
  it.each([
    ["fang", "community"],
    ["ding", "property"],
    ["miao", ""],
  ])("%s: %s", async (who, side) => {
    const { approvals = {} } = (await (await town.as(who)).foundProgramme({ body })).body;
    expect(Object.keys(approvals).join()).toBe(side);
  });
  it.each<Row>([
    ["luo", "role-not-allowed"],
    ["sun", "role-not-allowed"],
    ["admin-yangguang", "role-not-allowed"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.foundProgramme({ body }))).toBe(outcome);
  });
});

describe("who says yes to a programme of the property company and the committee, and begins it", () => {
  let params: { programmeId: string };
  beforeAll(async () => {
    await freshTown();
    const body = { name: "筑巢引凤", foundedOn: "2026", owners, place: home };
    params = { programmeId: (await (await town.as("miao")).foundProgramme({ body })).body.programmeId };
  });
  it.each<Row>([
    ["luo", "not-of-side"],
    ["sun", "not-of-side"],
    ["miao", "role-not-allowed"],
    ["admin-yangguang", "role-not-allowed"],
    ["ding for luo", "role-not-allowed"],
    ["fang for ding", "role-not-allowed"],
    ["ding for fang", "role-not-allowed"],
    ["fang", "yes"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.approveProgramme({ params, body: {} }))).toBe(outcome);
  });
  it("begins only once the other side said yes too, by any of its organisers", async () => {
    const begin = (who: string) => doing(who, (client) => client.activateProgramme({ params, body: {} }));
    expect(await begin("fang")).toBe("side-missing");
    expect(await doing("ding", (client) => client.approveProgramme({ params, body: {} }))).toBe("yes");
    expect(await begin("luo")).toBe("role-not-allowed");
    expect(await begin("miao")).toBe("yes");
  });
});

describe("whose visit of an employer counts, by two who are there", () => {
  let employerId: string;
  beforeAll(async () => {
    await freshTown();
    employerId = await registeredEmployer(town, inYangguang);
  });
  it.each([
    ["fang", "ding", "yes"],
    ["ding", "luo", "yes"],
    ["fang", "sun", "yes"],
    ["luo", "qin", "two-sides-needed"],
    ["fang", "miao", "two-sides-needed"],
    ["fang", "admin-yangguang", "two-sides-needed"],
    ["fang", "nobody", "unknown-person"],
    ["fang", "fang", "there-already"],
  ])("%s and %s: %s", async (one, other, outcome) => {
    const idOf = async (who: string) => (who === "nobody" ? newId("per", who) : await town.idOf(who));
    const visitors = [
      { name: "甲", personId: await idOf(one) },
      { name: "乙", personId: await idOf(other) },
    ];
    const visit = { params: { employerId }, body: { visitedOn: "2026-03", visitors } };
    expect(await doing("fang", (client) => client.recordVisit(visit))).toBe(outcome);
  });
});

describe("who checks an employer that belongs to the property company, and its offer", () => {
  let params: { employerId: string };
  beforeAll(async () => {
    await freshTown();
    const relation = { side: "property" as const, explanation: "物业所属公司" };
    const body = { name: "甲单位", industry: "retail" as const, relation };
    params = { employerId: (await (await town.as("fang")).registerEmployer({ body })).body.employerId };
  });
  it.each<Row>([
    ["luo", "role-not-allowed"],
    ["ding", "role-not-allowed"],
    ["admin-yangguang", "role-not-allowed"],
    ["fang", "yes"],
  ])("%s: %s", async (who, outcome) => {
    const checking = { params, body: { method: "licence-seen" as const } };
    expect(await doing(who, (client) => client.verifyEmployer(checking))).toBe(outcome);
  });
  it("is not checked by the caseworker whom the company hired meanwhile", async () => {
    const { programmeId } = await activeProgramme(town, inYangguang);
    const draft = { body: offerOf(programmeId, params.employerId) };
    const { postingId } = (await (await town.as("fang")).draftPosting(draft)).body;
    const grant = { personId: await town.idOf("miao"), role: "property-staff" as const };
    await (await town.as("admin-yangguang")).grantRole({ body: grant });
    const review = (who: string) => doing(who, (client) => client.reviewPosting({ params: { postingId }, body: {} }));
    expect(await review("miao")).toBe("conflict-of-interest");
    expect(await review("fang")).toBe("yes");
  });
});

describe("who registers a member as a seeker, and takes their offer", () => {
  let params: { jobApplicationId: string };
  let seekerId: string;
  let walkInsParams: { jobApplicationId: string };
  beforeAll(async () => {
    await freshTown();
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    ({ seekerId } = await registered(town, "qin"));
    await consents(town, "qin", "share-to-employer", employerId);
    const stranger = await walkIn(town, inYangguang, "赵六");
    await signs(town, inYangguang, stranger.seekerId, employerId);
    const [one, two] = [
      await applied(town, inYangguang, { seekerId, postingId }),
      await applied(town, inYangguang, { seekerId: stranger.seekerId, postingId }),
    ];
    [params, walkInsParams] = [one, two].map(({ jobApplicationId }) => ({ jobApplicationId })) as [never, never];
    const miao = await town.as("miao");
    for (const each of [params, walkInsParams]) {
      await miao.inviteToInterview({ params: each, body: {} });
      await miao.offerWork({ params: each, body: {} });
    }
    await consents(town, "tang", "job-seeking");
  });
  it.each<Row>([
    ["jiang", "role-not-allowed"],
    ["ding for jiang", "role-not-allowed"],
    ["ding for tang", "yes"],
    ["miao", "registered-already"],
  ])("%s registers tang: %s", async (who, outcome) => {
    const body = profileOf("唐先生", { personId: await town.idOf("tang") });
    expect(await doing(who, (client) => client.registerSeeker({ body }))).toBe(outcome);
  });
  it.each<Row>([
    ["jiang", "not-found"],
    ["ding", "not-found"],
    ["ding for jiang", "not-found"],
    ["miao", "role-not-allowed"],
    ["admin-yangguang", "role-not-allowed"],
    ["ding for qin", "yes"],
  ])("%s takes the offer of qin: %s", async (who, outcome) => {
    const taking = { params, body: { paperRef: "GZ-2026-9" } };
    expect(await doing(who, (client) => client.acceptWork(taking))).toBe(outcome);
  });
  it.each<Row>([
    ["qin", "not-found"],
    ["ding for qin", "not-found"],
    ["fang", "role-not-allowed"],
    ["miao", "yes"],
  ])("%s writes down that somebody without membership takes theirs: %s", async (who, outcome) => {
    const taking = { params: walkInsParams, body: { paperRef: "GZ-2026-9" } };
    expect(await doing(who, (client) => client.acceptWork(taking))).toBe(outcome);
  });
});
