import { describe, expect, it } from "vitest";
import { burdenOf, carryCountOf, type Issue, owesExplanation, placeOf } from "#services/meetings/domain/issue/issue.ts";
import { cardOf } from "#services/meetings/domain/issue/issue-card.ts";
import { linkCases, merge, mostCases, noteCaseEnded } from "#services/meetings/domain/issue/link.ts";
import {
  admit,
  issueOfRecurrence,
  raise,
  raiseFromCase,
  raiseFromRecurrence,
} from "#services/meetings/domain/issue/raise.ts";
import { explain } from "#services/meetings/domain/meeting/agenda.ts";
import { poolPartition, rowCompanions } from "#services/meetings/store/issue-rows.ts";
import { communityScope } from "#shared/table/scope.ts";
import {
  candidate,
  carried,
  caseIds,
  closed,
  decided,
  issueInEach,
  opened,
  placed,
  recurred,
  recurring,
  verified,
} from "./issue-scenes.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import { act, convener, neighbour, now, person, startsAt } from "./scenes.ts";

const factsOf = (told: { facts: readonly { type: string }[] } | undefined): string[] =>
  (told?.facts ?? []).map(({ type }) => type.split(".")[1] ?? "");

describe("what comes before the meeting", () => {
  it("is a resident's proposal, or what staff write down; at the desk it is the resident's", () => {
    const proposing = { title: "x", kind: "hard" as const };
    expect(raise({ ...act(neighbour), ...proposing }).state).toMatchObject({ origin: "resident", status: "candidate" });
    expect(raise({ ...act(convener), ...proposing }).state.origin).toBe("manual");
    const granny = { personId: "per_granny", name: "张奶奶", sessionId: "ses_1" };
    const assisted = raise({ ...act({ ...convener, onBehalfOf: granny }), ...proposing }).state;
    expect(assisted).toMatchObject({ origin: "resident", raisedBy: "per_granny" });
    expect(JSON.stringify(raise({ ...act(neighbour), title: "电梯坏了", kind: "hard" }).facts)).not.toContain("电梯");
  });

  it("is one issue of a recurrence, as old as its first case, however often it is told", () => {
    const told = raiseFromRecurrence(recurring, now);
    expect(told.state).toMatchObject({ origin: "recurrence", firstRaisedAt: recurring.firstFiledAt });
    expect(told.state.issueId).toBe(issueOfRecurrence(recurring.recurrenceId));
    expect(factsOf(told)).toEqual(["issue-raised", "case-linked", "case-linked", "case-linked"]);
  });

  it("is a case that was escalated, as old as the case", () => {
    const filedAt = "2026-02-01T00:00:00.000Z";
    const { state } = raiseFromCase({ caseId: "cas_1", category: "noise", building: "2栋", filedAt }, now);
    expect(state).toMatchObject({ origin: "case", firstRaisedAt: filedAt, cases: { cas_1: { linkedAt: now } } });
  });

  it("gets its title and its kind when it is admitted", () => {
    const given = admit(recurred(), { ...act(convener), title: "2栋充电", kind: "report" }).state;
    expect(given).toMatchObject({ status: "open", title: "2栋充电", kind: "report", openedAt: now });
  });
});

describe("later cases of a recurrence", () => {
  const linking = { caseIds: ["cas_1", "cas_4"], recurrenceId: recurring.recurrenceId, at: startsAt };

  it("are linked while the issue has room", () => {
    const many = Array.from({ length: mostCases + 1 }, (_, nth) => `cas_many_${nth}`);
    const full = linkCases(recurred(), { ...linking, caseIds: many });
    expect(Object.keys(full?.state.cases ?? {})).toHaveLength(mostCases);
    expect(full && linkCases(full.state, { ...linking, caseIds: ["cas_more"] })).toBeUndefined();
  });

  it("are linked once, and leave the first day as it is", () => {
    const linked = linkCases(recurred(), linking);
    expect(factsOf(linked)).toEqual(["case-linked"]);
    expect(linked?.state.firstRaisedAt).toBe(recurring.firstFiledAt);
    expect(linked && linkCases(linked.state, linking)).toBeUndefined();
  });

  it("have what was decided before they came, and are asked where it is verified", () => {
    const decidedOf = decided(placed(opened(recurred())));
    expect(linkCases(decidedOf, linking)?.facts[1]?.data).toMatchObject({ caseIds: ["cas_4"], verified: false });
    expect(linkCases(verified(), linking)?.facts[1]?.data).toMatchObject({ verified: true });
  });

  it("are taken by no issue that has ended", () => {
    for (const make of [closed, issueInEach.rejected, issueInEach.merged, issueInEach["referred-up"]])
      expect(linkCases(make(), linking)).toBeUndefined();
  });
});

