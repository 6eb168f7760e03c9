import { beforeAll, describe, expect, it } from "vitest";
import { inYangguang, organisationIn } from "../town/cases.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

/** A11: the property service centre is in dispute with an elder, who has no account and is served by the worker. */
describe("A11: a dispute with the property service centre", () => {
  let town: Town;
  let elder: string;
  let caseId: string;
  let [ofElder, ofCompany]: readonly [string, string] = ["", ""];
  const params = () => ({ caseId });
  const sun = () => town.as(inYangguang.president);
  const seen = async (persona = "sun") => (await (await town.as(persona)).getCase({ params: params() })).body;
  const atDesk = () => inSession(town, "fang", elder);
  const mediators = ["luo", "tang", "qin"];
  const conflict = { problem: { status: 409, code: "conflict-of-interest" } };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const admin = await town.as("admin-yangguang");
    for (const each of mediators)
      await admin.grantRole({ body: { personId: await town.idOf(each), role: "mediator" } });
    const registered = { name: "陆奶奶", birthYear: 1947, building: "2栋", room: "301" };
    elder = (await (await town.as("fang")).registerPerson({ body: registered })).body.personId;
    const memberIds = [elder, await town.idOf("yu")];
    await admin.foundHousehold({ body: { building: "2栋", memberIds } });
    await town.drain();
  });

  it("is taken in, each is spoken with, and the worker records what the elder asks for", async () => {
    const company = { organisationId: await organisationIn(town, "property") };
    const disputants = [{ name: "陆奶奶", personId: elder }, company];
    const body = { category: "fees", place: { building: "2栋" }, source: "proactive", disputants } as const;
    const filed = (await (await sun()).fileCase({ body })).body.case;
    caseId = filed.caseId;
    [ofElder = "", ofCompany = ""] = filed.disputants.map(({ disputantId }) => disputantId);
    const contacts = filed.disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
    await (await sun()).contactDisputants({ params: params(), body: { contacts } });
    const authorisation = "授权委托书，2026年3月2日，存互助会";
    const naming = { disputantId: ofCompany, personId: await town.idOf("ding"), authorisation };
    await (await sun()).nameRepresentative({ params: params(), body: naming });
    const { desk, end } = await atDesk();
    const demand = { disputantId: ofElder, text: "退还多收的物业费" };
    const raised = await desk.raiseDemand({ params: params(), body: demand });
    await end();
    expect(raised.body.case.demands).toMatchObject([demand]);
  });

  it("is not served by the property company's desk", async () => {
    const { desk, end } = await inSession(town, "ding", elder);
    const served = desk.raiseDemand({ params: params(), body: { disputantId: ofElder, text: "x" } });
    await expect(served).rejects.toMatchObject({ problem: { code: "not-for-the-other-side" } });
    await end();
  });

  it("lets the elder name a relative at the worker's desk, whom only mediators and she see", async () => {
    const { desk, end } = await atDesk();
    const relative = { personId: await town.idOf("luo"), relation: "parent-or-child" } as const;
    const { body } = await desk.nameRelative({ params: params(), body: relative });
    await end();
    expect(body.case.disputants[0]?.relatives).toMatchObject([relative]);
    expect(JSON.stringify(await seen("ding"))).not.toContain(relative.personId);
    const told = (await (await town.as("ding")).getTimeline({ params: params() })).body.items;
    expect(told.map(({ what }) => what)).not.toContain("relative-named");
  });

  it.each([
    ["an employee of the centre", "ding"],
    ["who lives with the elder", "yu"],
    ["a relative of hers", "luo"],
  ])("is not led by %s", async (_, persona) => {
    const body = { leadId: await town.idOf(persona), rightsNoticeGiven: true };
    const accepted = (await sun()).acceptCase({ params: params(), body });
    await expect(accepted).rejects.toMatchObject(conflict);
    expect((await seen()).case.status).toBe("contacted");
  });

  it("is led by a neighbour without an interest, who is released where one comes up", async () => {
    const leadId = await town.idOf("tang");
    await (await sun()).acceptCase({ params: params(), body: { leadId, rightsNoticeGiven: true } });
    expect((await seen()).case).toMatchObject({ lead: { personId: leadId } });
    for (const persona of ["ding", "yu", "luo"]) {
      const body = { leadId: await town.idOf(persona) };
      await expect((await sun()).assignLead({ params: params(), body })).rejects.toMatchObject(conflict);
    }
  });

  const refusedAlready = { problem: { status: 409, code: "refused-already" } };
  const names = async (persona: string) =>
    (await sun()).assignLead({ params: params(), body: { leadId: await town.idOf(persona) } });

  it("lets each refuse one mediator, once, without a reason: the elder at the worker's desk", async () => {
    const { desk, end } = await atDesk();
    const { body } = await desk.refuseMediator({ params: params(), body: {} });
    expect(body.case).toMatchObject({ leadLost: { personId: await town.idOf("tang"), cause: "refused" } });
    await expect(names("tang")).rejects.toMatchObject({ problem: { status: 409, code: "mediator-refused" } });
    await names("qin");
    await expect(desk.refuseMediator({ params: params(), body: {} })).rejects.toMatchObject(refusedAlready);
    await end();
  });

  it("and the centre by its representative", async () => {
    const ding = await town.as("ding");
    await ding.refuseMediator({ params: params(), body: {} });
    await names("sun");
    await expect(ding.refuseMediator({ params: params(), body: {} })).rejects.toMatchObject(refusedAlready);
    expect((await seen()).case).toMatchObject({ lead: { personId: await town.idOf("sun") } });
  });

  const session = async (localStart: string) => ({
    params: params(),
    body: {
      kind: "session" as const,
      localStart,
      place: "2栋架空层",
      who: [elder, await town.idOf("ding")],
    },
  });
  let appointmentId: string;

  it("meets once the lead declared independence, and was told a day ahead", async () => {
    const early = (await sun()).setAppointment(await session("2026-03-05T15:00"));
    await expect(early).rejects.toMatchObject({ problem: { status: 409, code: "independence-undeclared" } });
    await (await sun()).declareIndependence({ params: params(), body: { independent: true } });
    for (const [localStart, problem] of [
      ["2026-03-01T15:00", { status: 400, errors: [{ pointer: "/localStart", code: "in-the-past" }] }],
      ["2026-03-03T08:59", { status: 409, code: "appointment-too-soon", errors: [{ pointer: "/localStart" }] }],
    ] as const)
      await expect((await sun()).setAppointment(await session(localStart))).rejects.toMatchObject({ problem });
    const { body } = await (await sun()).setAppointment(await session("2026-03-05T15:00"));
    expect(body.case).toHaveProperty("lead.independentAt");
    expect(body.case.appointments).toMatchObject([{ startsAt: "2026-03-05T07:00:00.000Z", sequence: 0 }]);
    appointmentId = body.case.appointments?.[0]?.appointmentId ?? "";
  });

  it("is told to who is invited, stands at home and in their calendar, and says why it is moved", async () => {
    await town.drain();
    const ding = await town.as("ding");
    const moments = async () => (await ding.listOwnMessages({})).body.items.map(({ moment }) => moment);
    expect(await moments()).toContain("mediation.appointmentSet");
    const card = (await ding.getHome({ query: {} })).body.items.find(({ thing }) => thing === appointmentId);
    expect(card).toMatchObject({ as: "invited", dueAt: "2026-03-05T07:00:00.000Z" });
    expect(card?.sentence).toContain("2栋架空层");
    const { path } = (await ding.openFeed({ body: {} })).body;
    const feed = async () => (await town.send(undefined, "GET", path)).text.replaceAll("\r\n ", "");
    expect(await feed()).toContain("LOCATION:2栋架空层");
    const moving = { localStart: "2026-03-06T15:00", because: "somebody-cannot-come" } as const;
    await (await sun()).moveAppointment({ params: { appointmentId }, body: moving });
    await town.drain();
    expect(await feed()).toContain("DTSTART:20260306T070000Z");
    expect(await moments()).toContain("mediation.appointmentMoved");
    const one = await ding.getAppointmentCalendar({ params: { appointmentId } });
    expect(one.body).toContain("SEQUENCE:1");
    await expect((await town.as("jiang")).getAppointmentCalendar({ params: { appointmentId } })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });

  it("lets the elder bring a lawyer, admitted once the centre agreed", async () => {
    const { desk, end } = await atDesk();
    const { body } = await desk.bringAlong({ params: params(), body: { name: "邓律师", capacity: "lawyer" } });
    const companionId = body.case.companions?.[0]?.companionId ?? "";
    expect(body.case.companions?.[0]).not.toHaveProperty("admittedAt");
    const ding = await town.as("ding");
    await expect(desk.answerCompanion({ params: { companionId }, body: { agrees: true } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    const agreed = await ding.answerCompanion({ params: { companionId }, body: { agrees: true } });
    expect(agreed.body.case.companions?.[0]).toHaveProperty("admittedAt");
    await end();
  });

  it("is heard in private, and openly only where both chose that", async () => {
    expect((await seen()).hearing).toBe("private");
    const { desk, end } = await atDesk();
    const chosen = await desk.chooseHearing({ params: params(), body: { hearing: "open" } });
    await end();
    expect(chosen.body.hearing).toBe("private");
    const both = await (await town.as("ding")).chooseHearing({ params: params(), body: { hearing: "open" } });
    expect(both.body.hearing).toBe("open");
  });

  it("ends what was set with the reason", async () => {
    const cancelling = { params: { appointmentId }, body: { because: "other" } } as const;
    await expect((await sun()).cancelAppointment(cancelling)).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/reason", code: "reason-needed" }] },
    });
    const body = { because: "no-longer-needed" } as const;
    const { body: off } = await (await sun()).cancelAppointment({ params: { appointmentId }, body });
    expect(off.case.appointments?.[0]).toMatchObject({ cancelled: body });
    await expect((await sun()).cancelAppointment({ params: { appointmentId }, body })).rejects.toMatchObject({
      problem: { status: 409, code: "appointment-over" },
    });
  });
});
