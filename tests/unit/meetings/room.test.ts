import { describe, expect, it } from "vitest";
import { acceptAction, reportDone, reportProgress, verifyAction } from "#services/meetings/domain/acting.ts";
import { amendMinutes, reviseMinutes } from "#services/meetings/domain/minutes.ts";
import { discuss } from "#services/meetings/domain/resolving.ts";
import { stored } from "#shared/table/entity.ts";
import { itemSize } from "#shared/table/limits.ts";
import { decided, onAction, placed } from "./issue-scenes.ts";
import { refusalOf } from "./refusal-of.ts";
import { act, convener, drafted, inSession, neighbour, startsAt, steward } from "./scenes.ts";

const mostItemBytes = 400 * 1024;
const long = "长".repeat(2000);

/** What a verb makes of a thing when it is done again and again, until it is refused. */
const filled = <Subject extends object>(
  subject: Subject,
  verb: (current: Subject, nth: number) => Subject,
): Subject => {
  for (let nth = 0, current = subject; nth < 200; nth += 1) {
    const refusal = refusalOf(() => {
      current = verb(current, nth);
    });
    if (refusal[0] !== "not refused") {
      expect(refusal[0]).toBe("quota-exceeded");
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
});
