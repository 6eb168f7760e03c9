import { beforeAll, describe, expect, it } from "vitest";
import { inSession } from "../town/desk.ts";
import { interrupted } from "../town/interrupted.ts";
import {
  activeProgramme,
  applied,
  home,
  inYangguang,
  offerOf,
  publishedPosting,
  registered,
  registeredEmployer,
  verified,
  visitorsOf,
} from "../town/jobs.ts";
import { blaming, field, refusing } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const { slug } = inYangguang;
const start = "2026-03-02T01:00:00.000Z";

const opened = async () => {
  const interruption = interrupted("PERSON");
  const town = await openTown({ start, on: interruption.ground });
  const refused = refusing(interruption.ground, slug);
  const grantOf = async (persona: string, role: string): Promise<string> => {
    const admin = await town.as("admin-yangguang");
    const { grants } = (await admin.getPerson({ params: { personId: await town.idOf(persona) } })).body;
    return Object.values(grants).findLast((grant) => grant.role === role)?.grantId ?? "";
  };
  const revoke = async (persona: string, role: string): Promise<unknown> =>
    (await town.as("admin-yangguang")).revokeRole({ params: { grantId: await grantOf(persona, role) }, body: {} });
  const grant = async (persona: string, role: "resident" | "property-staff"): Promise<unknown> =>
    (await town.as("admin-yangguang")).grantRole({ body: { personId: await town.idOf(persona), role } });
  return { ...interruption, town, refused, revoke, grant };
};
type Opened = Awaited<ReturnType<typeof opened>>;

describe("a visit whose people say who they are", () => {
  let at: Opened;
  let employerId: string;
  const visit = async (visitors: object[]) => ({
    params: { employerId },
    body: { visitedOn: "2026-03-01", visitors: visitors as never },
  });
  const alone = field("/visitors", "two-sides-needed");
  beforeAll(async () => {
    at = await opened();
    employerId = await registeredEmployer(at.town, inYangguang);
  });

  it("is refused where two of one side say that they are of two, and writes nothing", async () => {
    const { town, refused } = at;
    const [qin, jiang] = [await town.idOf("qin"), await town.idOf("jiang")];
    const typed = await visit([
      { name: "秦先生", personId: qin, side: "property" },
      { name: "江女士", personId: jiang, side: "community" },
    ]);
    const unknown = { status: 400, code: "invalid" };
    await refused(town, "fang", (fang) => fang.recordVisit(typed), unknown);
    const those = await visit([
      { name: "秦先生", personId: qin },
      { name: "江女士", personId: jiang },
    ]);
    await refused(town, "fang", (fang) => fang.recordVisit(those), alone);
  });

  it("counts a name without a person for no side, and staff who also live there as staff", async () => {
    const { town, refused, grant } = at;
    const worker = { name: "方社工", personId: await town.idOf("fang") };
    const guest = await visit([worker, { name: "物业人员" }]);
    await refused(town, "fang", (fang) => fang.recordVisit(guest), alone);
    await grant("ding", "resident");
    await grant("qin", "property-staff");
    const [ding, qin] = [await town.idOf("ding"), await town.idOf("qin")];
    const staff = await visit([
      { name: "丁管家", personId: ding },
      { name: "秦先生", personId: qin },
    ]);
    await refused(town, "fang", (fang) => fang.recordVisit(staff), alone);
    const { body } = await (await town.as("fang")).recordVisit(
      await visit([worker, { name: "秦先生", personId: qin }]),
    );
    expect(body.visitors.map(({ side }) => side)).toEqual(["community", "property"]);
  });

  it("is refused where a visitor changes sides between the look and the commit", async () => {
    const { town, beforeCommit, revoke } = at;
    const wish = await visit(await visitorsOf(town, inYangguang));
    beforeCommit(() => revoke("ding", "property-staff"));
    const sent = (await (await town.as("fang")).recordVisit(wish)).body;
    expect(sent.visitors.map(({ side }) => side)).toEqual(["residents", "community"]);
  });

  it("fits into one commit with as many visitors and skills as may be", async () => {
    const { town } = at;
    const personas = ["fang", "qin", "jiang", "sun", "yu", "luo", "tang", "miao", "admin-yangguang", "ding"];
    const people = [];
    for (const name of personas) people.push({ name, personId: await town.idOf(name) });
    const skills = ["security", "access-control", "first-aid", "cleaning", "gardening"] as const;
    const more = ["electrical", "plumbing", "welding", "carpentry", "driving"] as const;
    const needs = Array.from({ length: 7 }, (_, nth) => ({ title: `岗位${nth}`, skills: [...skills, ...more] }));
    const { params, body } = await visit(people);
    const recorded = (await town.as("fang")).recordVisit({ params, body: { ...body, needs } });
    expect((await recorded).body.visitors).toHaveLength(10);
  });
});

