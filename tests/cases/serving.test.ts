import { expect, it } from "vitest";
import { mustBeIn } from "#services/mediation/domain/access.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { confirm } from "#services/mediation/domain/outcome.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { organisationIn } from "../town/cases.ts";
import { nextSession, shown } from "../town/desk.ts";
import { refusing } from "../town/refusing.ts";
import { ground as newGround, openTown } from "../town/town.ts";
import {
  accepted,
  act,
  answering,
  asked,
  carriedOut,
  disputant,
  inside,
  opponent,
  person,
  reported,
} from "../unit/mediation/cases.ts";

const desk = person("desk", "property-staff", "desk-operator");
const worker = person("worker", "residents-committee-worker");
const clerk = person("clerk", "desk-operator");
const serving = (operator: Caller, more: Partial<Insider> = {}, served = disputant): Insider => ({
  ...inside(operator),
  onBehalfOf: { personId: served.personId, name: served.name, sessionId: "ses_x" },
  ...more,
});
const against = (name: string) => reported({ disputants: [{ name: "a", personId: disputant.personId }, { name }] });
const other = "not-for-the-other-side";

it("with the property company in dispute nobody but the worker serves a disputant", () => {
  for (const operator of [desk, clerk])
    expect(() => mustBeIn(against("物业服务中心"), serving(operator))).toThrow(other);
  expect(mustBeIn(against("物业服务中心"), serving(worker))).toBeDefined();
});

it("with the committee in dispute the worker does not, and the desk does", () => {
  expect(() => mustBeIn(against("第三居委会"), serving(worker))).toThrow(other);
  expect(mustBeIn(against("第三居委会"), serving(desk))).toBeDefined();
});

it("between residents the desk serves them, but is not told a yes: that is said to the worker, or on paper", () => {
  expect(mustBeIn(reported(), serving(desk))).toBeDefined();
  expect(() => confirm(carriedOut(), act(serving(desk)))).toThrow(other);
  expect(confirm(carriedOut(), act(serving(worker)))?.facts).toHaveLength(1);
  expect(() => answer(asked(accepted()), { ...answering(serving(desk)), settled: true })).toThrow(other);
  expect(answer(asked(accepted()), { ...answering(serving(worker)), settled: true }).facts).toHaveLength(1);
  const no = { ...answering(serving(desk)), settled: false, reason: "x" };
  expect(answer(asked(accepted()), no).state).toMatchObject({ inquiry: { over: "contested" } });
});

it("nobody serves in their own dispute, nor in one of their household", () => {
  const own = { ...worker, personId: opponent.personId };
  expect(() => mustBeIn(reported(), serving(own))).toThrow(other);
  const home = "hse_home";
  const disputants = [
    { name: "a", personId: disputant.personId },
    { name: "b", householdIds: [home] },
  ];
  expect(() => mustBeIn(reported({ disputants }), serving(worker, { households: [home] }))).toThrow(other);
  expect(mustBeIn(reported({ disputants }), serving(worker, { households: ["hse_other"] }))).toBeDefined();
});

it("is refused as a case is filed and as it is read, and then nothing is written", async () => {
  const ground = await newGround();
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  const refused = refusing(ground, "yangguang-huayuan");
  const personId = await town.idOf("qin");
  const disputants = [{ name: "秦先生", personId }, { organisationId: await organisationIn(town, "property") }];
  const body = { category: "noise", place: { building: "2栋" }, source: "desk", disputants } as const;
  const problem = { status: 403, code: other };
  const slug = "yangguang-huayuan";
  const at = async (persona: string) => {
    const session = await nextSession(await town.as(persona), { personId, ...shown });
    return town.as(persona, slug, session);
  };
  const [ding, fang] = [await at("ding"), await at("fang")];
  await refused(town, "ding", () => ding.fileCase({ body: { ...body, disputants } }), problem);
  const { caseId } = (await fang.fileCase({ body: { ...body, disputants } })).body.case;
  await refused(town, "ding", () => ding.getCase({ params: { caseId } }), problem);
  await refused(town, "ding", () => ding.withdrawCase({ params: { caseId }, body: { reason: "x" } }), problem);
  expect((await fang.getCase({ params: { caseId } })).body.case.applicantId).toBe(personId);
});

it("nobody serves where somebody of their own household is in dispute, as the household stands now", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const [personId, workerId] = [await town.idOf("qin"), await town.idOf("fang")];
  await (await town.as("admin-yangguang")).foundHousehold({
    body: { building: "2栋", memberIds: [personId, workerId] },
  });
  const disputants = [{ name: "秦先生", personId }, { name: "乙" }];
  const { caseId } = (
    await (
      await town.as("qin")
    ).fileCase({
      body: { category: "noise", place: { building: "2栋" }, source: "resident", disputants },
    })
  ).body.case;
  const session = await nextSession(await town.as("fang"), { personId, ...shown });
  const fang = await town.as("fang", "yangguang-huayuan", session);
  await expect(fang.getCase({ params: { caseId } })).rejects.toMatchObject({ problem: { status: 403, code: other } });
});
