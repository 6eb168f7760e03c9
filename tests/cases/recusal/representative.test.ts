import { beforeEach, describe, expect, it } from "vitest";
import { forgetInCase, peopleIn } from "#services/mediation/domain/forget.ts";
import { withdraw } from "#services/mediation/domain/intake.ts";
import { nameRepresentative } from "#services/mediation/domain/representative.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { filingOf, inYangguang, organisationIn } from "../../town/cases.ts";
import { field, refusing } from "../../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../../town/town.ts";
import {
  accepted,
  act,
  againstProperty,
  authorised,
  joint,
  president,
  reported,
  standing,
} from "../../unit/mediation/cases.ts";

const slug = "yangguang-huayuan";
const conflict = { status: 409, code: "conflict-of-interest" };
const unseen = { status: 404, code: "not-found" };
const paper = "授权委托书，存互助会";

let [ground, town]: [Ground, Town] = [] as never;
beforeEach(async () => {
  ground = await newGround();
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
});

const filed = async (side: "property" | "community" | "residents" = "property") => {
  const disputants = [
    { name: "秦先生", personId: await town.idOf("qin") },
    { organisationId: await organisationIn(town, side) },
  ];
  const body = { ...(await filingOf(town, inYangguang)), category: "fees", disputants };
  return (await (await town.as("sun")).fileCase({ body })).body.case;
};
const ofCompany = async (subject: Awaited<ReturnType<typeof filed>>, persona = "ding") => ({
  params: { caseId: subject.caseId },
  body: {
    disputantId: subject.disputants[1]?.disputantId ?? "",
    personId: await town.idOf(persona),
    authorisation: paper,
  },
});

describe("an organisation in dispute", () => {
  it("comes from the community's list, with its name and its side, and is typed by nobody", async () => {
    const { disputants } = await filed();
    expect(disputants[1]).toMatchObject({ name: "物业服务中心", side: "property", organisationId: expect.any(String) });
    const refused = refusing(ground, slug);
    const body = await filingOf(town, inYangguang);
    const with_ = (other: object) => ({
      body: { ...body, disputants: [...body.disputants, other as { name: string }] },
    });
    const organisationId = await organisationIn(town, "property");
    const cases: readonly (readonly [object, object])[] = [
      [{ name: "物 业服务·中心" }, field("/disputants/2/name", "in-the-list")],
      [{ organisationId: `org_${"a".repeat(20)}` }, field("/disputants/2/organisationId", "unknown-organisation")],
      [{ organisationId, name: "物业" }, field("/disputants/2/name", "not-allowed")],
      [{ organisationId, personId: await town.idOf("qin") }, field("/disputants/2/personId", "not-allowed")],
      [{}, field("/disputants/2/name", "required")],
      [
        { name: "外单位", representative: { personId: await town.idOf("qin"), authorisation: paper } },
        field("/disputants/2/representative", "not-allowed"),
      ],
    ];
    for (const [other, problem] of cases) await refused(town, "sun", (sun) => sun.fileCase(with_(other)), problem);
    expect((await (await town.as("sun")).fileCase(with_({ name: "隔壁小区商户" }))).status).toBe(201);
  });

  it("is listed by an administrator, once however its name is spelled, and its side can be mended", async () => {
    const admin = await town.as("admin-yangguang");
    const { items } = (await admin.recordOrganisation({ body: { name: "业主委员会", side: "property" } })).body;
    const mended = (await admin.recordOrganisation({ body: { name: "业主 委员会", side: "residents" } })).body.items;
    expect(mended).toHaveLength(items.length);
    const organisationId = items.find(({ name }) => name === "业主委员会")?.organisationId;
    expect(mended).toContainEqual({ organisationId, name: "业主 委员会", side: "residents" });
  });
});

