import { describe, expect, it } from "vitest";
import { discuss, resolve } from "#services/meetings/domain/issue/resolve.ts";
import type { Meeting, MeetingIn } from "#services/meetings/domain/meeting/meeting.ts";
import { arrive, close, leave, open, sidesIn } from "#services/meetings/domain/meeting/open.ts";
import { cancel, postpone, reschedule } from "#services/meetings/domain/meeting/postpone.ts";
import { decision, placed, proposed, task } from "./issue-scenes.ts";
import { refusalOf, wrongField } from "./refusal-of.ts";
import {
  act,
  announced,
  bystander,
  convener,
  inSession,
  neighbour,
  now,
  over,
  planned,
  sides,
  sitting,
  startsAt,
  steward,
} from "./scenes.ts";

const atMeeting = act(convener, startsAt);
const sidesOf = (meeting: Meeting, policy = {}) => sidesIn(meeting as MeetingIn<"in-session">, sitting, policy).present;

describe("the time of a meeting", () => {
  it("is what was announced: it is not opened long before", () => {
    expect(refusalOf(() => open(announced(), act(convener, "2026-03-12T10:29:59.000Z")))[0]).toBe("notice-too-short");
    const hourBefore = act(convener, "2026-03-12T10:30:00.000Z");
    expect(open(announced(), hourBefore).state.status).toBe("in-session");
    const within = { community: { ...hourBefore.community, policy: { openMeetingMinutes: 30 } } };
    expect(refusalOf(() => open(announced(), { ...hourBefore, ...within }))[0]).toBe("notice-too-short");
  });

  it("may be put off and given anew; the agenda stays, and calendars see a higher sequence each time", () => {
    const waiting = postpone(announced(), { ...act(convener), reason: "台风" }).state;
    const later = "2026-03-19T11:30:00.000Z";
    const moved = reschedule(waiting, { ...act(convener), startsAt: later }).state;
    expect(moved).toMatchObject({ status: "agenda-published", startsAt: later, endsAt: "2026-03-19T13:30:00.000Z" });
    expect([announced().sequence, waiting.sequence, moved.sequence]).toEqual([0, 1, 2]);
    expect(moved).not.toHaveProperty("postponement");
    const back = { ...act(convener), startsAt: now };
    expect(refusalOf(() => reschedule(waiting, back))).toEqual(wrongField("/startsAt", "not-in-the-future"));
    const soon = { ...act(convener), startsAt: "2026-03-04T11:30:00.000Z" };
    expect(refusalOf(() => reschedule(waiting, soon))[0]).toBe("notice-too-short");
    const urgent = reschedule(waiting, { ...soon, urgency: { reason: "停水" } }).state;
    expect(urgent).toMatchObject({ status: "agenda-published", agenda: { urgency: { reason: "停水" } } });
  });

  it("collects at once where the time for that came while the meeting was put off", () => {
    const far = planned({ startsAt: "2026-04-09T11:30:00.000Z", endsAt: "2026-04-09T13:30:00.000Z", collectDays: 14 });
    const waiting = postpone(far, { ...act(convener), reason: "台风" }).state;
    const again = (at: string) => reschedule(waiting, { ...act(convener, at), startsAt: far.startsAt });
    expect(again("2026-03-20T01:00:00.000Z").state.status).toBe("scheduled");
    const late = again("2026-03-30T01:00:00.000Z");
    expect(late.state.status).toBe("collecting");
    expect(late.facts.map(({ type }) => type)).toContain("meetings.collecting-opened.v1");
  });

  it("may fall away, put off or not", () => {
    for (const subject of [planned(), postpone(planned(), { ...act(convener), reason: "x" }).state])
      expect(cancel(subject, { ...act(convener), reason: "x" }).state).not.toHaveProperty("postponement");
  });
});

type Asked = Parameters<typeof proposed>[2];

/** What a meeting decides about the text to which these said yes while all were there. */
const deciding = (meeting: Meeting | undefined, more: object = {}, asked: Asked = {}) => {
  const text = proposed(placed(), inSession(), asked);
  return resolve(text, { ...atMeeting, ...decision(text), ...more, meeting });
};

describe("who is in the room", () => {
  it("is a side by its seats, not a guest by their presence", () => {
    const guest = { ...atMeeting, personId: bystander.personId, name: "x", side: undefined };
    const withGuest = arrive(inSession(announced(), []), guest)?.state ?? announced();
    expect(sidesOf(withGuest)).toEqual([]);
    expect(sidesOf(inSession())).toEqual(["community", "property", "residents"]);
    expect(sidesOf(inSession(), { presentPerSide: 2 })).toEqual([]);
  });

  it("is no longer who sits for it no more, though they are still there", () => {
    const [, ...others] = sitting;
    expect(refusalOf(() => deciding(inSession(), { seats: others }))).toEqual([
      "side-missing",
      { sides: ["community"] },
    ]);
  });

  it("is no longer who has left, and who comes in twice is there once", () => {
    const gone = leave(inSession(), { ...atMeeting, personId: neighbour.personId })?.state ?? inSession();
    expect(sidesOf(gone)).toEqual(["community", "property"]);
    expect(leave(gone, { ...atMeeting, personId: neighbour.personId })).toBeUndefined();
    const twice = { ...atMeeting, personId: steward.personId, name: "x", side: "property" as const };
    expect(arrive(inSession(), twice)).toBeUndefined();
    const never = { ...atMeeting, personId: bystander.personId };
    expect(refusalOf(() => leave(inSession(), never))).toEqual(wrongField("/personId", "not-there"));
  });
});

