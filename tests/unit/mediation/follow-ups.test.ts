import { describe, expect, it } from "vitest";
import type { Case, CaseIn } from "#services/mediation/domain/case.ts";
import { caseFor } from "#services/mediation/domain/case-for.ts";
import { viewOf } from "#services/mediation/domain/case-view.ts";
import { answerFollowUp, askFollowUp, failedFollowUp, planFollowUps } from "#services/mediation/domain/follow-up.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { act, disputant, inFulfilment, inside, opponent, president, resolved } from "./cases.ts";

const community = { timeZone: "Asia/Shanghai", policy: {}, calendar: {} };
const nobody: ReadonlySet<string> = new Set();

const planned = (subject = resolved()): Case =>
  planFollowUps(subject, { commandId: "a command", community })?.state ?? subject;
const followUpsOf = (subject: Case) => (subject as CaseIn<"resolved">).followUps ?? [];
const ask = (subject: Case, nth = 0, gone = nobody) => {
  const { followUpId, askAt } = followUpsOf(subject)[nth] ?? { followUpId: "", askAt: "" };
  return askFollowUp(subject, { followUpId, at: askAt, policy: {}, gone });
};
const asked = (subject = planned()): Case => ask(subject)?.state ?? subject;
const answered = (subject: Case, by: Caller, said: object = {}, at = "2026-03-21T02:00:00.000Z") =>
  answerFollowUp(subject, { ...act(by), at, performed: true, settled: true, ...said });
const typesOf = ({ facts }: { readonly facts: readonly { readonly type: string }[] }) =>
  facts.map(({ type }) => type.split(".")[1]);
const codeOf = (attempt: () => unknown): unknown => {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe("the follow-ups of a resolved case", () => {
  it("are planned once, at ten of the fifteenth and the ninetieth day", () => {
    expect(followUpsOf(planned()).map(({ days, askAt }) => `${days} ${askAt}`)).toEqual([
      "15 2026-03-20T02:00:00.000Z",
      "90 2026-06-03T02:00:00.000Z",
    ]);
    expect(planFollowUps(planned(), { commandId: "another", community })).toBeUndefined();
    expect(planFollowUps(inFulfilment(), { commandId: "another", community })).toBeUndefined();
  });

  it("are asked once, on their day, of those who are still here", () => {
    expect(followUpsOf(asked())[0]).toMatchObject({ failsUntil: "2026-03-27T02:00:00.000Z" });
    expect(ask(asked())).toBeUndefined();
    const { followUpId } = followUpsOf(planned())[0] ?? { followUpId: "" };
    const early = { followUpId, at: "2026-03-20T01:59:59.999Z", policy: {}, gone: nobody };
    expect(askFollowUp(planned(), early)).toBeUndefined();
    expect(ask(planned(), 0, new Set([disputant.personId]))).toBeDefined();
    expect(ask(planned(), 0, new Set([disputant.personId, opponent.personId]))).toBeUndefined();
  });

  it("ask nobody whom the case has forgotten", () => {
    const forgotten = [disputant, opponent].reduce(
      (subject, { personId }) => forgetInCase(subject, personId) as Case,
      planned(),
    );
    expect(ask(forgotten)).toBeUndefined();
  });

  it("are answered once by each disputant, themselves", () => {
    const one = answered(asked(), disputant);
    expect(typesOf(one)).toEqual(["follow-up-answered"]);
    expect(codeOf(() => answered(one.state, disputant))).toBe("follow-up-answered");
    expect(codeOf(() => answered(planned(), disputant))).toBe("wrong-state");
    expect(codeOf(() => answered(asked(), president))).toBe("invalid");
    const next = ask(one.state, 1)?.state ?? one.state;
    expect(answered(next, disputant).state).toMatchObject({ followUps: [{}, { answers: { [idOf(next)]: {} } }] });
  });

  it("fail by a no within seven days of the question, and for so long", () => {
    const no = answered(asked(), disputant, { settled: false, reason: "又响了" });
    expect(typesOf(no)).toEqual(["follow-up-answered", "follow-up-failed"]);
    const subject = no.state as CaseIn<"resolved">;
    expect(failedFollowUp(subject, "2026-03-27T02:00:00.000Z")?.days).toBe(15);
    expect(failedFollowUp(subject, "2026-03-27T02:00:00.001Z")).toBeUndefined();
    const late = answered(asked(), disputant, { performed: false }, "2026-03-27T02:00:00.001Z");
    expect(typesOf(late)).toEqual(["follow-up-answered"]);
    expect(failedFollowUp(answered(asked(), disputant).state as CaseIn<"resolved">, "2026-03-21T02:00:00.000Z")).toBe(
      undefined,
    );
  });

  it("keep what somebody wrote for mediators and themselves, until they are forgotten", () => {
    const no = answered(asked(), disputant, { settled: false, reason: "又响了" }).state;
    const seen = (by: Caller) => JSON.stringify(viewOf(no, inside(by)).case);
    expect(seen(disputant)).toContain("又响了");
    expect(seen(president)).toContain("又响了");
    expect(seen(opponent)).not.toContain("又响了");
    expect(caseFor(no, disputant.personId)).toMatchObject({ followUps: [{ days: 15, reason: "又响了" }] });
    expect(JSON.stringify(forgetInCase(no, disputant.personId))).not.toContain("又响了");
  });
});

const idOf = ({ disputants }: Case): string => disputants[0]?.disputantId ?? "";
