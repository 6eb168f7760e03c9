import { beforeEach, describe, expect, it } from "vitest";
import { confirmationApplied, confirmationLapsed } from "#shared/contracts/mediation-court.ts";
import { messageTold } from "#shared/contracts/messages.ts";
import { acceptedCase, filedCase, inYangguang } from "../../town/cases.ts";
import { agreeOn, textIn } from "../../town/outcomes.ts";
import { openTown, type Town } from "../../town/town.ts";

const agreement = {
  outcome: "agreement" as const,
  facts: "夜间有声",
  issues: ["噪声"],
  responsibilities: "楼上加装地垫",
  terms: "十点以后安静",
  wayOfPerformance: "加装地垫",
  timeOfPerformance: "五月底以前",
  obligations: [],
};
const written = { ...agreement, form: "written" as const };

/** The agreement takes effect on 26 April; at nine on the days 20 and 27 after it; the last second of day 30; day 31. */
const effectiveAt = "2021-04-26T01:00:00.000Z";
const [day20, day27] = ["2021-05-16T01:00:00.000Z", "2021-05-23T01:00:00.000Z"];
const [lastSecond, day31] = ["2021-05-26T15:59:59.000Z", "2021-05-26T16:00:00.000Z"];

const refusal = (status: number, code: string, more: object = {}) => ({ problem: { status, code, ...more } });

