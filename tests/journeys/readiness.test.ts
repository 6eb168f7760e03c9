import { expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { services } from "#services/services.ts";
import type { Side } from "#shared/domain/roles.ts";
import { everyThursday } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

const slug = "meihua-yuan";
const founders = [
  { body: "物业服务中心", side: "property" as const },
  { body: "社区居委会", side: "community" as const },
];
const asked = {
  slug,
  name: "梅花苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋", group: "东区", households: 48 }],
  founders,
  contact: { name: "林女士", phone: "138 0013 8000" },
};
/** Whom the file names of each side. */
const spokesperson: Readonly<Record<Side, string>> = { community: "方社工", property: "丁管家", residents: "罗女士" };
const names = Object.values(spokesperson);
const roles: Readonly<Record<Side, string>> = {
  community: "residents-committee-worker",
  property: "property-staff",
  residents: "resident",
};
const roster = `姓名,电话,楼栋,房号,出生年\n方社工,13800138001,,,1985\n丁管家,13800138002,,,1988\n罗女士,13800138006,1栋,301,1975\n`;

type Step = Awaited<ReturnType<Neighbour["getReadiness"]>>["body"]["items"][number];

/** An administrator of a community that has nothing yet: what they are told to do next is all that they know. */
const administrating = async (town: Town) => {
  const operator = await town.as("ops", slug);
  const { application, code } = (await (await town.as("lin", slug)).applyForCommunity({ body: asked as never })).body;
  const params = { applicationId: application.applicationId };
  await operator.screenApplication({ params, body: {} });
  await operator.approveApplication({ params, body: {} });
  await town.drain();
  const { body } = await operator.getApplication({ params });
  const own = ("administratorId" in body && body.administratorId) || "";
  await (await town.as("lin", slug)).claimPerson({ body: { personId: own, code } });
  await town.drain();
  town.clock.advance(1);
  const ids = new Map([["lin", own]]);
  return { as: (name: string) => town.as(name, slug), ids };
};

type Community = Awaited<ReturnType<typeof administrating>>;

const take = async (town: Town, { as, ids }: Community): Promise<void> => {
  const lin = await as("lin");
  const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
  const path = `/v1/communities/${slug}/communities/roster-imports`;
  const sent = await town.send("lin", "POST", path, { headers, body: roster });
  const { importId } = sent.body as { importId: string };
  await lin.commitRosterImport({ params: { importId }, body: {} });
  await town.drain();
  for (const query of [{}, { building: "1栋" }])
    for (const { name = "", personId } of (await lin.listPeople({ query })).body.items)
      if (names.includes(name)) ids.set(name, personId);
};

