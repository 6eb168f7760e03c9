import { describe, expect, it } from "vitest";
import { isOverdue, wasInTime } from "#services/meetings/domain/action/action.ts";
import { loseLead, reassignAction } from "#services/meetings/domain/action/lead.ts";
import {
  acceptAction,
  explainAction,
  markOverdue,
  remind,
  reportDone,
  reportProgress,
  returnAction,
  verifyAction,
} from "#services/meetings/domain/action/progress.ts";
import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { actionIn, actionInEach, decided, looked, onAction, reported } from "./issue-scenes.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import { bystander, convener, neighbour, steward } from "./scenes.ts";

const overdueAt = "2026-04-01T16:00:00.000Z";
const accepted = actionInEach.accepted;
const overdue = (issue = accepted()): Issue =>
  markOverdue(issue, { actionId: actionIn(issue).actionId, at: overdueAt })?.state ?? issue;
const seen = (issue: Issue, by = convener, isSeated = false, at = overdueAt) =>
  verifyAction(issue, { ...onAction(by, issue, 0, at), isSeated });

describe("an action", () => {
  it("is taken on and reported by its lead alone", () => {
    for (const by of [convener, neighbour]) {
      expect(refusalOf(() => acceptAction(decided(), onAction(by, decided())))[0]).toBe("role-not-allowed");
      const done = () => reportDone(accepted(), { ...onAction(by, accepted()), evidence: "x" });
      expect(refusalOf(done)[0]).toBe("role-not-allowed");
    }
    const other = { ...onAction(steward, decided()), actionId: "act_other" };
    expect(refusalOf(() => acceptAction(decided(), other))[0]).toBe("not-found");
  });

  it("is verified by somebody else, with a seat or as a convener", () => {
    const issue = reported();
    expect(refusalOf(() => seen(issue, steward, true))[0]).toBe("conflict-of-interest");
    expect(refusalOf(() => seen(issue, bystander))[0]).toBe("role-not-allowed");
    expect(seen(issue, bystander, true).facts[0]?.data).toMatchObject({ remaining: 1, onTime: true });
    expect(seen(issue, convener).state).toMatchObject({ status: "in-action" });
  });

  it("is not verified at the desk by its lead for somebody else, nor by who reported it for the lead", () => {
    const assisting = (operator: Caller, { personId, name }: Caller): Caller => ({
      ...operator,
      onBehalfOf: { personId, name, sessionId: "ses_1" },
    });
    const own = () => seen(reported(), assisting(steward, neighbour), true);
    expect(refusalOf(own)[0]).toBe("conflict-of-interest");
    const recorded = reportDone(accepted(), {
      ...onAction(assisting(convener, steward), accepted()),
      evidence: "照片",
    }).state;
    expect(refusalOf(() => seen(recorded, convener, true))[0]).toBe("conflict-of-interest");
    expect(seen(recorded, neighbour, true).facts).toHaveLength(1);
  });

  it("makes the issue verified with the last one, and closes it where no case waits", () => {
    const last = looked(reported(looked(), 1), 1);
    expect(last.status).toBe("closed");
  });

  it("is reminded of some days before, and overdue once its day has passed, told once", () => {
    const { actionId, remindAt } = actionIn(accepted());
    expect(remind(accepted(), { actionId, at: "2026-03-29T15:59:59.000Z" })).toBeUndefined();
    expect(remind(accepted(), { actionId, at: remindAt })?.facts).toHaveLength(1);
    expect(markOverdue(accepted(), { actionId, at: "2026-04-01T15:59:59.000Z" })).toBeUndefined();
    expect(isOverdue(actionIn(overdue()))).toBe(true);
    expect(markOverdue(overdue(), { actionId, at: overdueAt })).toBeUndefined();
    expect(remind(overdue(), { actionId, at: overdueAt })).toBeUndefined();
  });

  it("owes its reason while it is overdue, before it can be reported done", () => {
    const late = overdue();
    const done = (issue: Issue) => reportDone(issue, { ...onAction(steward, issue, 0, overdueAt), evidence: "x" });
    expect(refusalOf(() => done(late))).toEqual(["explanation-required", { actionIds: [actionIn(late).actionId] }]);
    const explaining = (at: string) => explainAction(late, { ...onAction(steward, late, 0, at), reason: "等待供货" });
    expect(refusalOf(() => done(explaining("2026-04-01T15:59:59.999Z").state))[0]).toBe("explanation-required");
    const after = done(explaining(overdueAt).state).state;
    expect([isOverdue(actionIn(after)), wasInTime(actionIn(after))]).toEqual([false, false]);
    expect(seen(after).facts[0]?.data).toMatchObject({ onTime: false });
  });

  it("owes it also before anybody was told that it is late, and is told late by its explanation", () => {
    const act = onAction(steward, accepted(), 0, "2026-04-01T16:00:30.000Z");
    expect(refusalOf(() => reportDone(accepted(), { ...act, evidence: "x" }))[0]).toBe("explanation-required");
    const { state, facts } = explainAction(accepted(), { ...act, reason: "等待供货" });
    expect(facts.map(({ type }) => type)).toEqual(["meetings.action-overdue.v1", "meetings.action-explained.v1"]);
    expect(markOverdue(state, { actionId: act.actionId, at: act.at })).toBeUndefined();
    const done = reportDone(state, { ...act, evidence: "x" });
    expect(actionIn(done.state)).toMatchObject({ status: "done", overdueSince: overdueAt });
    expect(done.facts.map(({ type }) => type)).toEqual(["meetings.action-done.v1"]);
  });

  it("is in time when it was done in time, however late it is looked at", () => {
    expect(seen(reported(), convener, false, "2026-06-01T00:00:00.000Z").facts[0]?.data).toMatchObject({
      onTime: true,
    });
  });

  it("comes back with a reason, late at once where its day has passed, and is taken up again", () => {
    const giving = (at: string) =>
      returnAction(reported(), { ...onAction(convener, reported(), 0, at), reason: "雨棚未装", isSeated: false });
    expect(isOverdue(actionIn(giving("2026-03-30T00:00:00.000Z").state))).toBe(false);
    const late = giving(overdueAt);
    expect(isOverdue(actionIn(late.state))).toBe(true);
    expect(late.facts.map(({ type }) => type)).toEqual(["meetings.action-returned.v1", "meetings.action-overdue.v1"]);
    const again = reportProgress(late.state, { ...onAction(steward, late.state), text: "已补装" });
    expect(actionIn(again.state)).toMatchObject({ status: "in-progress" });
    expect(actionIn(again.state)).not.toHaveProperty("returned");
  });
});

