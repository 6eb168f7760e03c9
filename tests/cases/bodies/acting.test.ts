import { beforeEach, describe, expect, it } from "vitest";
import { filedCase, inYangguang } from "../../town/cases.ts";
import { openTown, type Town } from "../../town/town.ts";

const notTheirs = (status: number, code: string) => ({ problem: { status, code } });

describe("who acts for the body of a case", () => {
  let town: Town;
  let bodyId: string;

  const join = async (persona: string, more: object = {}) => {
    const body = { personId: await town.idOf(persona), name: persona, ...more };
    await (await town.as("admin-yangguang")).addBodyMember({ params: { bodyId }, body });
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const admin = await town.as("admin-yangguang");
    const committee = { kind: "peoples-committee", name: "社区人民调解委员会", hasSeal: true } as const;
    bodyId = (await admin.registerBody({ body: committee })).body.bodyId;
    await join("luo");
    await join("tang", { mayDeputise: true });
    const params = { bodyId };
    await admin.nameBodyPresident({ params, body: { personId: await town.idOf("luo") } });
    await admin.nameBodyDeputy({ params, body: { personId: await town.idOf("tang") } });
  });

  const acceptance = async (leader: string) => ({ leadId: await town.idOf(leader), bodyId, rightsNoticeGiven: true });

  it("is its president, and the deputy once the president is away; a member of it leads, until they leave it", async () => {
    const { caseId } = await filedCase(town, inYangguang);
    const params = { caseId };
    const body = await acceptance("tang");
    const [tang, luo] = [await town.as("tang"), await town.as("luo")];
    await expect(tang.acceptCase({ params, body })).rejects.toMatchObject(notTheirs(404, "not-found"));
    await expect((await town.as("sun")).acceptCase({ params, body })).rejects.toMatchObject(
      notTheirs(403, "role-not-allowed"),
    );
    const until = "2026-03-09T00:00:00.000Z";
    await luo.declareBodyAbsence({ params: { bodyId }, body: { until } });
    const accepted = (await tang.acceptCase({ params, body })).body.case;
    expect(accepted).toMatchObject({ body: "peoples-committee", bodyId, lead: { bodyId, personId: body.leadId } });
    const another = { params, body: { leadId: body.leadId } };
    await expect((await town.as("sun")).assignLead(another)).rejects.toMatchObject(notTheirs(403, "role-not-allowed"));
    const leaving = { params: { bodyId }, body: { personId: body.leadId } };
    await (await town.as("admin-yangguang")).removeBodyMember(leaving);
    await town.drain();
    expect((await luo.getCase({ params })).body.case).not.toHaveProperty("lead");
  });

  it("is the worker while the president has an interest: they are told, and take it on; of other cases they see nothing", async () => {
    const sun = { ...inYangguang, disputants: ["sun", "qin"] };
    const other = await filedCase(town, inYangguang);
    const { caseId } = await filedCase(town, sun);
    await town.drain();
    const fang = await town.as("fang");
    await expect(fang.getCase({ params: { caseId: other.caseId } })).rejects.toMatchObject(notTheirs(404, "not-found"));
    const read = (await fang.getCase({ params: { caseId } })).body;
    expect(read.case.nobodyActsSince).toBeDefined();
    const body = { leadId: await town.idOf("yu"), rightsNoticeGiven: true };
    const accepted = (await fang.acceptCase({ params: { caseId }, body })).body.case;
    expect(accepted).toMatchObject({ status: "accepted", body: "mutual-aid" });
    expect(accepted).not.toHaveProperty("nobodyActsSince");
  });

  it("of a second body says yes for it itself, and only then mediates it too", async () => {
    const { caseId } = await filedCase(town, inYangguang);
    const params = { caseId };
    const sun = await town.as("sun");
    await sun.acceptCase({ params, body: { leadId: await town.idOf("sun"), rightsNoticeGiven: true } });
    const invited = (await sun.inviteBody({ params, body: { bodyId } })).body.case;
    expect(invited).toMatchObject({ coBodies: [{ bodyId, kind: "peoples-committee" }] });
    await expect(sun.joinCase({ params, body: { bodyId } })).rejects.toMatchObject(notTheirs(403, "role-not-allowed"));
    const joined = (await (await town.as("luo")).joinCase({ params, body: { bodyId } })).body.case;
    expect("coBodies" in joined && joined.coBodies?.[0]?.joinedAt).toBeDefined();
  });

  it("is named by a body that there is, of the kind that it says", async () => {
    const { caseId } = await filedCase(town, inYangguang);
    const sun = await town.as("sun");
    const body = { leadId: await town.idOf("sun"), rightsNoticeGiven: true, body: "peoples-committee" } as const;
    const required = { errors: [{ pointer: "/bodyId", code: "required" }] };
    await expect(sun.acceptCase({ params: { caseId }, body })).rejects.toMatchObject({ problem: required });
    const { items } = (await sun.listBodies({})).body;
    expect(items).toMatchObject([{ bodyId, kind: "peoples-committee", memberCount: 2 }]);
  });
});
