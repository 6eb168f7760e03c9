import { expect, it } from "vitest";
import { contact } from "#services/mediation/domain/contact.ts";
import { filingOf, inYangguang, organisationIn } from "../../town/cases.ts";
import { field, refusing } from "../../town/refusing.ts";
import { ground as newGround, openTown } from "../../town/town.ts";
import { act, contactsOf, person, reported } from "../../unit/mediation/cases.ts";

const start = "2026-03-02T01:00:00.000Z";
const slug = "yangguang-huayuan";
const conflict = { status: 409, code: "conflict-of-interest" };

it("no administrator who is staff of an institution changes the side of an organisation", async () => {
  const ground = await newGround();
  const town = await openTown({ start, on: ground });
  const refused = refusing(ground, slug);
  const admin = await town.as("admin-yangguang");
  const company = { name: "阳光生活服务有限公司", side: "property" as const };
  await admin.recordOrganisation({ body: company });
  await admin.grantRole({ body: { personId: await town.idOf("ding"), role: "community-admin" } });
  await town.drain();
  const outside = { ...company, side: "residents" as const };
  await refused(town, "ding", (ding) => ding.recordOrganisation({ body: outside }), conflict);
  const again = { body: { name: "阳光生活服务公司", side: "residents" as const } };
  await refused(town, "ding", (ding) => ding.recordOrganisation(again), conflict);
  const ding = await town.as("ding");
  const { items } = (await ding.recordOrganisation({ body: { ...company, name: "阳光生活服务 有限公司" } })).body;
  expect(items).toContainEqual(expect.objectContaining({ name: "阳光生活服务 有限公司", side: "property" }));
  const mended = (await admin.recordOrganisation({ body: outside })).body.items;
  expect(mended).toContainEqual(expect.objectContaining(outside));
});

it("what an organisation calls itself recuses its people, and what the list says does so as well", async () => {
  const ofProperty = person("manager", "property-staff", "mediator");
  const ofCommittee = person("worker", "residents-committee-worker", "mediator");
  const against = (name: string, side: "property" | "community" | "residents") =>
    reported({ disputants: [{ name: "老周" }, { name, side }] });
  for (const [subject, staff] of [
    [against("物业服务中心", "residents"), ofProperty],
    [against("物业服务中心", "community"), ofProperty],
    [against("物业服务中心", "community"), ofCommittee],
    [against("社区居委会", "property"), ofCommittee],
    [against("阳光生活服务", "property"), ofProperty],
  ] as const)
    expect(() => contact(subject, { ...act(staff), contacts: contactsOf(subject) })).toThrow("conflict-of-interest");
});

it("who represents it is of the side that its name says", async () => {
  const town = await openTown({ start });
  const organisationId = await organisationIn(town, "property");
  await (await town.as("admin-yangguang")).recordOrganisation({ body: { name: "物业服务中心", side: "residents" } });
  const sun = await town.as("sun");
  const filing = await filingOf(town, inYangguang);
  const [own] = filing.disputants;
  const naming = (personId: string) => ({
    body: {
      ...filing,
      disputants: [own ?? {}, { organisationId, representative: { personId, authorisation: "授权委托书" } }],
    },
  });
  await expect(sun.fileCase(naming(await town.idOf("jiang")))).rejects.toMatchObject({
    problem: { code: "not-of-side" },
  });
  expect((await sun.fileCase(naming(await town.idOf("ding")))).status).toBe(201);
});

it("an organisation of the list is not typed by a name that is nearly its own", async () => {
  const ground = await newGround();
  const town = await openTown({ start, on: ground });
  const refused = refusing(ground, slug);
  const admin = await town.as("admin-yangguang");
  await admin.recordOrganisation({ body: { name: "阳光生活服务有限公司", side: "property" } });
  await admin.recordOrganisation({ body: { name: "春风有限公司", side: "property" } });
  const filing = await filingOf(town, inYangguang);
  const against = (name: string) => ({ body: { ...filing, disputants: [...filing.disputants, { name }] } });
  const near = [
    "阳光生活服务公司",
    "阳光生活服务",
    "阳光生活服务（南宁）分公司",
    "南宁市阳光 生活服务股份有限公司",
    "春风公司",
  ];
  const inList = field("/disputants/2/name", "in-the-list");
  for (const name of near) await refused(town, "sun", (sun) => sun.fileCase(against(name)), inList);
  const sun = await town.as("sun");
  for (const name of ["阳光", "春风里小吃店", "公司"]) expect((await sun.fileCase(against(name))).status).toBe(201);
});
