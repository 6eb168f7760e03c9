import { beforeAll, describe, expect, it } from "vitest";
import { consents, home, inYangguang, profileOf, registered, walkIn } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("somebody of the subdistrict who looks for work", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("may be no member: the desk or the caseworker takes down a profile and a signed consent", async () => {
    const consent = { textVersion: "2026-01", paperRef: "GZ-2026-1" };
    const desk = await (await town.as("ding")).registerSeeker({ body: profileOf("赵六", { consent }) });
    expect(desk.body).toMatchObject({
      status: "seeking",
      consents: [{ purpose: "job-seeking", textVersion: "2026-01" }],
    });
    expect(desk.body).not.toHaveProperty("personId");
    const attempt = (await town.as("ding")).registerSeeker({ body: profileOf("赵六") });
    await expect(attempt).rejects.toMatchObject({ problem: { errors: [{ pointer: "/consent", code: "required" }] } });
    const seen = (await town.as("ding")).getSeeker({ params: { seekerId: desk.body.seekerId } });
    await expect(seen).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("registers themselves by their own consent, once", async () => {
    await registered(town, "qin");
    const again = (await town.as("qin")).registerSeeker({ body: profileOf("秦先生") });
    await expect(again).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/personId", code: "registered-already" }] },
    });
    const other = (await town.as("qin")).registerSeeker({
      body: profileOf("江女士", { personId: await town.idOf("jiang") }),
    });
    await expect(other).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it("looks for work again as the same seeker, by a consent that stands, and a retry answers the same", async () => {
    const luo = await town.as("luo");
    const { seekerId } = await registered(town, "luo", { skills: ["sewing"] });
    await luo.closeSeeker({ params: { seekerId }, body: { cause: "found-work" } });
    const body = profileOf("罗女士", { skills: ["cooking"] });
    const again = await luo.registerSeeker({ body, idempotencyKey: "again" });
    expect(again.body).toMatchObject({ seekerId, status: "seeking", skills: ["cooking"] });
    expect(again.body).not.toHaveProperty("closure");
    const retried = await luo.registerSeeker({ body, idempotencyKey: "again" });
    expect(retried.body).toEqual(again.body);
    await expect(luo.registerSeeker({ body })).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/personId", code: "registered-already" }] },
    });
  });

  it("is served at the desk in an assisted session, as if they did it themselves", async () => {
    await consents(town, "jiang", "job-seeking");
    const personId = await town.idOf("jiang");
    const opening = {
      personId,
      identityCheck: "id-shown" as const,
      paper: "identity-card" as const,
      reason: "不会用手机",
    };
    const { sessionId } = (await (await town.as("ding")).openAssistedSession({ body: opening })).body;
    const post = (target: string, body: object) =>
      town.send("ding", "POST", `/v1/communities/${inYangguang.slug}/employment${target}`, {
        headers: { "content-type": "application/json", "idempotency-key": target, "linli-session": sessionId },
        body: JSON.stringify(body),
      });
    const made = await post("/seekers", profileOf("江女士"));
    expect(made.status).toBe(201);
    const { seekerId } = made.body as { seekerId: string };
    expect(made.body).toMatchObject({ personId });
    expect((await post(`/seekers/${seekerId}/change`, { skills: ["sewing"] })).status).toBe(200);
    expect((await (await town.as("jiang")).getOwnSeeker({})).body.skills).toEqual(["sewing"]);
    const acts = (await (await town.as("jiang")).listAssistedActs({ params: { personId } })).body.items;
    expect(acts.map(({ verb }) => verb)).toEqual(expect.arrayContaining(["registerSeeker", "changeSeeker"]));
    const unknown = { ...profileOf("江女士"), personId: await town.idOf("qin") };
    expect((await post("/seekers", unknown)).status).toBe(403);
  });

  it("is told of needs and postings, and sent to courses, that there are", async () => {
    const miao = await town.as("miao");
    const params = { seekerId: (await walkIn(town, inYangguang, "孙八")).seekerId };
    const wrong = (pointer: string, code: string) => ({ problem: { status: 400, errors: [{ pointer, code }] } });
    const [needIds, postingId] = [[`ned_${"a".repeat(28)}`], `pst_${"a".repeat(20)}`];
    const told = miao.briefSeeker({ params, body: { needIds } });
    await expect(told).rejects.toMatchObject(wrong("/needIds/0", "unknown-need"));
    const posted = miao.briefSeeker({ params, body: { postingIds: [postingId] } });
    await expect(posted).rejects.toMatchObject(wrong("/postingIds/0", "posting-not-open"));
    const task = miao.addPreparation({ params, body: { kind: "resume", postingId } });
    await expect(task).rejects.toMatchObject(wrong("/postingId", "unknown-posting"));
    const sent = miao.addPreparation({ params, body: { kind: "course", courseId: `crs_${"a".repeat(20)}` } });
    await expect(sent).rejects.toMatchObject(wrong("/courseId", "unknown-course"));
    expect((await miao.getSeeker({ params })).body).toMatchObject({ briefings: [], tasks: [] });
  });

  it("is reached by any phone there is, however it is written", async () => {
    const written = await walkIn(town, inYangguang, "周九", { phone: "138 0013 8000" });
    expect(written.phone).toBe("+8613800138000");
    const miao = await town.as("miao");
    const change = (phone: string) => miao.changeSeeker({ params: { seekerId: written.seekerId }, body: { phone } });
    expect((await change("0757-8399 9999")).body.phone).toBe("+8675783999999");
    await expect(change("+8613")).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/phone", code: "not-a-phone" }] },
    });
  });

  it("is kept with coordinates no finer than a kilometre", async () => {
    const exact = { area: home.area, point: { latitude: 30.493217, longitude: 104.028764 } };
    const { place } = await walkIn(town, inYangguang, "钱七", { place: exact });
    expect(place.point).toEqual({ latitude: 30.49, longitude: 104.03 });
  });

  it("is listed for the caseworker, by status or subdistrict, and for nobody else", async () => {
    const miao = await town.as("miao");
    const { body } = await miao.listSeekers({ query: { area: home.area } });
    expect(body.items.length).toBeGreaterThan(2);
    expect((await miao.listSeekers({ query: { status: "seeking", limit: 2 } })).body.nextCursor).toBeDefined();
    await expect((await town.as("fang")).listSeekers({ query: { status: "seeking" } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    const seeking = (await miao.listSeekers({ query: { status: "seeking" } })).body;
    expect((await miao.listSeekers({ query: {} })).body).toEqual(seeking);
    const both = miao.listSeekers({ query: { status: "seeking", area: home.area } });
    await expect(both).rejects.toMatchObject({ problem: { status: 400 } });
  });
});

describe("a seeker who is worried", () => {
  let town: Town;
  let seekerId: string;
  const note = "长期处于焦虑状态";
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seekerId = (await registered(town, "qin")).seekerId;
  });

  it("is noted by the caseworker and offered help, which may be declined without consequence", async () => {
    const miao = await town.as("miao");
    const params = { seekerId };
    await expect(miao.getWellbeing({ params })).rejects.toMatchObject({ problem: { status: 404 } });
    await miao.raiseWellbeing({ params, body: { note } });
    const offered = await miao.offerHelp({ params, body: { kind: "counselling-lecture" } });
    const offerId = offered.body.offers[0]?.offerId ?? "";
    await miao.answerHelpOffer({ params: { offerId }, body: { answer: "declined" } });
    expect((await miao.getWellbeing({ params })).body).toMatchObject({
      status: "raised",
      note,
      offers: [{ answer: { is: "declined" } }],
    });
    const before = (await (await town.as("qin")).getOwnSeeker({})).body;
    expect(before.status).toBe("seeking");
  });

  it("is read by the caseworker alone: no other role, no other view, no list", async () => {
    const params = { seekerId };
    for (const persona of ["qin", "fang", "ding", "admin-yangguang", "sun"])
      await expect((await town.as(persona)).getWellbeing({ params })).rejects.toMatchObject({
        problem: { status: 403 },
      });
    const views = [
      (await (await town.as("qin")).getOwnSeeker({})).body,
      (await (await town.as("miao")).getSeeker({ params })).body,
      (await (await town.as("miao")).listSeekers({ query: { status: "seeking" } })).body,
    ];
    expect(JSON.stringify(views)).not.toMatch(/焦虑|wellbeing|worr/);
  });

  it("is told in no fact, and forgotten in words once the worry is over", async () => {
    const miao = await town.as("miao");
    const params = { seekerId };
    const { body } = await miao.clearWellbeing({ params, body: {} });
    expect(body).toMatchObject({ status: "cleared" });
    expect(body).not.toHaveProperty("note");
    expect((await miao.raiseWellbeing({ params, body: {} })).body.status).toBe("raised");
  });
});
