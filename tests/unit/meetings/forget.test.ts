import { describe, expect, it } from "vitest";
import { reassignAction } from "#services/meetings/domain/action/lead.ts";
import { explainAction, reportDone, returnAction } from "#services/meetings/domain/action/progress.ts";
import {
  forgetInIssue,
  forgetInMeeting,
  forgetInSeries,
  issueFor,
  meetingFor,
  peopleInIssue,
  peopleInMeeting,
  seriesFor,
} from "#services/meetings/domain/forget.ts";
import { Issue } from "#services/meetings/domain/issue/issue.ts";
import { discuss } from "#services/meetings/domain/issue/resolve.ts";
import { explain } from "#services/meetings/domain/meeting/agenda.ts";
import { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { amendMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import {
  actionIn,
  actionInEach,
  candidate,
  issueInEach,
  looked,
  onAction,
  opened,
  placed,
  reported,
} from "./issue-scenes.ts";
import {
  act,
  bystander,
  convener,
  drafted,
  inSession,
  neighbour,
  published,
  seated,
  startsAt,
  steward,
} from "./scenes.ts";

const has = (thing: unknown, text: string): boolean => JSON.stringify(thing).includes(text);

describe("a person who asks to be forgotten", () => {
  it("is named in no issue, and what they proposed or said is gone, while it stays done", () => {
    const issue = opened(candidate("电梯坏了"));
    expect(peopleInIssue(issue)).toContain(neighbour.personId);
    const without = forgetInIssue(issue, neighbour.personId);
    for (const text of ["电梯坏了", '"neighbour"'])
      expect([has(issue, text), has(without, text)]).toEqual([true, false]);
    expect(Issue.parse(without)).toMatchObject({ status: "open", raisedBy: neighbour.personId });
    expect(forgetInIssue(issue, bystander.personId)).toBeUndefined();
  });

  it("takes their own words along, and nobody else's", () => {
    const spoken = discuss(placed(), { ...act(convener, startsAt), text: "物业愿意", meeting: inSession() }).state;
    const explained = explain(spoken, { ...act(steward), text: "招标中" }).state;
    const without = forgetInIssue(explained, steward.personId);
    expect([has(without, "招标中"), has(without, "物业愿意")]).toEqual([false, true]);
    expect(Issue.parse(without)).toBeDefined();
    const done = forgetInIssue(reported(), steward.personId);
    expect([has(done, "照片"), has(reported(), "照片")]).toEqual([false, true]);
    expect(Issue.parse(done)).toBeDefined();
  });

  it("leaves no reason in an issue that was rejected or referred up, nor in an action that was given back", () => {
    const { personId } = convener;
    for (const issue of [issueInEach.rejected(), issueInEach["referred-up"](), actionInEach.returned()]) {
      const without = forgetInIssue(issue, personId);
      const words = { text: expect.any(String), by: personId };
      expect(issueFor(issue, personId).said).toContainEqual(expect.objectContaining(words));
      expect(Issue.parse(without) && issueFor(without as Issue, personId).said.some(({ text }) => text)).toBe(
        issue.status === "in-action",
      );
    }
    const back = forgetInIssue(actionInEach.returned(), personId) as Issue;
    expect("actions" in back && back.actions[0]).toMatchObject({ returned: { by: personId } });
    expect("actions" in back && back.actions[0]).not.toHaveProperty("returned.text");
  });

  it("is in the attendance by id alone, and their amendments are blank; the minutes stay", () => {
    const amended = amendMinutes(drafted(), { ...act(neighbour, startsAt), text: "请写明时段" }).state;
    expect(peopleInMeeting(amended)).toContain(neighbour.personId);
    const without = forgetInMeeting(amended, neighbour.personId);
    expect([has(without, '"neighbour"'), has(without, "请写明时段"), has(without, "三方到场")]).toEqual([
      false,
      false,
      true,
    ]);
    expect(Meeting.parse(without)).toBeDefined();
    expect(forgetInMeeting(published(), bystander.personId)).toBeUndefined();
  });

  it("keeps the seat without the name", () => {
    const without = forgetInSeries(seated(), neighbour.personId);
    expect(without?.seats[2]).not.toHaveProperty("name");
    expect(without && forgetInSeries(without, neighbour.personId)).toBeUndefined();
  });
});

describe("a person who asks what is kept of them", () => {
  it("is shown what they said of an action that another leads by now", () => {
    const issue = actionInEach.accepted();
    const at = actionIn(issue).overdueAt;
    const explained = explainAction(issue, { ...onAction(steward, issue, 0, at), reason: "等待供货" }).state;
    const done = reportDone(explained, { ...onAction(steward, explained, 0, at), evidence: "现场照片" }).state;
    const looking = { ...onAction(convener, done, 0, at), isSeated: true };
    const back = returnAction(done, { ...looking, reason: "雨棚未装" }).state;
    const given = { leadId: neighbour.personId, reason: "换岗" };
    const theirs = reassignAction(back, { ...onAction(convener, back, 0, at), ...given }).state;
    expect(issueFor(theirs, steward.personId).said.map(({ text }) => text)).toEqual(["等待供货"]);
    expect(issueFor(done, steward.personId).said.map(({ text }) => text)).toEqual(["等待供货", "现场照片"]);
  });

  it("is told what they raised, said, sit in and were given to do", () => {
    const { personId } = neighbour;
    expect(issueFor(candidate("电梯坏了"), personId)).toMatchObject({ title: "电梯坏了", namedAs: "neighbour" });
    expect(issueFor(looked(), steward.personId).actions).toHaveLength(1);
    expect(meetingFor(published(), personId).attendance).toMatchObject([{ side: "residents" }]);
    expect(seriesFor(seated(), personId).seats).toMatchObject([{ side: "residents" }]);
  });
});
