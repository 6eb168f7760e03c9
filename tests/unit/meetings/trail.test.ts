import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueOfRecurrence } from "#services/meetings/domain/issue/raise.ts";
import { sentenceOf } from "#services/meetings/domain/issue/sentence.ts";
import { inOrder, keptWith, type TrailFact, trailOf } from "#services/meetings/domain/issue/trail.ts";
import { meetingsReactions } from "#services/meetings/reactions.ts";
import * as mediation from "#shared/contracts/mediation.ts";
import * as actions from "#shared/contracts/meeting-actions.ts";
import * as meetings from "#shared/contracts/meetings.ts";
import { heardBy } from "#shared/events/contract.ts";

const at = "2026-03-02T01:00:00.000Z";
const later = "2026-03-03T01:00:00.000Z";

const fact = (id: string, type: string, data: TrailFact["data"], more: Partial<TrailFact> = {}): TrailFact => ({
  id,
  type,
  subject: "x",
  at,
  sequence: "00000001-000",
  causationId: "request",
  data,
  ...more,
});

/** As it happened: the case, its recurrence, the issue of it, and the case told; all in one instant. */
const story: readonly TrailFact[] = [
  fact("filed", "mediation.case-filed.v1", { caseId: "cas_1" }),
  fact(
    "detected",
    "mediation.recurrence-detected.v1",
    { recurrenceId: "rec_1" },
    { subject: "rec_1", causationId: "filed" },
  ),
  fact("raised", "meetings.issue-raised.v1", { issueId: "iss_1" }, { causationId: "detected" }),
  fact(
    "linked",
    "meetings.case-linked.v1",
    { issueId: "iss_1", caseId: "cas_1" },
    { causationId: "detected", sequence: "00000001-001" },
  ),
  fact("opened", "meetings.issue-opened.v1", { issueId: "iss_1" }, { sequence: "00000002-000" }),
  fact("adopted", "meetings.resolution-adopted.v1", { issueId: "iss_1" }, { sequence: "00000003-000" }),
  fact(
    "assigned",
    "meetings.action-assigned.v1",
    { issueId: "iss_1", actionId: "act_1" },
    { sequence: "00000003-001", subject: "act_1" },
  ),
  fact(
    "noted",
    "mediation.resolution-noted.v1",
    { caseId: "cas_1", issueId: "iss_1" },
    { sequence: "00000002-000", causationId: "adopted" },
  ),
  fact(
    "done",
    "meetings.action-done.v1",
    { issueId: "iss_1", actionId: "act_1" },
    { sequence: "00000004-000", subject: "act_1", at: later },
  ),
];
const order = story.map(({ id }) => id);
const ordered = (facts: readonly TrailFact[]): string[] => inOrder(facts).map(({ id }) => id);

describe("the trail", () => {
  it("is in the order of instants, versions and causes, in whatever order and however often it was heard", () => {
    const heard = fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 });
    fc.assert(
      fc.property(heard, (facts) => {
        expect(ordered(facts)).toEqual(order);
      }),
    );
  });

  it("puts no version before an earlier one, and no effect before its cause, though clocks disagree", () => {
    const early = "2026-03-01T00:00:00.000Z";
    const skewed = story.map((each) => (each.id === "noted" || each.id === "opened" ? { ...each, at: early } : each));
    const ids = ordered(skewed);
    expect(ids.indexOf("noted")).toBeGreaterThan(ids.indexOf("adopted"));
    expect(ids.indexOf("opened")).toBeGreaterThan(ids.indexOf("raised"));
  });

  it("ends even where facts would each wait for the other", () => {
    const [one, other] = [
      fact("a", "x.y.v1", { issueId: "1" }, { causationId: "b" }),
      fact("b", "x.z.v1", { issueId: "2" }, { causationId: "a" }),
    ];
    expect(ordered([one, other]).toSorted()).toEqual(["a", "b"]);
  });

  it("keeps each fact with its issue or case, and those of a recurrence with its issue", () => {
    expect(story.map(keptWith)).toEqual([
      "cas_1",
      issueOfRecurrence("rec_1"),
      "iss_1",
      "iss_1",
      "iss_1",
      "iss_1",
      "iss_1",
      "cas_1",
      "iss_1",
    ]);
  });

  it("says every fact it hears in both languages, with its data filled in", () => {
    for (const { type } of heardBy(meetingsReactions.keepTrailWhenTold))
      for (const language of ["zh-CN", "en"] as const)
        expect(sentenceOf(type.split(".")[1] ?? "", {}, language)).not.toBe(type.split(".")[1]);
    const carried = { carryCount: 2, ageDays: 63, missingSides: ["residents"] };
    expect(sentenceOf("issue-carried", carried, "zh-CN")).toBe("未决，结转下次（第 2 次，已 63 天；缺席方：居民）");
    expect(sentenceOf("issue-carried", { ...carried, missingSides: [] }, "en")).toContain("missing sides: none");
    expect(sentenceOf("recurrence-detected", { caseIds: ["a", "b"], windowDays: 60 }, "en")).toContain("2 cases");
    expect(trailOf(story, "en")[0]).toMatchObject({ what: "case-filed", service: "mediation", at });
  });

  it("fills only what a fact carries", () => {
    const shapes = { ...mediation, ...meetings, ...actions } as Readonly<Record<string, unknown>>;
    const told = Object.values(shapes).filter(
      (each): each is { type: string; data: { shape: object } } => typeof each === "function",
    );
    for (const { type } of heardBy(meetingsReactions.keepTrailWhenTold)) {
      const members = Object.keys(told.find((each) => each.type === type)?.data.shape ?? {});
      const marked = Object.fromEntries(members.map((member) => [member, "✓"]));
      expect(sentenceOf(type.split(".")[1] ?? "", marked, "en")).not.toMatch(/[({] ?[)}]| {2}|, ,/);
    }
  });
});
