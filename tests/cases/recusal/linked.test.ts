import { expect, it } from "vitest";
import { filingOf, inYangguang, organisationIn } from "../../town/cases.ts";
import { field, refusing } from "../../town/refusing.ts";
import { ground as newGround, openTown } from "../../town/town.ts";

it("an organisation that was typed is linked to the list with who represents it, and its people lead no longer", async () => {
  const ground = await newGround();
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  const refused = refusing(ground, "yangguang-huayuan");
  const [sun, admin] = [await town.as("sun"), await town.as("admin-yangguang")];
  const filing = await filingOf(town, inYangguang);
  const typed = [...filing.disputants, { name: "小丁保洁" }, { name: "第三居委会" }];
  const { case: filed } = (await sun.fileCase({ body: { ...filing, disputants: typed } })).body;
  const params = { caseId: filed.caseId };
  const contacts = filed.disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await sun.contactDisputants({ params, body: { contacts } });
  const leadId = await town.idOf("yu");
  await admin.grantRole({ body: { personId: leadId, role: "property-staff" } });
  await town.drain();
  await sun.acceptCase({ params, body: { leadId, rightsNoticeGiven: true, override: { reason: "无人可任" } } });
  const personId = await town.idOf("ding");
  const organisationId = await organisationIn(town, "property");
  const naming = (nth: number, more: object = {}) => {
    const disputantId = filed.disputants[nth]?.disputantId ?? "";
    return { params, body: { disputantId, personId, authorisation: "授权委托书", organisationId, ...more } };
  };
  const unknown = { organisationId: `org_${"a".repeat(20)}` };
  for (const [attempt, problem] of [
    [naming(0), field("/organisationId", "not-allowed")],
    [naming(3), field("/organisationId", "not-allowed")],
    [naming(2, unknown), field("/organisationId", "unknown-organisation")],
    [naming(2, { personId: await town.idOf("fang") }), { status: 422, code: "not-of-side" }],
  ] as const)
    await refused(town, "sun", (it) => it.nameRepresentative(attempt), problem);
  const { case: linked } = (await sun.nameRepresentative(naming(2))).body;
  expect(linked.disputants[2]).toMatchObject({ organisationId, name: "物业服务中心", representative: { personId } });
  expect(linked).toMatchObject({ leadLost: { personId: leadId, cause: "conflict-of-interest" } });
  await refused(town, "sun", (it) => it.nameRepresentative(naming(2)), field("/personId", "there-already"));
});
