import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { breakGlassStore } from "#services/communities/store/break-glass-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { filedCase, inYangguang } from "../town/cases.ts";
import { registered } from "../town/jobs.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";
const reason = "当事人投诉超期，核对记录";
const notThere = { problem: { status: 404 } };
const recused = { problem: { status: 409, code: "conflict-of-interest" } };

let ground: Ground;
let town: Town;
let admin: Neighbour;
let caseId: string;

beforeEach(async () => {
  ground = await newGround();
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  admin = await town.as("admin-yangguang");
  ({ caseId } = await filedCase(town, inYangguang));
});

const later = async (minutes: number): Promise<void> => {
  town.clock.advance(minutes);
  await town.drain();
  admin = await town.as("admin-yangguang");
};
const opening = (more: object = {}) => ({ body: { thing: "case" as const, thingId: caseId, reason, ...more } });
const openCase = async (by: Neighbour = admin) => (await by.breakGlass(opening())).body;

describe("an administrator who opens a case", () => {
  it("reads it and its timeline for an hour, and no other; before and after there is none for them", async () => {
    const params = { caseId };
    const other = await filedCase(town, inYangguang);
    await expect(admin.getCase({ params })).rejects.toMatchObject(notThere);
    expect(await openCase()).toMatchObject({
      until: "2026-03-02T02:00:00.000Z",
      openedBy: await town.idOf("admin-yangguang"),
    });
    expect((await admin.getCase({ params })).body.case.caseId).toBe(caseId);
    expect((await admin.getTimeline({ params })).status).toBe(200);
    await expect(admin.getCase({ params: { caseId: other.caseId } })).rejects.toMatchObject(notThere);
    await later(60);
    await expect(admin.getCase({ params })).rejects.toMatchObject(notThere);
    await expect(admin.getTimeline({ params })).rejects.toMatchObject(notThere);
  });

  it("gives a reason, for no more than an hour, of a case that there is; a mediator opens none", async () => {
    const refused = refusing(ground, slug);
    const attempt = (more: object) => (by: Neighbour) => by.breakGlass(opening(more) as never);
    await refused(town, "admin-yangguang", attempt({ reason: "" }), { status: 400 });
    await refused(town, "admin-yangguang", attempt({ minutes: 61 }), field("/minutes", "too-big"));
    const unknown = attempt({ thingId: `cas_${"a".repeat(20)}` });
    await refused(town, "admin-yangguang", unknown, field("/thingId", "unknown-thing"));
    await refused(town, "yu", attempt({}), { status: 403, code: "role-not-allowed" });
  });

  it("leaves it marked for those in it, and listed for the community, without the reason", async () => {
    const { glassId } = await openCase();
    const by = await town.idOf("admin-yangguang");
    const read = (await (await town.as("sun")).getCase({ params: { caseId } })).body;
    expect(read.openings).toMatchObject([{ glassId, by }]);
    const { items } = (await (await town.as("luo")).listBreakGlass({})).body;
    expect(items).toMatchObject([{ glassId, thing: "case", thingId: caseId, openedBy: by, isUnanswered: false }]);
    expect(JSON.stringify(items)).not.toContain(reason);
    await expect((await town.as("luo")).getBreakGlass({ params: { glassId } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  it("is told of to the president, who answers; what is not answered in seven days is told", async () => {
    const first = (await openCase()).glassId;
    const other = await filedCase(town, inYangguang);
    const second = (await admin.breakGlass(opening({ thingId: other.caseId }))).body.glassId;
    const sun = await town.as("sun");
    const params = { glassId: first };
    expect((await sun.getBreakGlass({ params })).body.reason).toBe(reason);
    const objecting = { params, body: { verdict: "objected" as const } };
    await expect(sun.answerBreakGlass(objecting)).rejects.toMatchObject({ problem: field("/text", "required") });
    await sun.answerBreakGlass({ params, body: { verdict: "objected", text: "没有必要" } });
    await later(7 * 24 * 60);
    const { items } = (await (await town.as("luo")).listBreakGlass({})).body;
    expect(items.map(({ glassId, verdict, isUnanswered }) => ({ glassId, verdict, isUnanswered }))).toEqual(
      expect.arrayContaining([
        { glassId: first, verdict: "objected", isUnanswered: false },
        { glassId: second, isUnanswered: true },
      ]),
    );
    const glasses = breakGlassStore(scoped(town.world.table, communityScope(town.world.region, slug)));
    const facts = (await glasses.journal(second)).flatMap((entry) => entry.facts.map(({ type }) => type));
    expect(facts).toEqual(["communities.glass-broken.v1", "communities.glass-unanswered.v1"]);
  });

  it("is none who is of the company in dispute, or of a disputant's household, and answers not for themselves", async () => {
    const operator = await town.as("ops", slug);
    for (const persona of ["luo", "ding", "sun"])
      await operator.appointAdministrator({ body: { personId: await town.idOf(persona), reason: "临时" } });
    const memberIds = [await town.idOf("luo"), await town.idOf("qin")];
    await (await town.as("fang")).foundHousehold({ body: { building: "2栋", memberIds } });
    await later(1);
    const disputants = [{ name: "秦先生", personId: await town.idOf("qin") }, { name: "金源物业公司" }];
    const filing = { category: "noise" as const, place: { building: "2栋" }, source: "resident" as const, disputants };
    caseId = (await (await town.as("qin")).fileCase({ body: filing })).body.case.caseId;
    for (const persona of ["luo", "ding"]) {
      const by = await town.as(persona);
      await openCase(by);
      await expect(by.getCase({ params: { caseId } })).rejects.toMatchObject(recused);
      await expect(by.getTimeline({ params: { caseId } })).rejects.toMatchObject(recused);
    }
    const sun = await town.as("sun");
    const params = { glassId: (await openCase(sun)).glassId };
    const own = sun.answerBreakGlass({ params, body: { verdict: "justified" } });
    await expect(own).rejects.toMatchObject({ problem: field("", "not-to-oneself") });
  });
});

describe("a seeker whom an administrator opens", () => {
  it("is read without anything of their worries, and sees that it was opened", async () => {
    const { seekerId } = await registered(town, "qin");
    await (await town.as("miao")).raiseWellbeing({ params: { seekerId }, body: { note: "睡不好" } });
    const params = { seekerId };
    await expect(admin.getSeeker({ params })).rejects.toMatchObject(notThere);
    await admin.breakGlass(opening({ thing: "seeker", thingId: seekerId }));
    const { body } = await admin.getSeeker({ params });
    expect(JSON.stringify(body)).not.toContain("睡不好");
    await expect(admin.getWellbeing({ params })).rejects.toMatchObject({ problem: { status: 403 } });
    expect((await (await town.as("qin")).getOwnSeeker({})).body.openings).toHaveLength(1);
    await later(60);
    await expect(admin.getSeeker({ params })).rejects.toMatchObject(notThere);
  });

  it("is not of the administrator's own household", async () => {
    const { seekerId } = await registered(town, "qin");
    const memberIds = [await town.idOf("admin-yangguang"), await town.idOf("qin")];
    await (await town.as("fang")).foundHousehold({ body: { building: "2栋", memberIds } });
    await admin.breakGlass(opening({ thing: "seeker", thingId: seekerId }));
    await expect(admin.getSeeker({ params: { seekerId } })).rejects.toMatchObject(recused);
  });
});

describe("a child of a household", () => {
  it("is nobody's to see who administers, and neither lives there nor works at the desk", async () => {
    const mother = await town.idOf("jiang");
    const worker = await town.as("fang");
    const { householdId } = (await worker.foundHousehold({ body: { building: "2栋", memberIds: [mother] } })).body;
    const params = { householdId };
    const child = (nickname: string) => ({ params, body: { nickname, birthYear: 2018, guardianIds: [mother] } });
    await worker.addDependant(child("小江"));
    const none = { memberIds: [mother], dependants: [], allowedVerbsOf: {} };
    expect((await admin.getHousehold({ params })).body).toMatchObject(none);
    const { body: after } = await admin.addDependant(child("小河"));
    expect(after.dependants.map(({ nickname }) => nickname)).toEqual(["小河"]);
    expect(Object.values(after.allowedVerbsOf ?? {})).toEqual([[]]);
    const { dependants } = (await (await town.as("jiang")).getHousehold({ params })).body;
    expect(dependants).toHaveLength(2);
    for (const { dependantId } of dependants)
      await expect(admin.removeDependant({ params: { dependantId }, body: {} })).rejects.toMatchObject(notThere);
    const first = { dependantId: dependants[0]?.dependantId ?? "" };
    expect((await worker.removeDependant({ params: first, body: {} })).body.dependants).toHaveLength(1);
  });
});

describe("the operator", () => {
  it("reads what they opened, for as long, and nothing else; it is told and listed the same", async () => {
    const operator = async () => town.as("ops", slug);
    const params = { caseId };
    await openCase();
    await expect((await operator()).readCaseAsOperator({ params })).rejects.toMatchObject(notThere);
    await (await operator()).breakGlassAsOperator(opening({ minutes: 10 }));
    expect((await (await operator()).readCaseAsOperator({ params })).body.openings).toHaveLength(2);
    const { items } = (await (await town.as("luo")).listBreakGlass({})).body;
    expect(items.filter(({ openedBy }) => openedBy === undefined)).toHaveLength(1);
    await later(10);
    await expect((await operator()).readCaseAsOperator({ params })).rejects.toMatchObject(notThere);
  });
});