describe("a programme of two owners", () => {
  let at: Opened;
  let params: { programmeId: string };
  beforeAll(async () => {
    at = await opened();
    const owners = [
      { name: "项目物业中心", side: "property" as const },
      { name: "长顺社区", side: "community" as const },
    ];
    const body = { name: "筑巢引凤", foundedOn: "2026", owners, place: home };
    params = { programmeId: (await (await at.town.as("fang")).foundProgramme({ body })).body.programmeId };
  });

  it("is not begun by the one worker who typed them, and a resident does not say yes for it", async () => {
    const { town, refused } = at;
    const missing = { status: 409, code: "side-missing", sides: ["property"] };
    await refused(town, "fang", (fang) => fang.activateProgramme({ params, body: {} }), missing);
    const other = blaming("", "not-of-side", 422);
    await refused(town, "qin", (qin) => qin.approveProgramme({ params, body: {} }), { ...other, side: "residents" });
  });

  it("is refused the yes of who is of the side no more as it is written", async () => {
    const { town, beforeCommit, revoke, grant } = at;
    await grant("ding", "resident");
    const ding = await town.as("ding");
    beforeCommit(() => revoke("ding", "property-staff"));
    const attempt = ding.approveProgramme({ params, body: {} });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "not-of-side", side: "residents" } });
    expect((await ding.getProgramme({ params })).body.approvals).not.toHaveProperty("property");
    await grant("ding", "property-staff");
  });

  it("is founded without the yes of who is of the side no more as it is written", async () => {
    const { town, beforeCommit, revoke, grant } = at;
    const ding = await town.as("ding");
    const owners = [{ name: "项目物业中心", side: "property" as const }];
    const body = { name: "另一个计划", foundedOn: "2026", owners, place: home };
    beforeCommit(() => revoke("ding", "property-staff"));
    expect((await ding.foundProgramme({ body })).body.approvals).toEqual({});
    await grant("ding", "property-staff");
  });

  it("begins once the other side said yes itself, and shows which did", async () => {
    const { town } = at;
    await (await town.as("ding")).approveProgramme({ params, body: {} });
    const { body } = await (await town.as("fang")).activateProgramme({ params, body: {} });
    expect(body).toMatchObject({
      status: "active",
      approvals: { community: { personId: await town.idOf("fang") }, property: { at: town.clock.now() } },
    });
  });
});

describe("an offer to somebody of the community", () => {
  let town: Town;
  let refused: Opened["refused"];
  let params: { jobApplicationId: string };
  beforeAll(async () => {
    ({ town, refused } = await opened());
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    const { seekerId } = await registered(town, "qin", { name: "秦先生" });
    const subjectId = await town.idOf("qin");
    const sharing = { purpose: "share-to-employer", scopeId: employerId, textVersion: "2026-01" } as const;
    const body = { subjectId, ...sharing, basis: "self", answer: "yes" } as const;
    await (await town.as("qin")).giveConsent({ body });
    await town.drain();
    params = { jobApplicationId: (await applied(town, inYangguang, { seekerId, postingId })).jobApplicationId };
    const miao = await town.as("miao");
    await miao.inviteToInterview({ params, body: {} });
    await miao.offerWork({ params, body: {} });
  });

  it("leads to no hire without their yes, and nobody says it for them", async () => {
    const hiring = { params, body: { startedOn: "2026-03" } };
    const open = { status: 409, code: "wrong-state", state: "offered" };
    await refused(town, "miao", (miao) => miao.hireApplicant(hiring), open);
    const paper = { params, body: { paperRef: "GZ-2026-1" } };
    await refused(town, "miao", (miao) => miao.acceptWork(paper), { status: 403, code: "role-not-allowed" });
    await refused(town, "jiang", (jiang) => jiang.acceptWork(paper), { status: 404, code: "not-found" });
  });

  it("is taken in a session with them, and then they are hired", async () => {
    const { desk } = await inSession(town, "ding", await town.idOf("qin"));
    expect((await desk.acceptWork({ params, body: {} })).body.status).toBe("accepted");
    const hiring = { params, body: { startedOn: "2026-03" } };
    expect((await (await town.as("miao")).hireApplicant(hiring)).body.status).toBe("hired");
  });
});
