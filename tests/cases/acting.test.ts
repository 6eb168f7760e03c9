import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { services } from "#services/services.ts";
import { calledBack, inSession, shown } from "../town/desk.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const opening = async (town: Town, persona: string, check: object = shown) => ({
  body: { personId: await town.idOf(persona), ...shown, ...check },
});
const roleNotAllowed = { problem: { status: 403, code: "role-not-allowed" } };

describe("who acts for somebody", () => {
  let town: Town;
  let ding: Neighbour;
  const isOpen = (sessionId: string) => ({ problem: { status: 409, code: "session-open", sessionId } });
  beforeAll(async () => {
    town = await openTown({ start });
    ding = await town.as("ding");
  });

  it("has one session open: it is ended, or over, before the next begins", async () => {
    const first = await inSession(town, "ding", await town.idOf("qin"));
    const next = await opening(town, "jiang");
    await expect(ding.openAssistedSession(next)).rejects.toMatchObject(isOpen(first.sessionId));
    await first.end();
    const { sessionId } = (await ding.openAssistedSession(next)).body;
    await expect(ding.openAssistedSession(next)).rejects.toMatchObject(isOpen(sessionId));
    town.clock.advance(30);
    expect((await ding.openAssistedSession(next)).status).toBe(201);
    town.clock.advance(30);
  });

  it("begins one of two at once, and a request sent again is the same session", async () => {
    const body = await opening(town, "qin");
    const two = await Promise.allSettled([ding.openAssistedSession(body), ding.openAssistedSession(body)]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    town.clock.advance(30);
    const again = { ...body, idempotencyKey: "again" };
    const { sessionId } = (await ding.openAssistedSession(again)).body;
    expect((await ding.openAssistedSession(again)).body.sessionId).toBe(sessionId);
    town.clock.advance(30);
  });

  it("may be the worker of the committee, each with a session of their own, and nobody else", async () => {
    const personId = await town.idOf("qin");
    const worker = await inSession(town, "fang", personId);
    const desk = await inSession(town, "ding", personId);
    const disputants = [{ name: "秦先生", personId }];
    const filing = { category: "noise", place: { building: "2栋" }, source: "desk" } as const;
    const { body } = await worker.desk.fileCase({ body: { ...filing, disputants } });
    const { items } = (await worker.desk.getTimeline({ params: { caseId: body.case.caseId } })).body;
    expect(items[0]?.by).toMatchObject({ role: "residents-committee-worker", onBehalfOf: personId });
    await Promise.all([worker.end(), desk.end()]);
    for (const persona of ["yu", "miao", "admin-yangguang", "jiang"])
      await expect((await town.as(persona)).openAssistedSession(await opening(town, "qin"))).rejects.toMatchObject(
        roleNotAllowed,
      );
  });

  it("does no duty of the person, nor one of their own: what a resident does, and no more", async () => {
    const admin = await town.as("admin-yangguang");
    await admin.grantRole({ body: { personId: await town.idOf("ding"), role: "mediator" } });
    town.clock.advance(1);
    const { desk, end } = await inSession(town, "ding", await town.idOf("sun"));
    const params = { caseId: `cas_${"a".repeat(20)}` };
    const acceptance = { leadId: await town.idOf("yu"), rightsNoticeGiven: true };
    await expect(desk.acceptCase({ params, body: acceptance })).rejects.toMatchObject(roleNotAllowed);
    await expect(desk.contactDisputants({ params, body: { contacts: [] } })).rejects.toMatchObject(roleNotAllowed);
    await expect(desk.listCases({ query: { status: "reported" } })).rejects.toMatchObject(roleNotAllowed);
    await end();
  });
});

describe("how the desk knows who it is", () => {
  let town: Town;
  let ding: Neighbour;
  const refused = async (check: object, pointer: string, code: string) =>
    expect(ding.openAssistedSession(await opening(town, "qin", check))).rejects.toMatchObject({
      problem: field(pointer, code),
    });
  beforeAll(async () => {
    town = await openTown({ start });
    ding = await town.as("ding");
  });

  it("is told by the paper, or by who vouches, and that is a third person who lives here", async () => {
    const voucher = await town.idOf("jiang");
    await refused({ paper: undefined }, "/paper", "required");
    await refused({ vouchedBy: voucher }, "/vouchedBy", "not-allowed");
    const vouched = { identityCheck: "vouched-for", paper: undefined } as const;
    await refused(vouched, "/vouchedBy", "required");
    await refused({ ...vouched, paper: "passport", vouchedBy: voucher }, "/paper", "not-allowed");
    for (const persona of ["qin", "ding"])
      await refused({ ...vouched, vouchedBy: await town.idOf(persona) }, "/vouchedBy", "needs-third-person");
    await refused({ ...vouched, vouchedBy: `per_${"a".repeat(20)}` }, "/vouchedBy", "unknown-person");
    const { body } = await ding.openAssistedSession(await opening(town, "qin", { ...vouched, vouchedBy: voucher }));
    expect(body).toMatchObject({ identityCheck: "vouched-for", vouchedBy: voucher });
    town.clock.advance(30);
  });

  it("may be a call back to the number on record, which neither they changed nor anybody of late", async () => {
    const back = { ...calledBack, paper: undefined };
    const params = { personId: await town.idOf("qin") };
    const newPhone = async (persona: string, phone: string | null) =>
      (await town.as(persona)).correctPerson({ params, body: { phone } });
    const daysLater = async (days: number): Promise<void> => {
      town.clock.advance(days * 24 * 60);
      ding = await town.as("ding");
    };
    await refused(back, "/identityCheck", "no-number-on-record");
    await newPhone("ding", "13800138000");
    await daysLater(30);
    await refused(back, "/identityCheck", "number-just-changed");
    await newPhone("fang", null);
    await newPhone("fang", "13800138001");
    await refused(back, "/identityCheck", "number-just-changed");
    await newPhone("ding", "13800138001");
    await daysLater(3);
    expect((await ding.openAssistedSession(await opening(town, "qin", back))).status).toBe(201);
  });
});

/** What nobody does for somebody whom they did not see: what counts as a signature, a consent, or goes out for good. */
const needing: readonly string[] = [
  "setPartyMembership",
  "giveConsent",
  "withdrawConsent",
  "requestDataExport",
  "getDataExport",
  "requestErasure",
  "approveCampus",
  "approveDecision",
  "approveCourse",
  "proposeDecision",
  "acceptWork",
  "rejectDecision",
  "confirmOutcome",
  "answerInquiry",
  "approveProgramme",
  "approveAssociation",
  "confirmMinutes",
  "approveSeries",
  "concurInResolution",
];

describe("by a call back", () => {
  const routes = services.flatMap((service) => Object.values(service.routes));
  const served = routes.filter(({ access }) => access === "member" || typeof access === "object");

  it("nobody signs, consents, exports or is erased", () => {
    const marked = served.filter((route) => route.needsIdentity({ settled: true }));
    expect(marked.map(({ operation }) => operation).toSorted()).toEqual([...needing].toSorted());
    const notSettled = served.filter((route) => route.needsIdentity({ settled: false }));
    expect(notSettled.map(({ operation }) => operation)).not.toContain("answerInquiry");
  });

  it("is refused in the session, and taken with the paper", async () => {
    const town = await openTown({ start });
    const personId = await town.idOf("qin");
    await (await town.as("fang")).correctPerson({ params: { personId }, body: { phone: "13800138000" } });
    town.clock.advance(72 * 60);
    const { desk, end } = await inSession(town, "ding", personId, { check: calledBack });
    const consent = {
      subjectId: personId,
      purpose: "job-seeking",
      textVersion: "2026-01",
      basis: "self",
      answer: "yes",
    } as const;
    const unseen = { problem: { status: 403, code: "identity-not-shown" } };
    await expect(desk.giveConsent({ body: consent })).rejects.toMatchObject(unseen);
    await expect(desk.requestDataExport({ body: {} })).rejects.toMatchObject(unseen);
    await expect(desk.requestErasure({ body: {} })).rejects.toMatchObject(unseen);
    const params = { consentId: `con_${"a".repeat(20)}` };
    await expect(desk.withdrawConsent({ params, body: {} })).rejects.toMatchObject(unseen);
    await expect(desk.getDataExport({ params: { exportId: `exp_${"a".repeat(20)}` } })).rejects.toMatchObject(unseen);
    expect((await desk.openFeed({ body: {} })).status).toBe(201);
    await end();
    const seen = await inSession(town, "ding", personId);
    const signed = { ...consent, basis: "desk-signed", evidence: "存档第7号" } as const;
    expect((await seen.desk.giveConsent({ body: signed })).status).toBe(201);
  });
});

describe("a consent that is signed at the desk", () => {
  it("is kept in a session with who signs, the slip of a child's course excepted", async () => {
    const town = await openTown({ start });
    const personId = await town.idOf("qin");
    const said = { subjectId: personId, purpose: "job-seeking", textVersion: "2026-01", answer: "yes" } as const;
    const body = { ...said, basis: "desk-signed", evidence: "存档第7号" } as const;
    const alone = (await town.as("ding")).giveConsent({ body });
    await expect(alone).rejects.toMatchObject({ problem: { status: 403, code: "session-required" } });
    const other = await inSession(town, "fang", await town.idOf("jiang"));
    await expect(other.desk.giveConsent({ body })).rejects.toMatchObject(roleNotAllowed);
    const { body: kept } = await (await inSession(town, "ding", personId)).desk.giveConsent({ body });
    expect(kept).toMatchObject({ givenBy: personId, operatorId: await town.idOf("ding"), evidence: "存档第7号" });
  });
});
