import { describe, expect, it } from "vitest";
import type { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { publishMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import { act, afterAmending, convener, meetingInEach } from "./scenes.ts";

describe("minutes that are not confirmed", () => {
  it("are not published: a problem of their own says so", () => {
    const attempt = (subject: Meeting) =>
      publishMinutes(subject, { ...act(convener, afterAmending), text: "x", seatNames: [] });
    for (const status of ["closed", "minutes-draft"] as const)
      expect(() => attempt(meetingInEach[status]())).toThrow("minutes-not-confirmed");
    expect(() => attempt(meetingInEach.published())).toThrow("wrong-state");
    expect(() => attempt(meetingInEach.scheduled())).toThrow("wrong-state");
    expect(attempt(meetingInEach["minutes-confirmed"]()).state.status).toBe("published");
  });
});