describe("the representative whom it names", () => {
  it("reads the disputant's view and says what a disputant says, and nothing else of its people does", async () => {
    const subject = await filed();
    const refused = refusing(ground, slug);
    const { params, body } = await ofCompany(subject);
    await refused(town, "ding", (ding) => ding.getCase({ params }), unseen);
    const { case: named } = (await (await town.as("sun")).nameRepresentative({ params, body })).body;
    expect(named.disputants[1]).toMatchObject({ representative: { personId: body.personId, authorisation: paper } });
    const ding = await town.as("ding");
    const demand = { disputantId: body.disputantId, text: "补交物业费" };
    expect((await ding.raiseDemand({ params, body: demand })).body.case.demands).toHaveLength(1);
    const own = subject.disputants[0]?.disputantId ?? "";
    const forOther = { ...demand, disputantId: own };
    await refused(town, "ding", (it) => it.raiseDemand({ params, body: forOther }), {
      status: 403,
      code: "role-not-allowed",
    });
    const qins = (await (await town.as("qin")).getCase({ params })).body.case;
    expect(JSON.stringify(qins)).not.toContain(paper);
  });

  it("is of its side, by the role that they hold, and one: another takes the place of the first", async () => {
    const subject = await filed();
    const refused = refusing(ground, slug);
    const wrong = await ofCompany(subject, "jiang");
    const notOfSide = { status: 422, code: "not-of-side", side: "residents" };
    await refused(town, "sun", (sun) => sun.nameRepresentative(wrong), notOfSide);
    const person = { ...wrong.body, disputantId: subject.disputants[0]?.disputantId ?? "" };
    const noOrganisation = field("/personId", "not-an-organisation");
    await refused(town, "sun", (sun) => sun.nameRepresentative({ ...wrong, body: person }), noOrganisation);
    await (await town.as("sun")).nameRepresentative(await ofCompany(subject));
    const admin = await town.as("admin-yangguang");
    await admin.grantRole({ body: { personId: await town.idOf("tang"), role: "property-staff" } });
    await (await town.as("sun")).nameRepresentative(await ofCompany(subject, "tang"));
    const { params } = wrong;
    await refused(town, "ding", (ding) => ding.getCase({ params }), unseen);
    expect((await (await town.as("tang")).getCase({ params })).status).toBe(200);
  });

  it("may be named as the case is filed, and files it for the organisation; its other people do not", async () => {
    const refused = refusing(ground, slug);
    const organisationId = await organisationIn(town, "property");
    const representative = { personId: await town.idOf("ding"), authorisation: paper };
    const place = { building: "2栋" };
    const filing = (disputants: object[]) => ({
      body: { category: "fees", place, source: "desk" as const, disputants: [{ name: "某户" }, ...disputants] },
    });
    await refused(town, "ding", (ding) => ding.fileCase(filing([{ organisationId }])), conflict);
    const made = (await (await town.as("ding")).fileCase(filing([{ organisationId, representative }]))).body.case;
    expect(made.disputants[1]).toMatchObject({ representative });
  });

  it("speaks for it no longer when the role ends, which is told, and then the case says so", async () => {
    const subject = await filed();
    const naming = await ofCompany(subject);
    const { case: named } = (await (await town.as("sun")).nameRepresentative(naming)).body;
    const grantId = named.disputants[1]?.representative?.grantId ?? "";
    await (await town.as("admin-yangguang")).revokeRole({ params: { grantId }, body: {} });
    await town.drain();
    const { params } = naming;
    const now = (await (await town.as("sun")).getCase({ params })).body.case;
    expect(now.disputants[1]).not.toHaveProperty("representative");
    const { items } = (await (await town.as("sun")).getTimeline({ params })).body;
    expect(items.map(({ what }) => what)).toEqual(["case-filed", "representative-named", "representative-ended"]);
  });

  it("takes part in a joint survey for it", () => {
    const named = nameRepresentative(againstProperty(accepted()), { ...act(president), ...authorised }).state;
    expect(survey(named, { ...act(president), ...joint }).state.surveys).toMatchObject([{ joint: true }]);
    expect(() => survey(againstProperty(accepted()), { ...act(president), ...joint })).toThrow("conflict-of-interest");
  });

  it("leads the case no longer, which is told as well", () => {
    const ours = { ...againstProperty(accepted()) };
    const disputants = ours.disputants.map((each, nth) =>
      nth === 1 ? { ...each, name: "业委会", side: "residents" as const } : each,
    );
    const peer = standing({ ...president, grants: [...president.grants, { role: "resident" }] });
    const naming = { ...authorised, personId: president.personId, known: new Map([[president.personId, peer]]) };
    const { state, facts } = nameRepresentative({ ...ours, disputants } as typeof ours, {
      ...act(president),
      ...naming,
    });
    expect(facts.map(({ type }) => type)).toEqual([
      "mediation.representative-named.v1",
      "mediation.mediator-released.v1",
    ]);
    expect(state).not.toHaveProperty("lead");
  });

  it("is forgotten with the paper when they ask for it", () => {
    const named = nameRepresentative(againstProperty(reported()), { ...act(president), ...authorised }).state;
    expect(peopleIn(named)).toContain(authorised.personId);
    const ended = withdraw(named, { ...act(president), reason: "x" }).state;
    expect(JSON.stringify(forgetInCase(ended, authorised.personId))).not.toContain(authorised.authorisation);
  });
});
