import { describe, expect, it } from "vitest";
import { reassignAction } from "#services/meetings/domain/action/lead.ts";
import {
  acceptAction,
  explainAction,
  markOverdue,
  reportDone,
  reportProgress,
  returnAction,
  verifyAction,
} from "#services/meetings/domain/action/progress.ts";
import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import { merge } from "#services/meetings/domain/issue/link.ts";
import { discuss } from "#services/meetings/domain/issue/resolve.ts";
import { explain } from "#services/meetings/domain/meeting/agenda.ts";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { amendMinutes, reviseMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import { arrive } from "#services/meetings/domain/meeting/open.ts";
import { stored } from "#shared/table/entity.ts";
import { itemSize } from "#shared/table/limits.ts";
import { actionIn, candidate, decided, onAction, opened, placed, task } from "./issue-scenes.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import { act, convener, drafted, inSession, neighbour, over, startsAt, steward } from "./scenes.ts";

const mostItemBytes = 400 * 1024;
const long = "长".repeat(2000);

/** What a verb makes of a thing when it is done again and again, until it is refused. */
const filled = <Subject extends object>(
  subject: Subject,
  verb: (current: Subject, nth: number) => Subject,
  most = 200,
): Subject => {
  for (let nth = 0, current = subject; nth < most; nth += 1) {
    const refusal = refusalOf(() => {
      current = verb(current, nth);
    });
    if (refusal[0] !== "not refused") {
      expect(refusal).toEqual(wrongField("", "too-big"));
      return current;
    }
  }
  throw new Error("it is never full");
};

describe("a thing that much is said about", () => {
  it("is an issue that is still discussed, and still fits into its item", () => {
    const spoken = filled(placed(), (issue) => {
      return discuss(issue, { ...act(convener, startsAt), text: long, meeting: inSession() }).state;
    });
    expect(itemSize({ state: stored(spoken) })).toBeLessThan(mostItemBytes / 2);
  });

  it("is an action that is reported on without end: it can still be done, and verified", () => {
    const accepted = acceptAction(decided(), onAction(steward, decided())).state;
    const told = filled(
      accepted,
      (issue) => reportProgress(issue, { ...onAction(steward, issue), text: long }).state as never,
    );
    const done = reportDone(told, { ...onAction(steward, told), evidence: long }).state;
    const seen = verifyAction(done, { ...onAction(convener, done), isSeated: true }).state;
    expect(itemSize({ state: stored(seen) })).toBeLessThan(mostItemBytes);
  });

  it("is an action that so much was said about: it can still be given to another lead", () => {
    const spoken = filled(placed(), (issue) => {
      return discuss(issue, { ...act(convener, startsAt), text: long, meeting: inSession() }).state;
    });
    const { resolution, actions } = decided() as Extract<Issue, { status: "in-action" }>;
    const full = { ...spoken, status: "in-action", resolution, actions } as Issue;
    const given = reassignAction(full, { ...onAction(convener, full), leadId: neighbour.personId, reason: long });
    expect(actionIn(given.state).leadId).toBe(neighbour.personId);
  });

  it("are minutes that are amended without end: they can still be revised", () => {
    const text = "改".repeat(8000);
    const amended = filled(drafted(), (meeting, nth) => {
      const by = act(neighbour, startsAt);
      return amendMinutes(meeting, { ...by, text, commandId: `${nth}` }).state;
    });
    const amendments = "minutes" in amended ? amended.minutes.amendments : [];
    const declines = amendments.map(({ amendmentId }) => ({ amendmentId, reason: long }));
    const revising = { ...act(convener, startsAt), baseRevision: 1, text, takes: [], declines };
    expect(itemSize({ state: stored(reviseMinutes(amended, revising).state) })).toBeLessThan(mostItemBytes);
  });

  it("are minutes that one who was there amends without end: the next one is heard too", () => {
    const text = "改".repeat(8000);
    const amending = (meeting: Meeting, by: typeof neighbour, nth: number) =>
      amendMinutes(meeting, { ...act(by, startsAt), text, commandId: `${by.personId} ${nth}` }).state;
    const amended = filled(drafted(), (meeting, nth) => amending(meeting, neighbour, nth));
    const heard = amending(amended, steward, 0);
    expect("minutes" in heard && heard.minutes.amendments.at(-1)?.personId).toBe(steward.personId);
  });

  it("are minutes of many small amendments, each declined at length: the reasons are bounded too", () => {
    const amended = Array.from({ length: 200 }).reduce<Meeting>(
      (meeting, _, nth) =>
        amendMinutes(meeting, { ...act(neighbour, startsAt), text: "改", commandId: `${nth}` }).state,
      drafted(),
    );
    const declining = (reason: string) => () => {
      const amendments = "minutes" in amended ? amended.minutes.amendments : [];
      const declines = amendments.map(({ amendmentId }) => ({ amendmentId, reason }));
      return reviseMinutes(amended, { ...act(convener, startsAt), baseRevision: 1, text: "改", takes: [], declines });
    };
    expect(refusalOf(declining(long))).toEqual(wrongField("", "too-big"));
    expect(itemSize({ state: stored(declining("会上未提")().state) })).toBeLessThan(mostItemBytes);
  });

  it("are minutes that are revised without end: what is answered with them stays readable", () => {
    filled(drafted(), (meeting, nth) => {
      const revising = { baseRevision: nth + 1, text: "改", takes: [], declines: [] };
      return reviseMinutes(meeting, { ...act(convener, startsAt), ...revising }).state;
    });
  });

  it("is a meeting in and out of which people go without end: it can still be closed and minuted", () => {
    const busy = filled(
      inSession(),
      (meeting, nth) =>
        arrive(meeting, {
          ...act(convener, startsAt),
          personId: `per_${nth}`,
          name: long.slice(0, 60),
          side: undefined,
        })?.state ?? meeting,
      2000,
    );
    const minuted = drafted(over(busy));
    expect(itemSize({ state: stored(minuted) })).toBeLessThan(mostItemBytes);
  });

  it("is an issue that is explained, and takes others in, without end: each is refused before it is full", () => {
    const explaining = (issue: Issue) => explain(issue, { ...act(convener), text: long }).state;
    const explained = filled(opened(), explaining);
    expect(itemSize({ state: stored(explained) })).toBeLessThan((mostItemBytes * 2) / 3);
    const spoken = filled(placed(), (issue) => {
      return discuss(issue, { ...act(convener, startsAt), text: long, meeting: inSession() }).state;
    });
    expect(explaining(spoken).explanations).toHaveLength(1);
    filled(
      opened(),
      (issue, nth) => {
        const other = { ...candidate(), issueId: `iss_${nth}`, firstRaisedAt: startsAt };
        return merge(other, { ...act(convener), intoIssueId: issue.issueId, into: issue }).into.state;
      },
      5000,
    );
  });

  it("is an issue with all that may be said of it: it is brought to its end within its item", () => {
    const spoken = filled(placed(), (issue) => {
      return discuss(issue, { ...act(convener, startsAt), text: long, meeting: inSession() }).state;
    });
    const actions = Array.from({ length: 10 }, () => ({ ...task(steward, "property"), text: long }));
    const resolved = decided(spoken, inSession(), { actions, text: long });
    const full = actions.reduce<Issue>((issue, _, nth) => {
      const { actionId } = actionIn(issue, nth);
      const late = markOverdue(issue, { actionId, at: "2026-04-02T00:00:00.000Z" })?.state ?? issue;
      const taken = acceptAction(late, onAction(steward, late, nth)).state;
      const explained = explainAction(taken, { ...onAction(steward, taken, nth), reason: long }).state;
      const done = reportDone(explained, { ...onAction(steward, explained, nth), evidence: long }).state;
      return returnAction(done, { ...onAction(convener, done, nth), reason: long, isSeated: true }).state;
    }, resolved);
    expect(itemSize({ state: stored(full) })).toBeLessThan(mostItemBytes);
  });
});