describe("a decision of the meeting", () => {
  it("is valid with every side in the room and concurring, and the meeting keeps it", () => {
    const { issue, meeting } = deciding(inSession());
    expect(issue.state).toMatchObject({
      status: "in-action",
      resolution: { validity: "valid", number: 1, missingSides: [] },
      placements: [{ outcome: "decided" }],
    });
    expect(issue.facts.map(({ type }) => type)).toEqual([
      "meetings.resolution-adopted.v1",
      "meetings.action-assigned.v1",
      "meetings.action-assigned.v1",
    ]);
    const { issueId } = placed();
    expect(meeting?.state).toMatchObject({ session: { decided: { [issueId]: expect.any(String) } } });
  });

  it.each(sides)("is refused while a side is not in the room, or does not concur", (absent, side) => {
    const without = inSession(
      announced(),
      sides.filter(([who]) => who !== absent),
    );
    expect(refusalOf(() => deciding(without))).toEqual(["side-missing", { sides: [side] }]);
    const agreeing = sides.filter(([who]) => who !== absent);
    expect(refusalOf(() => deciding(inSession(), {}, { agreeing }))).toEqual(["side-missing", { sides: [side] }]);
  });

  it("counts no side twice", () => {
    const actions = [{ ...task(steward, "property"), sides: ["property" as const, "property" as const] }];
    expect(refusalOf(() => proposed(placed(), inSession(), { actions }))).toEqual(
      wrongField("/actions/0/sides/1", "twice"),
    );
  });

  it("may be written down without a side, as an opinion that binds nobody", () => {
    const two = inSession(announced(), sides.slice(0, 2));
    const { issue, meeting } = deciding(two, { ifSideMissing: "record" });
    expect(meeting).toBeUndefined();
    expect(issue.state).toMatchObject({
      status: "on-agenda",
      opinions: [{ validity: "not-valid", missingSides: ["residents"] }],
    });
    expect(issue.facts.map(({ type }) => type)).toEqual(["meetings.resolution-not-valid.v1"]);
  });

  it("is made in the meeting on whose agenda the issue is, while it is in session", () => {
    expect(refusalOf(() => deciding(announced()))[0]).toBe("wrong-state");
    expect(refusalOf(() => deciding(undefined))[0]).toBe("version-conflict");
    const other = { ...inSession(), meetingId: "mtg_other" } as Meeting;
    expect(refusalOf(() => deciding(other))[0]).toBe("version-conflict");
    expect(refusalOf(() => discuss(placed(), { ...atMeeting, text: "x", meeting: over() }))[0]).toBe("wrong-state");
  });

  it("gives no action a day that has passed; without actions the issue is verified at once", () => {
    const late = { actions: [task(steward, "property"), task(neighbour, "residents", "2026-03-11")] };
    expect(refusalOf(() => proposed(placed(), inSession(), late))).toEqual(
      wrongField("/actions/1/dueOn", "not-in-the-future"),
    );
    const { issue } = deciding(inSession(), {}, { actions: [] });
    expect(issue.state.status).toBe("closed");
    expect(issue.facts.map(({ type }) => type)).toEqual([
      "meetings.resolution-adopted.v1",
      "meetings.issue-verified.v1",
      "meetings.issue-closed.v1",
    ]);
  });

  it("sets an action overdue when its day is over in the community's zone, and reminds three days before", () => {
    const { issue } = deciding(inSession());
    expect(issue.state).toMatchObject({
      actions: [{ overdueAt: "2026-04-01T16:00:00.000Z", remindAt: "2026-03-29T16:00:00.000Z" }, {}],
    });
  });
});

describe("the end of a meeting", () => {
  it("names what it left undecided, and the sides that never came", () => {
    const { issueId } = placed();
    const decided = deciding(inSession()).meeting?.state ?? inSession();
    const closing = close(decided, { ...atMeeting, agenda: [issueId, "iss_2"] });
    expect(closing.state).toMatchObject({ closing: { undecided: ["iss_2"], missingSides: [] } });
    expect(closing.facts.map(({ type }) => type)).toEqual(["meetings.meeting-closed.v1"]);
    const two = close(inSession(announced(), sides.slice(0, 2)), { ...atMeeting, agenda: [] });
    expect(two.facts[0]).toMatchObject({ type: "meetings.side-missing.v1", data: { sides: ["residents"] } });
  });

  it("has everybody leave, and is not closed twice", () => {
    const closed = over();
    expect("session" in closed && closed.session.attendance.every(({ out }) => out === startsAt)).toBe(true);
    expect(refusalOf(() => close(closed, { ...atMeeting, agenda: [] }))[0]).toBe("wrong-state");
  });
});
