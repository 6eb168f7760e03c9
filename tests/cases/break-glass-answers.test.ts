import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { mostOpenings } from "#shared/domain/break-glass.ts";
import { filedCase, inYangguang } from "../town/cases.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";
const role = "association-president" as const;
const to = "2026-06-01T00:00:00.000Z";
const refusal = (code: string, status = 409) => ({ problem: { status, code } });

let town: Town;
let admin: Neighbour;
let luo: Neighbour;
let caseId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const operator = await town.as("ops", slug);
  await operator.appointAdministrator({ body: { personId: await town.idOf("luo"), reason: "临时" } });
  town.clock.advance(1);
  [admin, luo] = [await town.as("admin-yangguang"), await town.as("luo")];
  ({ caseId } = await filedCase(town, inYangguang));
});

const opens = async (by: Neighbour) =>
  (await by.breakGlass({ body: { thing: "case", thingId: caseId, reason: "核对记录" } })).body.glassId;
const lendsTo = async (persona: string, by: Neighbour) => {
  const { body } = await by.grantRole({ body: { personId: await town.idOf(persona), role, deputy: true, to } });
  town.clock.advance(1);
  return body.grantId;
};
const answers = async (persona: string, glassId: string, verdict: "justified" | "objected") =>
  (await town.as(persona)).answerBreakGlass({ params: { glassId }, body: { verdict, text: `${persona}的话` } });

describe("the answer to what was opened", () => {
  it("is the president's own before their deputy's, and stands against every other", async () => {
    await lendsTo("tang", admin);
    const glassId = await opens(luo);
    expect((await answers("tang", glassId, "justified")).body.answer).toMatchObject({ deputy: true });
    await expect(answers("tang", glassId, "objected")).rejects.toMatchObject(refusal("answer-stands"));
    const { body } = await answers("sun", glassId, "objected");
    expect(body.answer).toMatchObject({ by: await town.idOf("sun"), verdict: "objected" });
    expect(body.answer?.deputy).toBeUndefined();
    expect((await answers("sun", glassId, "objected")).body).toMatchObject({ answer: body.answer });
    for (const persona of ["sun", "tang"])
      await expect(answers(persona, glassId, "justified")).rejects.toMatchObject(refusal("answer-stands"));
    const { items } = (await (await town.as("jiang")).listBreakGlass({})).body;
    expect(items).toMatchObject([{ glassId, verdict: "objected" }]);
  });

  it("is not given by a deputy or a president whose role came from who opened it", async () => {
    const grantId = await lendsTo("tang", luo);
    const glassId = await opens(luo);
    await expect(answers("tang", glassId, "justified")).rejects.toMatchObject(refusal("conflict-of-interest"));
    await luo.revokeRole({ params: { grantId }, body: {} });
    const held = (await admin.getPerson({ params: { personId: await town.idOf("sun") } })).body.grants;
    const presidency = held.find((grant) => grant.role === role)?.grantId ?? "";
    await admin.revokeRole({ params: { grantId: presidency }, body: {} });
    await luo.grantRole({ body: { personId: await town.idOf("sun"), role } });
    town.clock.advance(1);
    await expect(answers("sun", glassId, "justified")).rejects.toMatchObject(refusal("conflict-of-interest"));
  });
});

describe("what an administrator opened before", () => {
  const readsIt = (by: Neighbour) => by.getCase({ params: { caseId } });
  const later = async (minutes: number) => {
    town.clock.advance(minutes);
    [admin, luo] = [await town.as("admin-yangguang"), await town.as("luo")];
  };

  it("is opened by them again when it is over and the president found it right, and by another at any time", async () => {
    const first = await opens(luo);
    await expect(opens(luo)).rejects.toMatchObject(refusal("opened-before"));
    await later(60);
    await expect(opens(luo)).rejects.toMatchObject(refusal("opened-before"));
    await opens(admin);
    await answers("sun", first, "justified");
    expect(await opens(luo)).not.toBe(first);
    expect((await readsIt(luo)).status).toBe(200);
  });

  it("is closed at once by an objection, and opened by them no more", async () => {
    const glassId = await opens(luo);
    await later(5);
    expect((await readsIt(luo)).status).toBe(200);
    await answers("sun", glassId, "objected");
    await expect(readsIt(luo)).rejects.toMatchObject({ problem: { status: 404 } });
    await later(60);
    await expect(opens(luo)).rejects.toMatchObject(refusal("opened-before"));
  });

  it("is never used up for the operator", async () => {
    const operator = await town.as("ops", slug);
    const body = { thing: "case" as const, thingId: caseId, reason: "核对记录", minutes: 1 };
    for (let nth = 0; nth <= mostOpenings; nth += 1) await operator.breakGlassAsOperator({ body });
    expect((await operator.readCaseAsOperator({ params: { caseId } })).body.openings).toHaveLength(mostOpenings);
  });
});

describe("a president", () => {
  it("has one deputy at a time, for a year at most", async () => {
    const granting = (personId: string, until: string) =>
      admin.grantRole({ body: { personId, role, deputy: true, to: until } });
    const [tang, jiang] = [await town.idOf("tang"), await town.idOf("jiang")];
    await expect(granting(tang, "2027-03-04T00:00:00.000Z")).rejects.toMatchObject({
      problem: field("/to", "too-big"),
    });
    await granting(tang, to);
    const second = { personId: tang, errors: [{ pointer: "/role" }], ...refusal("has-deputy").problem };
    await expect(granting(jiang, "2026-04-01T00:00:00.000Z")).rejects.toMatchObject({ problem: second });
    const following = { personId: jiang, role, deputy: true, from: to, to: "2026-07-01T00:00:00.000Z" } as const;
    expect((await admin.grantRole({ body: following })).status).toBe(201);
  });
});