describe("the end of the cases behind an issue", () => {
  const ended = (issue: Issue, caseId: string) =>
    noteCaseEnded(issue, { caseId, outcome: "case-resolved", endedAt: now, at: startsAt });
  const all = (issue: Issue): Issue => caseIds.reduce((current, id) => ended(current, id)?.state ?? current, issue);

  it("closes it once it is verified and the last has ended, with its age and its cases", () => {
    const two = caseIds.slice(0, 2).reduce((current, id) => ended(current, id)?.state ?? current, verified());
    expect(two.status).toBe("verified");
    const last = ended(two, "cas_3");
    expect(last?.state.status).toBe("closed");
    expect(last?.facts[0]?.data).toMatchObject({ caseIds, recurrenceIds: ["rec_1"], ageDays: 70, carryCount: 0 });
    expect(ended(closed(), "cas_3")).toBeUndefined();
  });

  it("does not close it before it is verified; its verification then does", () => {
    expect(all(opened(recurred())).status).toBe("open");
    expect(verified(all(placed(opened(recurred())))).status).toBe("closed");
  });

  it("is nothing to an issue that does not stand for the case", () => {
    expect(ended(candidate(), "cas_1")).toBeUndefined();
  });
});

describe("an issue that becomes part of another", () => {
  const older = { ...recurred(), issueId: `iss_${"b".repeat(20)}` } as Issue;
  const merging = (subject: Issue, into: Issue | undefined, intoIssueId = into?.issueId ?? "iss_none") =>
    merge(subject, { ...act(convener), intoIssueId, into });

  it("gives its cases to it, and both keep what they were", () => {
    const younger = raiseFromCase(
      { caseId: "cas_9", category: "ev-charging", building: "2栋", filedAt: now },
      now,
    ).state;
    const { merged, into } = merging(younger, older);
    expect(merged.state).toMatchObject({ status: "merged", merger: { intoIssueId: older.issueId } });
    expect(Object.keys(into.state.cases)).toEqual(expect.arrayContaining([...caseIds, "cas_9"]));
    expect(into.state.firstRaisedAt).toBe(older.firstRaisedAt);
    expect(into.state.absorbed).toMatchObject([{ issueId: younger.issueId, carryCount: 0, firstRaisedAt: now }]);
    expect(factsOf(into)).toEqual(["issue-absorbed", "case-linked"]);
  });

  it("gives its carries to it: the count never becomes less, and grows by one with the next", () => {
    const thrice = carried(placed(carried(placed(carried()))));
    const into = merging(thrice, opened(older)).into.state;
    expect([carryCountOf(into), placeOf(into)]).toEqual([3, "legacy"]);
    expect(owesExplanation(burdenOf(into), startsAt, { daysToExplain: 1000 })).toBe(true);
    const explained = explain(into, { ...act(convener), text: "等待设计" }).state;
    expect(owesExplanation(burdenOf(explained), startsAt, { daysToExplain: 1000 })).toBe(false);
    const again = carried(placed(explained));
    expect([carryCountOf(again), cardOf(again).carriedAt.length]).toEqual([4, 1]);
  });

  /** As it was written before an issue noted how often it had been carried itself when it took in another. */
  const asOnceWritten = (issue: Issue): Issue => ({
    ...issue,
    absorbed: issue.absorbed.map(({ ownCarries: _, ...absorbed }) => absorbed),
  });

  it("gave its carries to it also where that was written before carries were counted so", () => {
    const into = asOnceWritten(merging(carried(), opened(older)).into.state);
    expect([carryCountOf(into), carryCountOf(carried(placed(into)))]).toEqual([1, 2]);
  });

  it("leaves no row of it in a place where the next agenda would find it for good", () => {
    const scope = communityScope("local", "foshan");
    const into = asOnceWritten(merging(carried(), opened(older)).into.state);
    const former = { partition: poolPartition(scope), sort: `2#${into.firstRaisedAt}#${into.issueId}` };
    const writes = rowCompanions(scope, into, placed(into)).map(({ write }) => write);
    expect(writes).toContainEqual({ delete: former });
    expect(writes).toContainEqual({ delete: { ...former, sort: former.sort.replace("2#", "1#") } });
  });

  it("is not merged into itself, nor into a part of it, nor into a younger one, nor into nothing", () => {
    const subject = candidate();
    const field = (code: string) => wrongField("/intoIssueId", code);
    expect(refusalOf(() => merging(subject, undefined, subject.issueId))).toEqual(field("itself"));
    expect(refusalOf(() => merging(subject, undefined))).toEqual(field("unknown-issue"));
    const part = merging(candidate("另一"), subject).merged.state;
    expect(refusalOf(() => merging(subject, part))).toEqual(field("part-of-this"));
    expect(refusalOf(() => merging(older, subject))).toEqual(field("younger-than-this"));
    expect(refusalOf(() => merging(subject, closed()))[0]).toBe("wrong-state");
    expect(person("x").personId).toHaveLength(24);
  });
});