describe("the confirmation of an agreement by the court", () => {
  let town: Town;
  let params: { caseId: string };

  const at = async (instant: string): Promise<void> => {
    town.clock.set(instant);
    await town.drain();
  };
  const apply = async (persona: string) => (await town.as(persona)).applyForConfirmation({ params, body: {} });
  const rule = async (result: "granted" | "rejected", ruledOn: string) =>
    (await town.as("tang")).recordRuling({ params, body: { result, ruledOn } });
  const read = async () => (await (await town.as("qin")).getCase({ params })).body;
  const courtIn = async () => {
    const subject = (await read()).case;
    return "court" in subject ? subject.court : undefined;
  };
  const toldTo = async (persona: string): Promise<string[]> => {
    const personId = await town.idOf(persona);
    return town
      .told(messageTold.type)
      .filter(({ data }) => data.personId === personId && /confirmation|granted|rejected/.test(String(data.moment)))
      .map(({ data, time }) => `${String(data.moment).split(".")[1]} ${time}`);
  };

  /** A case that the people's committee of the community mediates: 唐女士 leads it, 罗先生 heads the committee. */
  const ofCommittee = async (): Promise<void> => {
    const admin = await town.as("admin-yangguang");
    const committee = { kind: "peoples-committee", name: "社区人民调解委员会", hasSeal: true } as const;
    const { bodyId } = (await admin.registerBody({ body: committee })).body;
    for (const persona of ["luo", "tang"]) {
      const body = { personId: await town.idOf(persona), name: persona };
      await admin.addBodyMember({ params: { bodyId }, body });
    }
    await admin.nameBodyPresident({ params: { bodyId }, body: { personId: await town.idOf("luo") } });
    params = { caseId: (await filedCase(town, inYangguang)).caseId };
    const body = { leadId: await town.idOf("tang"), bodyId, rightsNoticeGiven: true };
    await (await town.as("luo")).acceptCase({ params, body });
  };
  const agreedInWriting = async (): Promise<void> => {
    await ofCommittee();
    await agreeOn(town, { lead: "tang", params, body: written, yes: inYangguang.disputants });
    const body = { textSha256: await textIn(town, "tang", params) };
    await (await town.as("tang")).signOutcome({ params, body });
    await (await town.as("luo")).sealOutcome({ params, body });
    await town.drain();
  };

  beforeEach(async () => {
    town = await openTown({ start: effectiveAt });
  });

  it("is applied for until the end of the thirtieth day after a sealed agreement took effect", async () => {
    await agreedInWriting();
    expect(await courtIn()).toMatchObject({ lastOn: "2021-05-26", endsAt: day31, applications: {} });
    await at(lastSecond);
    expect(await courtIn()).not.toHaveProperty("lapsedAt");
    await apply("qin");
    await apply("jiang");
    await at(day31);
    expect(await courtIn()).toMatchObject({ appliedAt: lastSecond });
    expect(town.told(confirmationLapsed.type)).toEqual([]);
    await rule("granted", "2021-05-26");
    expect(await courtIn()).toMatchObject({ ruling: { result: "granted", ruledOn: "2021-05-26" } });
  });

  it("lapses on the day after: whoever has not applied was reminded on days 20 and 27", async () => {
    await agreedInWriting();
    await apply("qin");
    await town.drain();
    for (const instant of [day20, day27, lastSecond, day31]) await at(instant);
    expect(await toldTo("qin")).toEqual([`confirmationOver ${day31}`]);
    expect(await toldTo("jiang")).toEqual([
      `confirmationJoined ${effectiveAt}`,
      `confirmationNear ${day20}`,
      `confirmationNear ${day27}`,
      `confirmationOver ${day31}`,
    ]);
    expect(town.told(confirmationLapsed.type)).toHaveLength(1);
    await expect(apply("jiang")).rejects.toMatchObject(refusal(409, "window-lapsed", { lastOn: "2021-05-26" }));
    const { case: subject, allowedVerbs } = await read();
    expect(subject).toMatchObject({ status: "agreed", court: { lapsedAt: day31 } });
    expect(allowedVerbs).not.toContain("applyForConfirmation");
  });

  it("needs each of those in dispute, each by an act of their own", async () => {
    await agreedInWriting();
    await apply("qin");
    const [, jiangIs] = (await read()).case.disputants.map(({ disputantId }) => disputantId);
    await expect(rule("granted", "2021-04-26")).rejects.toMatchObject(
      refusal(409, "joint-application-required", { missing: [jiangIs] }),
    );
    await (await town.as("qin")).applyForConfirmation({ params, body: {}, idempotencyKey: "once more" });
    await town.drain();
    expect(town.told(confirmationApplied.type).map(({ data }) => data.remaining)).toEqual([1]);
    const forAnother = { params, body: { disputantId: jiangIs ?? "" } };
    await expect((await town.as("qin")).applyForConfirmation(forAnother)).rejects.toThrow();
    expect((await courtIn())?.appliedAt).toBeUndefined();
  });

  it("is granted: each is told, the agreement stands as it was, and nothing more is ruled", async () => {
    await agreedInWriting();
    await apply("qin");
    await apply("jiang");
    await expect(rule("granted", "2021-04-25")).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/ruledOn", code: "before-the-application" }] },
    });
    await expect(rule("granted", "2021-04-27")).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/ruledOn", code: "in-the-future" }] },
    });
    await rule("granted", "2021-04-26");
    await town.drain();
    for (const persona of inYangguang.disputants) expect(await toldTo(persona)).toContain(`granted ${effectiveAt}`);
    expect((await read()).case).toMatchObject({ status: "agreed", agreement: { terms: written.terms } });
    const again = { params, body: { result: "rejected", ruledOn: "2021-04-26" }, idempotencyKey: "again" } as const;
    await expect((await town.as("tang")).recordRuling(again)).rejects.toMatchObject(refusal(409, "wrong-state"));
  });

  it("is rejected: the case is negotiated again, and nobody is reminded of the court any more", async () => {
    await agreedInWriting();
    await apply("qin");
    await apply("jiang");
    await rule("rejected", "2021-04-26");
    await town.drain();
    for (const persona of [...inYangguang.disputants, "tang"])
      expect(await toldTo(persona)).toContain(`rejected ${effectiveAt}`);
    const subject = (await read()).case;
    expect(subject.status).toBe("negotiating");
    expect(subject).not.toHaveProperty("agreement");
    for (const instant of [day20, day27, day31]) await at(instant);
    for (const persona of inYangguang.disputants)
      expect((await toldTo(persona)).at(-1)).toBe(`rejected ${effectiveAt}`);
    expect(town.told(confirmationLapsed.type)).toEqual([]);
    await expect(apply("qin")).rejects.toMatchObject(refusal(409, "wrong-state"));
  });

  it("is of no agreement that mutual aid alone mediated", async () => {
    params = { caseId: (await acceptedCase(town, inYangguang)).caseId };
    await agreeOn(town, { lead: "sun", params, body: written, yes: inYangguang.disputants });
    const body = { textSha256: await textIn(town, "sun", params) };
    await (await town.as("sun")).signOutcome({ params, body });
    expect((await read()).case).toMatchObject({ status: "agreed", agreement: { effectiveAt } });
    expect(await courtIn()).toBeUndefined();
    await expect(apply("qin")).rejects.toMatchObject(refusal(409, "body-not-eligible"));
  });

  it("is of no agreement by word of mouth, though a people's committee mediated it", async () => {
    await ofCommittee();
    const body = { ...agreement, form: "oral" as const };
    await agreeOn(town, { lead: "tang", params, body, yes: inYangguang.disputants });
    expect((await read()).case).toMatchObject({ status: "agreed", agreement: { form: "oral", effectiveAt } });
    await expect(apply("qin")).rejects.toMatchObject(refusal(409, "written-only"));
  });
});
