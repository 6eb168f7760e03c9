import { describe, expect, it } from "vitest";
import { caseFor } from "#services/mediation/domain/case-for.ts";
import { raiseDanger, reportDanger } from "#services/mediation/domain/danger.ts";
import { isFireHazard } from "#services/mediation/domain/fire-hazard.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import { terminate } from "#services/mediation/domain/terminate.ts";
import { accepted, act, answering, disputant, later, opponent, person, president } from "./cases.ts";

describe("a filing that says by itself that there is danger of fire", () => {
  const isFire = (spot: string | undefined, category = "ev-charging") =>
    isFireHazard({ category, place: { building: "2栋", ...(spot && { spot }) } });

  it.each([
    "电梯里",
    "3楼走廊",
    "二层楼道",
    "楼梯间",
    "一楼门厅",
    "消防通道",
    "in the lift",
    "Stairwell B",
    "the hallway",
  ])("is one of e-bikes that charge here: %s", (spot) =>
    expect([isFire(spot), isFire(spot, "noise")]).toEqual([true, false]),
  );

  it.each([undefined, "3栋楼下", "西门口", "小区通道", "the parking lot", "Lifton Road"])(
    "is none of those that charge there: %s",
    (spot) => expect(isFire(spot)).toBe(false),
  );
});

describe("what somebody wrote of a danger", () => {
  const worker = person("worker", "residents-committee-worker");
  const raised = raiseDanger(accepted(), {
    ...answering(disputant),
    kind: "self-harm",
    note: "说要跳楼",
    commandId: "a danger",
  }).state;
  const [{ dangerId } = { dangerId: "" }] = raised.dangers ?? [];
  const report = { dangerId, to: "hospital" as const, at: later, reference: "120，接线员记录" };
  const reported = reportDanger(raised, { by: act(worker).by, now: later, report }).state;
  const ended = terminate(reported, { ...act(opponent), reason: "不谈了" }).state;
  const textOf = (subject: unknown) => JSON.stringify(subject);

  it("goes with them, and with nobody else; what was reported stays", () => {
    const without = forgetInCase(ended, disputant.personId);
    expect(textOf(without)).not.toContain("说要跳楼");
    expect(textOf(without)).toContain("120，接线员记录");
    expect(textOf(forgetInCase(ended, worker.personId))).not.toContain("接线员");
    expect(textOf(forgetInCase(ended, president.personId))).toContain("说要跳楼");
    expect(forgetInCase(reported, disputant.personId)).toBe("held");
  });

  it("is shown to them, as is why they ended it", () => {
    expect(caseFor(ended, disputant.personId).dangers).toMatchObject([{ note: "说要跳楼" }]);
    expect(caseFor(ended, worker.personId).dangerReports).toMatchObject([report.to].map((to) => ({ to })));
    expect(caseFor(ended, opponent.personId)).toMatchObject({ dangers: [], ended: { reason: "不谈了" } });
    expect(textOf(forgetInCase(ended, opponent.personId))).not.toContain("不谈了");
  });
});
