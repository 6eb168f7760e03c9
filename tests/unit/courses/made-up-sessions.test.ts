import { describe, expect, it } from "vitest";
import { resume } from "#services/courses/domain/course/closure.ts";
import type { Course } from "#services/courses/domain/course/course.ts";
import { cancelDated, moveDated } from "#services/courses/domain/course/dated.ts";
import { advance } from "#services/courses/domain/course/enrolment.ts";
import { at, courseInEach } from "./scenes.ts";

const firstOf = ({ sessions }: Course): string => sessions[0]?.sessionId ?? "";
const span = { startsAt: "2026-06-02T07:00:00.000Z", endsAt: "2026-06-02T08:00:00.000Z" };

describe("a closure", () => {
  it("loses the sessions that would have been meanwhile, and says so of each", () => {
    const resumed = resume(courseInEach.suspended(), "2026-06-05T00:00:00.000Z")?.state;
    expect(resumed?.sessions.map(({ status, lostTo }) => [status, lostTo])).toEqual([
      ["cancelled", "clo_1"],
      ["scheduled", undefined],
    ]);
  });

  it("lets a session be held later that rests or was lost, and none that was called off", () => {
    const resting = courseInEach.suspended();
    expect(moveDated(resting, firstOf(resting), span, at).state.sessions[0]).toMatchObject({
      ...span,
      status: "suspended",
    });
    const lost = resume(resting, "2026-06-05T00:00:00.000Z")?.state ?? resting;
    const later = { startsAt: "2026-06-20T07:00:00.000Z", endsAt: "2026-06-20T08:00:00.000Z" };
    const [madeUp] = moveDated(lost, firstOf(lost), later, at).state.sessions;
    expect(madeUp).toMatchObject({ ...later, status: "scheduled" });
    expect(madeUp?.lostTo).toBeUndefined();
    const running = courseInEach.running();
    const calledOff = cancelDated(running, firstOf(running)).state;
    expect(() => moveDated(calledOff, firstOf(calledOff), later, at)).toThrow("wrong-state");
  });

  it("does not end what rests before the sessions that were moved meanwhile are over", () => {
    const resting = courseInEach.suspended();
    const afterwards = { startsAt: "2026-09-01T07:00:00.000Z", endsAt: "2026-09-01T08:00:00.000Z" };
    const moved = moveDated(resting, firstOf(resting), afterwards, at).state;
    expect(advance(resting, "2026-07-01T00:00:00.000Z")?.state.status).toBe("cancelled");
    expect(advance(moved, "2026-07-01T00:00:00.000Z")).toBeUndefined();
    expect(advance(moved, "2026-09-03T00:00:00.000Z")?.state.status).toBe("cancelled");
  });
});