describe("an action that is given to another lead", () => {
  const given = (issue = accepted(), to = neighbour, by = convener) =>
    reassignAction(issue, { ...onAction(by, issue), leadId: to.personId, reason: "换岗" });
  const gone = (issue = accepted()) => loseLead(issue, { personId: steward.personId, at: overdueAt });

  it("is assigned to them, keeps its day and from whom it came, and is told", () => {
    const { state, facts } = given();
    expect(actionIn(state)).toMatchObject({
      status: "assigned",
      leadId: neighbour.personId,
      dueOn: "2026-04-01",
      handovers: [{ by: convener.personId, text: "换岗", formerLeadId: steward.personId }],
    });
    const { issueId } = state;
    expect(facts.map(({ type, data }) => [type, data])).toEqual([
      [
        "meetings.action-reassigned.v1",
        {
          issueId,
          actionId: actionIn(state).actionId,
          leadId: neighbour.personId,
          formerLeadId: steward.personId,
          dueOn: "2026-04-01",
        },
      ],
    ]);
    expect(refusalOf(() => acceptAction(state, onAction(steward, state)))[0]).toBe("role-not-allowed");
    expect(acceptAction(state, onAction(neighbour, state)).facts).toHaveLength(1);
  });

  it("is not given to who leads it, unless they had lost it", () => {
    expect(refusalOf(() => given(accepted(), steward))).toEqual(wrongField("/leadId", "leads-already"));
    expect(actionIn(given(gone()?.state, steward).state)).not.toHaveProperty("leadLost");
  });

  it("is verified by none of those who led it or reported on it, before or after", () => {
    const told = reportProgress(accepted(), { ...onAction(steward, accepted()), text: "已下单" }).state;
    const taken = given(told).state;
    const again = acceptAction(taken, onAction(neighbour, taken)).state;
    const done = reportDone(again, { ...onAction(neighbour, again), evidence: "照片" }).state;
    for (const own of [steward, neighbour])
      expect(refusalOf(() => seen(done, own, true))[0]).toBe("conflict-of-interest");
    expect(seen(done, convener).facts).toHaveLength(1);
  });

  it("is verified by nobody who reported it done before it came back", () => {
    const assisting: Caller = { ...convener, onBehalfOf: { ...steward, sessionId: "ses_1" } };
    const recorded = reportDone(accepted(), { ...onAction(assisting, accepted()), evidence: "照片" }).state;
    const back = returnAction(recorded, { ...onAction(neighbour, recorded), reason: "x", isSeated: true }).state;
    const done = reportDone(back, { ...onAction(steward, back), evidence: "照片" }).state;
    expect(refusalOf(() => seen(done, convener, true))[0]).toBe("conflict-of-interest");
  });

  it("owes the same reason where it is late, and reminds its new lead where it is not", () => {
    const late = given(overdue()).state;
    expect(isOverdue(actionIn(late))).toBe(true);
    const { actionId, remindAt } = actionIn(accepted());
    expect(remind(given().state, { actionId, at: remindAt })?.facts[0]?.data).toMatchObject({
      leadId: neighbour.personId,
    });
  });

  it("says that it lost its lead, once, and says so no longer when its lead acts", () => {
    const lost = gone();
    expect(lost?.facts.map(({ type }) => type)).toEqual(["meetings.action-lead-lost.v1"]);
    expect(actionIn(lost?.state as Issue)).toMatchObject({ leadLost: { at: overdueAt }, leadId: steward.personId });
    expect(gone(lost?.state)).toBeUndefined();
    const { actionId, remindAt } = actionIn(accepted());
    expect(remind(lost?.state as Issue, { actionId, at: remindAt })).toBeUndefined();
    const back = lost?.state as Issue;
    const told = reportProgress(back, { ...onAction(steward, back), text: "回来了" }).state;
    expect(actionIn(told)).not.toHaveProperty("leadLost");
    expect(loseLead(looked(), { personId: steward.personId, at: overdueAt })).toBeUndefined();
  });
});
