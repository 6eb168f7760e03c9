import { beforeAll, describe, expect, it } from "vitest";
import { takenAway } from "../town/leaving.ts";
import { openTown, type Town } from "../town/town.ts";

const slug = "meihua-yuan";
const asked = {
  slug,
  name: "梅花苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋", group: "东区", households: 48 }],
  founders: [
    { body: "物业服务中心", side: "property" as const },
    { body: "社区居委会", side: "community" as const },
  ],
  contact: { name: "林女士", phone: "138 0013 8000" },
};

describe("a community that joins Linli, rests and leaves", () => {
  let town: Town;
  let applicationId: string;
  let code: string;
  let administratorId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  const anyone = () => town.as("", slug);
  const ops = () => town.as("ops", slug);
  /** Somebody whom the issuer knows and no community yet. */
  const lin = () => town.as("lin", slug);

  it("is asked for by two sides, and followed by a code", async () => {
    const { status, body } = await (await anyone()).applyForCommunity({ body: asked });
    expect(status).toBe(201);
    expect(body.application).toMatchObject({ status: "applied", contact: { phone: "+8613800138000" } });
    ({ applicationId } = body.application);
    code = body.code;
    const followed = await town.follow(applicationId, code);
    expect(followed).toMatchObject({ status: 200, body: { status: "applied", slug } });
    expect(await town.follow(applicationId, code.toUpperCase().replace(/(.{4})/g, "$1-"))).toMatchObject({
      status: 200,
    });
    expect(await town.follow(applicationId, "a".repeat(26))).toMatchObject({ status: 401 });
  });

  it("is one of a side alone, or of a slug that is taken: refused with a pointer", async () => {
    const alone = { ...asked, slug: "other", founders: [asked.founders[0], asked.founders[0]] as never };
    const oneSide = (await anyone()).applyForCommunity({ body: alone });
    await expect(oneSide).rejects.toMatchObject({ problem: { errors: [{ pointer: "/founders" }] } });
    const seeded = (await anyone()).applyForCommunity({ body: { ...asked, slug: "yangguang-huayuan" } });
    await expect(seeded).rejects.toMatchObject({ problem: { errors: [{ pointer: "/slug", code: "taken" }] } });
  });

  it("is screened and approved by the operator alone, and then made by itself", async () => {
    const params = { applicationId };
    await expect((await town.as("zhao")).screenApplication({ params, body: {} })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    const operator = await ops();
    expect((await operator.listApplications({})).body.items).toMatchObject([{ applicationId, slug }]);
    await operator.screenApplication({ params, body: {} });
    await operator.approveApplication({ params, body: {} });
    await town.drain();
    const { body } = await operator.getApplication({ params });
    expect(body.status).toBe("active");
    expect("steps" in body && body.steps.map(({ step, result }) => [step, result])).toEqual([
      ["community", "done"],
      ["calendar", "done"],
      ["administrator", "done"],
      ["activation", "done"],
    ]);
    administratorId = ("administratorId" in body && body.administratorId) || "";
    const profile = await (await anyone()).getProfile({});
    expect(profile.body).toEqual({ slug, name: "梅花苑", language: "zh-CN", timeZone: "Asia/Shanghai" });
  });

  it("gets its administrator by the application's code, and only once", async () => {
    const wrong = (await lin()).claimPerson({ body: { personId: administratorId, code: "b".repeat(26) } });
    await expect(wrong).rejects.toMatchObject({ problem: { status: 401, code: "code-invalid" } });
    await (await lin()).claimPerson({ body: { personId: administratorId, code } });
    await town.drain();
    town.clock.advance(1);
    expect((await (await lin()).listOwnCommunities({})).body.items).toMatchObject([{ community: slug }]);
    const other = (await town.as("sun", slug)).claimPerson({ body: { personId: administratorId, code } });
    await expect(other).rejects.toMatchObject({ problem: { code: "code-invalid" } });
    const { body } = await (await lin()).getSettings({});
    expect(body).toMatchObject({ status: "active", buildings: [{ name: "1栋", group: "东区", households: 48 }] });
    expect(Object.keys(body.calendar)).toContain("2026");
  });

  it("sets what is left to it, and nothing else", async () => {
    const admin = await lin();
    await admin.setBuilding({ body: { name: "2栋" } });
    await admin.setPolicyRow({ params: { key: "firstContactMinutes" }, body: { value: 60 } });
    for (const [key, value, code] of [
      ["firstContactMinutes", 121, "too-big"],
      ["silenceDays", 6, "too-small"],
      ["ownersVoteAgreementNumerator", 1, "not-left-to-communities"],
    ] as const)
      await expect(admin.setPolicyRow({ params: { key }, body: { value } })).rejects.toMatchObject({
        problem: { errors: [{ pointer: "/value", code }] },
      });
    const stray = admin.setCalendarYear({ body: { year: "2027", holidays: ["2026-01-01"], makeUpWorkdays: [] } });
    await expect(stray).rejects.toMatchObject({ problem: { errors: [{ pointer: "/holidays/0" }] } });
    const { body } = await admin.setCalendarYear({
      body: { year: "2027", holidays: ["2027-01-01"], makeUpWorkdays: [] },
    });
    expect(body).toMatchObject({
      policy: { firstContactMinutes: 60 },
      calendar: { "2027": { holidays: ["2027-01-01"] } },
    });
  });

  it("is suspended: members read, and are refused to write, within 30 seconds", async () => {
    await expect((await lin()).suspendCommunity({ body: { reason: "x" } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    await (await ops()).suspendCommunity({ body: { reason: "核查" } });
    town.clock.advance(0.5);
    const admin = await lin();
    await expect(admin.setBuilding({ body: { name: "3栋" } })).rejects.toMatchObject({
      problem: { status: 423, code: "community-suspended" },
    });
    expect((await admin.getSettings({})).body.status).toBe("suspended");
    expect((await admin.exportRosterCsv({})).body).toContain("林女士");
    await (await ops()).resumeCommunity({ body: {} });
    town.clock.advance(0.5);
    expect((await (await lin()).setBuilding({ body: { name: "3栋" } })).status).toBe(200);
  });

  it("leaves when its administrator asks and the operator begins", async () => {
    await expect((await ops()).offboardCommunity({ body: {} })).rejects.toMatchObject({
      problem: { code: "wrong-state" },
    });
    await (await lin()).requestOffboarding({ body: {} });
    await (await ops()).offboardCommunity({ body: {} });
    town.clock.advance(0.5);
    await expect((await lin()).setBuilding({ body: { name: "4栋" } })).rejects.toMatchObject({
      problem: { status: 423 },
    });
    expect((await (await lin()).exportRosterCsv({})).status).toBe(200);
    const { digest } = await takenAway(town, "lin", slug);
    const { body } = await (await ops()).archiveCommunity({ body: { exportDigest: digest } });
    expect(body.status).toBe("archived");
  });

  it("is erased thirty days later, with a certificate, and is then unknown", async () => {
    town.clock.advance(29 * 24 * 60);
    await town.drain();
    expect((await (await lin()).getSettings({})).body.status).toBe("archived");
    town.clock.advance(2 * 24 * 60 + 1);
    await town.drain();
    const operator = await ops();
    const { body } = await operator.getErasureCertificate({ params: { slug } });
    expect(body.waiting).toEqual([]);
    expect(body.services.find(({ service }) => service === "communities")?.itemCount).toBeGreaterThan(5);
    town.clock.advance(1);
    await expect((await lin()).getSettings({})).rejects.toMatchObject({ problem: { status: 404 } });
    expect((await (await lin()).listOwnCommunities({})).body.items).toEqual([]);
    const again = (await anyone()).applyForCommunity({ body: asked });
    await expect(again).rejects.toMatchObject({ problem: { errors: [{ pointer: "/slug", code: "taken" }] } });
  });
});
