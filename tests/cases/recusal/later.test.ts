import { expect, it } from "vitest";
import { seeInterests } from "#services/mediation/domain/release-lead.ts";
import { acceptedCase, filedCase, inYangguang, organisationIn } from "../../town/cases.ts";
import { openTown, type Town } from "../../town/town.ts";
import { accepted, later, president, resolved, standing } from "../../unit/mediation/cases.ts";

const start = "2026-03-02T01:00:00.000Z";
const conflict = { problem: { status: 409, code: "conflict-of-interest" } };

const caseOf = async (town: Town, caseId: string) =>
  (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;

const releasesOf = async (town: Town, caseId: string) => {
  const { items } = (await (await town.as("sun")).getTimeline({ params: { caseId } })).body;
  return items.filter(({ what }) => what === "mediator-released");
};

const living = async (town: Town, ...personas: readonly string[]) => {
  const memberIds = await Promise.all(personas.map(town.idOf));
  const admin = await town.as("admin-yangguang");
  const { householdId } = (await admin.foundHousehold({ body: { building: "2栋", memberIds } })).body;
  await town.drain();
  return householdId;
};

const expectReleased = async (town: Town, caseId: string) => {
  const personId = await town.idOf("yu");
  const now = await caseOf(town, caseId);
  expect(now).toMatchObject({ leadLost: { personId, cause: "conflict-of-interest" } });
  expect(now).not.toHaveProperty("lead");
  expect(await releasesOf(town, caseId)).toMatchObject([
    { by: { role: "system" }, data: { mediatorId: personId, cause: "conflict-of-interest" } },
  ]);
  const again = (await town.as("sun")).assignLead({ params: { caseId }, body: { leadId: personId } });
  await expect(again).rejects.toMatchObject(conflict);
};

it("a lead who joins a disputant's household is released, and it is told", async () => {
  const town = await openTown({ start });
  const { caseId } = await acceptedCase(town, inYangguang, "yu");
  const householdId = await living(town, "qin");
  expect(await releasesOf(town, caseId)).toEqual([]);
  const personId = await town.idOf("yu");
  await (await town.as("admin-yangguang")).addMember({ params: { householdId }, body: { personId } });
  await town.drain();
  await expectReleased(town, caseId);
});

it("so is one whose household a disputant joins", async () => {
  const town = await openTown({ start });
  const { caseId } = await acceptedCase(town, inYangguang, "yu");
  const householdId = await living(town, "yu");
  const personId = await town.idOf("qin");
  await (await town.as("admin-yangguang")).addMember({ params: { householdId }, body: { personId } });
  await town.drain();
  await expectReleased(town, caseId);
});

it("so is one whom an institution in dispute employs from then on", async () => {
  const town = await openTown({ start });
  const sun = await town.as("sun");
  const own = { name: "秦先生", personId: await town.idOf("qin") };
  const disputants = [own, { organisationId: await organisationIn(town, "property") }];
  const body = { category: "fees", place: { building: "2栋" }, source: "proactive", disputants } as const;
  const filed = (await sun.fileCase({ body })).body.case;
  const params = { caseId: filed.caseId };
  const contacts = filed.disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await sun.contactDisputants({ params, body: { contacts } });
  const personId = await town.idOf("yu");
  await sun.acceptCase({ params, body: { leadId: personId, rightsNoticeGiven: true } });
  await (await town.as("admin-yangguang")).grantRole({ body: { personId, role: "property-staff" } });
  await town.drain();
  await expectReleased(town, params.caseId);
});

it("who joined a household before anybody led is known: nobody of it is named", async () => {
  const town = await openTown({ start });
  const { caseId, disputants } = await filedCase(town, inYangguang);
  await living(town, "qin", "yu");
  const sun = await town.as("sun");
  const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
  await sun.contactDisputants({ params: { caseId }, body: { contacts } });
  const naming = { leadId: await town.idOf("yu"), rightsNoticeGiven: true };
  await expect(sun.acceptCase({ params: { caseId }, body: naming })).rejects.toMatchObject(conflict);
});

it("a household joined a moment ago is seen before the case hears of it: nobody of it is named or consulted", async () => {
  const town = await openTown({ start });
  const { caseId } = await acceptedCase(town, inYangguang);
  const memberIds = [await town.idOf("qin"), await town.idOf("yu")];
  await (await town.as("admin-yangguang")).foundHousehold({ body: { building: "2栋", memberIds } });
  const [sun, personId] = [await town.as("sun"), await town.idOf("yu")];
  const params = { caseId };
  await expect(sun.assignLead({ params, body: { leadId: personId } })).rejects.toMatchObject(conflict);
  await expect(sun.consultPerson({ params, body: { personId } })).rejects.toMatchObject(conflict);
});

it("a lead without an interest, and a case that has ended, are left alone", () => {
  const known = new Map([[president.personId, standing(president)]]);
  expect(seeInterests(accepted(), { known, at: later })).toBeUndefined();
  const home = { ...standing(president), households: { hse_home: true as const } };
  const own = new Map(accepted().disputants.map(({ personId = "" }) => [personId, { ...home, personId }]));
  const both = new Map([...own, [president.personId, home]]);
  expect(seeInterests(resolved(), { known: both, at: later })).toBeUndefined();
  expect(seeInterests(accepted(), { known: both, at: later })?.state).not.toHaveProperty("lead");
});
