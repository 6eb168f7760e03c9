import { beforeAll, describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { filedCase, inYangguang } from "../town/cases.ts";
import { inSession, shown } from "../town/desk.ts";
import { graceOver } from "../town/erasing.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

describe("a resident who asks for all that is kept of them", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    await filedCase(town, inYangguang);
    await town.drain();
  });

  it("gets it from every service, with the day by which it is due", async () => {
    const qin = await town.as("qin");
    const asked = await qin.requestDataExport({ body: {} });
    expect(asked.body).toMatchObject({ status: "in-progress", dueOn: "2026-03-23" });
    await town.drain();
    const { body } = await qin.getDataExport({ params: { exportId: asked.body.exportId } });
    expect(body).toMatchObject({ status: "ready", waiting: [] });
    expect(JSON.stringify(body.parts.communities)).toContain("秦先生");
    expect(body.parts.mediation).toMatchObject([{ kind: "CASE", asDisputant: [{ name: "qin" }] }]);
    expect(JSON.stringify(body.parts)).not.toContain("江女士");
  });

  it("keeps it from everybody else", async () => {
    const { exportId } = (await (await town.as("qin")).requestDataExport({ body: {} })).body;
    for (const persona of ["jiang", "sun", "admin-yangguang"])
      await expect((await town.as(persona)).getDataExport({ params: { exportId } })).rejects.toMatchObject({
        problem: { status: 404 },
      });
  });

  it("is told no day, rather than refused, where next year's calendar is not announced", async () => {
    town.clock.set("2026-12-28T01:00:00.000Z");
    const { body } = await (await town.as("qin")).requestDataExport({ body: {} });
    expect(body.dueOn).toBeUndefined();
    expect(body.status).toBe("in-progress");
  });
});

describe("a neighbour with a seat in a course who asks for all that is kept of them", () => {
  it("gets the booking too", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const courseId = await openedCourse(town, await taughtCampus(town), { weekday: 3, firstDay: "2026-03-04" });
    const [name = ""] = await newNeighbours(town, 1);
    const neighbour = await town.as(name, nanning);
    const learners = [{ learnerId: await neighbourId(town, name) }];
    const [booking] = (await neighbour.bookSeats({ body: { courseId, learners } })).body.bookings;
    await town.drain();
    const { exportId } = (await neighbour.requestDataExport({ body: {} })).body;
    await town.drain();
    const { parts } = (await neighbour.getDataExport({ params: { exportId } })).body;
    expect(parts.courses).toMatchObject([{ bookings: [{ bookingId: booking?.bookingId, courseId }] }]);
  });
});

describe("a resident who asks to be removed", () => {
  let town: Town;
  let open: string;
  let ended: string;
  let personId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    open = (await filedCase(town, inYangguang)).caseId;
    ended = (await filedCase(town, inYangguang)).caseId;
    await (await town.as("sun")).withdrawCase({ params: { caseId: ended }, body: { reason: "已和解" } });
    personId = await town.idOf("qin");
    await town.drain();
  });

  it("is forgotten where the case has ended, held where it is open, and gets a receipt", async () => {
    const qin = await town.as("qin");
    const { erasure, code } = (await qin.requestErasure({ body: {} })).body;
    expect(erasure).toMatchObject({ status: "announced", dueAt: "2026-03-05T01:00:00.000Z" });
    await graceOver(town);
    const path = `/v1/public/communities/yangguang-huayuan/communities/erasures/${erasure.erasureId}`;
    const receipt = await town.send(undefined, "GET", path, { headers: { "linli-code": code } });
    expect(receipt).toMatchObject({
      status: 200,
      body: { status: "ready", receipts: { mediation: { erased: 1, held: 1 } } },
    });
    const sun = await town.as("sun");
    const [kept, gone] = [
      await sun.getCase({ params: { caseId: open } }),
      await sun.getCase({ params: { caseId: ended } }),
    ];
    const nameIn = ({ body }: typeof kept) => body.case.disputants.find((each) => each.personId === personId)?.name;
    expect([nameIn(kept), nameIn(gone)]).toEqual(["qin", undefined]);
  });

  it("has no name, no account and no roles left in the community", async () => {
    town.clock.advance(1);
    const { body } = await (await town.as("admin-yangguang")).getPerson({ params: { personId } });
    expect(body).toMatchObject({ status: "anonymised", hasAccount: false });
    expect(body).not.toHaveProperty("name");
    await expect((await town.as("qin")).getSettings({})).rejects.toMatchObject({ problem: { status: 404 } });
    expect((await (await town.as("qin")).listOwnCommunities({})).body.items).toEqual([]);
  });

  it("can be somebody who moved out, at an administrator's request", async () => {
    const admin = await town.as("admin-yangguang");
    const jiang = await town.idOf("jiang");
    await expect(admin.anonymisePerson({ params: { personId: jiang }, body: {} })).rejects.toMatchObject({
      problem: { code: "wrong-state" },
    });
    await admin.moveOutPerson({ params: { personId: jiang }, body: {} });
    await admin.anonymisePerson({ params: { personId: jiang }, body: {} });
    await town.drain();
    expect((await admin.getPerson({ params: { personId: jiang } })).body.status).toBe("anonymised");
  });
});

describe("what was gathered for a person who is then removed", () => {
  it("goes too, in every service, whichever request is heard first", async () => {
    const ground = onSqlite();
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    const { caseId } = await filedCase(town, inYangguang);
    const body = { reason: "已和解" };
    await (await town.as("sun")).withdrawCase({ params: { caseId }, body });
    const qin = await town.as("qin");
    await qin.requestDataExport({ body: {} });
    await town.drain();
    const holding = (text: string) =>
      ground.database.prepare("SELECT partition, sort FROM items WHERE item LIKE ?").all(`%${text}%`).length;
    expect(holding("秦先生")).toBeGreaterThan(0);
    await qin.requestErasure({ body: {} });
    await town.drain();
    town.clock.advance(72 * 60);
    await (await town.as("qin")).requestDataExport({ body: {} });
    await town.drain();
    expect(holding("秦先生")).toBe(0);
  });
});

describe("somebody at the desk who asks for all that is kept of them, and to be removed", () => {
  it("is not shown the papers of others, and does not take them away", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const admin = await town.as("admin-yangguang");
    const [yu, subjectId] = [await town.as("yu"), await town.idOf("qin")];
    await admin.grantRole({ body: { personId: await town.idOf("yu"), role: "desk-operator" } });
    town.clock.advance(1);
    const asked = { purpose: "child-course", textVersion: "2026-01", basis: "desk-signed", answer: "yes" } as const;
    const consent = { ...asked, subjectId, evidence: "存档第7号" };
    const { consentId } = (await yu.giveConsent({ body: consent })).body;
    const unknown = yu.giveConsent({ body: { ...consent, subjectId: `per_${"a".repeat(20)}` } });
    await expect(unknown).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/subjectId", code: "unknown-person" }] },
    });
    await inSession(town, "yu", subjectId);
    const { exportId } = (await yu.requestDataExport({ body: {} })).body;
    await town.drain();
    const { parts } = (await yu.getDataExport({ params: { exportId } })).body;
    expect(JSON.stringify(parts)).toContain(consentId);
    for (const text of ["存档第7号", "秦先生", shown.reason]) expect(JSON.stringify(parts)).not.toContain(text);
    await yu.requestErasure({ body: {} });
    await graceOver(town);
    const kept = (await (await town.as("qin")).getConsent({ params: { consentId } })).body;
    expect(kept).toMatchObject({ evidence: "存档第7号" });
  });
});