/** By the operation that a step names: how it is called, with nothing but what the step tells. */
const doing = (town: Town, community: Community) => {
  const { as, ids } = community;
  const idOf = (name: string): string => ids.get(name) ?? "";
  const labels = (Object.keys(spokesperson) as Side[]).map((side) => ({ label: spokesperson[side], side }));
  const bySide = ({ sides: [side = "community"] = [] }: Step) => ({ side, name: spokesperson[side] });
  const roleFor = ({ part, ...step }: Step) => {
    if (part === "second-administrator") return { personId: idOf("罗女士"), role: "community-admin" };
    if (part === "president-role") return { personId: idOf("罗女士"), role: "association-president" };
    const { side, name } = bySide({ part, ...step });
    return { personId: idOf(name), role: roles[side] };
  };
  const worker = () => as("方社工");
  return {
    setBuilding: async () => (await as("lin")).setBuilding({ body: { name: "1栋", households: 48 } }),
    importRoster: () => take(town, community),
    grantRole: async (step) => (await as("lin")).grantRole({ body: roleFor(step) as never }),
    issueClaimCode: async (step) => {
      const { name } = bySide(step);
      const personId = idOf(name);
      const { code } = (await (await as("lin")).issueClaimCode({ params: { personId }, body: {} })).body;
      await (await as(name)).claimPerson({ body: { personId, code } });
    },
    verifyPerson: async () => {
      const params = { personId: idOf("罗女士") };
      await (await worker()).verifyPerson({ params, body: { method: "known-in-person" } });
    },
    recordOrganisation: async ({ sides: [side] = [] }) => {
      const name = founders.find((each) => each.side === side)?.body ?? "";
      await (await as("lin")).recordOrganisation({ body: { name, side: side ?? "community" } });
    },
    foundAssociation: async () => {
      const bodies = founders.map(({ body: name, side }) => ({ name, side }));
      await (await worker()).foundAssociation({ body: { name: "街坊互助会", foundedOn: "2026-03", founders: bodies } });
    },
    approveAssociation: async (step) => {
      const params = { associationId: step.thingId ?? "" };
      await (await as(bySide(step).name)).approveAssociation({ params, body: {} });
    },
    enrolMember: async ({ thingId: associationId = "" }) => {
      const body = { personId: idOf("罗女士"), name: "罗女士", capacity: "neighbour" as const };
      await (await worker()).enrolMember({ params: { associationId }, body });
    },
    appointPresident: async ({ thingId: associationId = "" }) => {
      const body = { personId: idOf("罗女士"), from: "2026-03" };
      await (await worker()).appointPresident({ params: { associationId }, body });
    },
    proposeCampus: async () => (await worker()).proposeCampus({ body: { name: "社区大学" } }),
    consultOnCampus: async ({ thingId: campusId = "" }) => {
      const between = founders.map(({ body: name, side }) => ({ name, side }));
      await (await worker()).consultOnCampus({ params: { campusId }, body: { between } });
    },
    approveCampus: async (step) =>
      (await as(bySide(step).name)).approveCampus({ params: { campusId: step.thingId ?? "" }, body: {} }),
    seatMember: async (step) => {
      const { side, name } = bySide(step);
      const body = { side, name, personId: idOf(name) };
      await (await as("lin")).seatMember({ params: { campusId: step.thingId ?? "" }, body });
    },
    openCampus: async ({ thingId: campusId = "" }) => (await worker()).openCampus({ params: { campusId }, body: {} }),
    addVenue: async ({ thingId: campusId = "" }) =>
      (await worker()).addVenue({ params: { campusId }, body: { name: "活动室" } }),
    startSeries: async () => (await worker()).startSeries({ body: { name: "联席会议", rule: everyThursday, labels } }),
    seatInSeries: async (step) => {
      const { name } = bySide(step);
      const body = { name, label: name, personId: idOf(name) };
      await (await worker()).seatInSeries({ params: { seriesId: step.thingId ?? "" }, body });
    },
    approveSeries: async (step) =>
      (await as(bySide(step).name)).approveSeries({ params: { seriesId: step.thingId ?? "" }, body: {} }),
    scheduleMeeting: async ({ thingId: seriesId = "" }) =>
      (await worker()).scheduleMeeting({ params: { seriesId }, body: {} }),
    collectIssues: async ({ thingId: meetingId = "" }) =>
      (await worker()).collectIssues({ params: { meetingId }, body: {} }),
    publishAgenda: async ({ thingId: meetingId = "" }) =>
      (await worker()).publishAgenda({ params: { meetingId }, body: {} }),
    openMeeting: async ({ thingId: meetingId = "", from = "" }) => {
      town.clock.set(from);
      await town.drain();
      await (await worker()).openMeeting({ params: { meetingId }, body: {} });
    },
  } satisfies Record<string, (step: Step) => Promise<unknown>> as Record<string, (step: Step) => Promise<unknown>>;
};

it("leads the administrator of an empty community, step by step, to its first meeting", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const community = await administrating(town);
  const can = doing(town, community);
  const readiness = async () => (await (await community.as("lin")).getReadiness({})).body;
  const operations = services.flatMap(({ routes }) => Object.keys(routes));
  const told: string[] = [];
  const first = await readiness();
  expect(first.items.filter(({ operation }) => !operations.includes(operation))).toEqual([]);
  expect(first.items.filter(({ is }) => is === "done").map(({ part }) => part)).toEqual(["buildings", "calendar"]);
  for (let now = first; !now.isReady && told.length < 60; now = await readiness()) {
    const next = now.items.filter(({ is }) => is === "next");
    expect(next).toHaveLength(1);
    const [step] = next;
    told.push(`${step?.part} ${step?.sides ?? ""}`.trim());
    if (step) await can[step.operation]?.(step);
    await town.drain();
    town.clock.advance(1);
  }
  const ready = await readiness();
  expect(ready.items.filter(({ is }) => is === "next" || is === "later")).toEqual([]);
  expect(ready.items.filter(({ is }) => is === "optional").map(({ part }) => part)).toEqual([
    "consent-texts",
    "policy",
  ]);
  expect(told.filter((step, nth) => told.indexOf(step) < nth)).toEqual([]);
  expect(told[0]).toBe("people");
  expect(told.at(-1)).toBe("first-meeting");
});

it("says of a community that has people already what it has founded none of", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { items } = (await (await town.as("admin-yangguang")).getReadiness({})).body;
  const of = (part: string) => items.find((each) => each.part === part);
  expect(of("organisations")).toMatchObject({ is: "done" });
  expect(of("second-administrator")).toMatchObject({ is: "next", operation: "grantRole" });
  expect(of("association")).toMatchObject({ is: "later" });
  expect(of("series-seats")).toMatchObject({ sides: ["community", "property", "residents"] });
});
