import { beforeAll, describe, expect, it } from "vitest";
import { versionIn } from "#shared/http/etag.ts";
import { acceptedCase, filingOf, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

describe("one case under many hands", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });

  it("does fifty concurrent verbs one after another, tells some to try again, and loses none", async () => {
    const { caseId } = await acceptedCase(town, inYangguang);
    const sun = await town.as("sun");
    const talk = (n: number) =>
      sun.negotiateWithSupplier({ params: { caseId }, body: { supplier: `supplier ${n}`, terms: "terms" } });
    let waiting = Array.from({ length: 50 }, (_, n) => n);
    let rounds = 0;
    const before = (await sun.getCase({ params: { caseId } })).headers.get("etag");
    while (waiting.length > 0) {
      const settled = await Promise.allSettled(waiting.map(talk));
      const lost = settled.flatMap((each, at) => (each.status === "rejected" ? [{ n: waiting[at] ?? 0, each }] : []));
      for (const { each } of lost)
        expect(each.reason).toMatchObject({
          problem: { status: 503, code: "try-again" },
        });
      expect(waiting.length - lost.length).toBeGreaterThan(0);
      waiting = lost.map(({ n }) => n);
      rounds += 1;
    }
    const { body, headers } = await sun.getCase({ params: { caseId } });
    expect("negotiations" in body.case && body.case.negotiations).toHaveLength(50);
    expect(versionIn(headers.get("etag") ?? "")).toBe((versionIn(before ?? "") ?? 0) + 50);
    expect(rounds).toBeGreaterThan(1);
    const { body: timeline } = await sun.getTimeline({ params: { caseId }, query: { limit: 100 } });
    expect(new Set(timeline.items.map(({ version }) => version)).size).toBe(timeline.items.length);
  });

  it("gives the same POST sent twenty times at once one effect and one id", async () => {
    const sun = await town.as("sun");
    const body = await filingOf(town, inYangguang);
    const earlier = (await sun.listCases({ query: { status: "reported", limit: 100 } })).body.items.length;
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => sun.fileCase({ body, idempotencyKey: "the same" })),
    );
    expect(new Set(replies.map(({ body }) => body.case.caseId)).size).toBe(1);
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    expect(replies.filter(({ headers }) => headers.get("idempotent-replayed") === null)).toHaveLength(1);
    const later = (await sun.listCases({ query: { status: "reported", limit: 100 } })).body.items.length;
    expect(later - earlier).toBe(1);
  });

  it("still answers a replay a day and forty verbs later, with the case as it is then", async () => {
    const sun = await town.as("sun");
    const filing = { body: await filingOf(town, inYangguang), idempotencyKey: "first of many" };
    const { caseId, disputants } = (await sun.fileCase(filing)).body.case;
    const params = { caseId };
    const disputantId = disputants[0]?.disputantId ?? "";
    for (let n = 1; n <= 40; n += 1) {
      const contacts = [{ disputantId, reached: true, note: `call ${n}` }];
      await sun.contactDisputants({ params, body: { contacts } });
    }
    town.clock.advance(24 * 60);
    const again = await (await town.as("sun")).fileCase(filing);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(versionIn(again.headers.get("etag") ?? "")).toBe(41);
    expect(again.body.case.caseId).toBe(caseId);
    expect(again.body.case.disputants[0]).toMatchObject({ disputantId, contact: { note: "call 40" } });
  });

  it("refuses the same key with another payload, and a stale If-Match", async () => {
    const sun = await town.as("sun");
    const { caseId } = await acceptedCase(town, inYangguang);
    const params = { caseId };
    const talk = { supplier: "甲", terms: "terms" };
    await sun.negotiateWithSupplier({ params, body: talk, idempotencyKey: "k" });
    const other = sun.negotiateWithSupplier({ params, body: { ...talk, supplier: "乙" }, idempotencyKey: "k" });
    await expect(other).rejects.toMatchObject({ problem: { status: 422, code: "idempotency-mismatch" } });
    const stale = sun.negotiateWithSupplier({ params, body: talk, version: 1 });
    await expect(stale).rejects.toMatchObject({ problem: { status: 412, code: "version-conflict" } });
  });

  it("does not keep a refusal: the same key succeeds once the reason is gone", async () => {
    const sun = await town.as("sun");
    const { caseId } = (await sun.fileCase({ body: await filingOf(town, inYangguang) })).body.case;
    const body = { leadId: await town.idOf("sun"), rightsNoticeGiven: false };
    const acceptance = { params: { caseId }, idempotencyKey: "accept" };
    await expect(sun.acceptCase({ ...acceptance, body })).rejects.toMatchObject({
      problem: { code: "rights-notice-missing" },
    });
    const { status } = await sun.acceptCase({ ...acceptance, body: { ...body, rightsNoticeGiven: true } });
    expect(status).toBe(200);
  });
});
