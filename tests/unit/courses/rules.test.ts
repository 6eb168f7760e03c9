import { describe, expect, it } from "vitest";
import { approveDecision, proposeDecision, rejectDecision } from "#services/courses/domain/campus/decision.ts";
import { approve, consult, open, seat, unseat } from "#services/courses/domain/campus/proposal.ts";
import { ageGroupsOf, type Course } from "#services/courses/domain/course/course.ts";
import { advance, approveCourse, openEnrolment, proposeCourse } from "#services/courses/domain/course/enrolment.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import {
  act,
  admin,
  approved,
  approvedCourse,
  at,
  campus,
  closed,
  closing,
  consulted,
  enrolling,
  offer,
  opened,
  owner,
  personOf,
  proposed,
  running,
  seated,
  stranger,
  worker,
} from "./scenes.ts";

describe("a campus that is founded", () => {
  it("needs a talk between two sides, and the yes of each side that was there", () => {
    const between = [
      { name: "物业", side: "property" as const },
      { name: "工程部", side: "property" as const },
    ];
    const alone = () => consult(proposed(), { ...act(admin), between });
    expect(refusalOf(alone)).toEqual(wrongField("/between", "two-sides-needed"));
    const absent = () => approve(consulted(), { ...act(owner), side: "residents" });
    expect(refusalOf(absent)).toEqual(wrongField("/side", "not-consulted"));
    const foreign = () => approve(consulted(), { ...act(owner), side: "community" });
    expect(refusalOf(foreign)).toEqual(["role-not-allowed", {}]);
    const half = approve(consulted(), { ...act(admin), side: "property" })?.state ?? consulted();
    expect(half.status).toBe("consulting");
    expect(approve(half, { ...act(admin), side: "property" })).toBeUndefined();
    expect(approve(half, { ...act(worker), side: "community" })?.state.status).toBe("approved");
  });

  it("opens only with all three sides on its committee, and by somebody of it", () => {
    expect(refusalOf(() => open(approved(), act(admin)))).toEqual([
      "committee-incomplete",
      { sides: ["community", "property", "residents"] },
    ]);
    expect(refusalOf(() => open(seated(), act(stranger)))[0]).toBe("role-not-allowed");
    const left = unseat(seated(), { at, personId: personOf("owner") })?.state ?? seated();
    expect(refusalOf(() => open(left, act(admin)))).toEqual(["committee-incomplete", { sides: ["residents"] }]);
    expect(open(seated(), act(owner)).state.status).toBe("open");
  });

  it("counts a seat only within its term", () => {
    const soon = "2026-04-01T00:00:00.000Z";
    const seatOf = (from: string | undefined, to: string | undefined) => () =>
      seat(approved(), { ...act(admin), side: "residents", personId: personOf("owner"), name: "x", from, to });
    expect(refusalOf(seatOf(soon, soon))).toEqual(wrongField("/to", "ends-before-it-begins"));
    const later = seatOf(soon, undefined)().state;
    expect(refusalOf(() => open(later, act(admin)))[0]).toBe("committee-incomplete");
  });
});

describe("what the committee decides", () => {
  it("takes effect with the third side's yes, whoever of a side says it, and not before", () => {
    const asked = proposeDecision(opened(), { ...act(admin), wanted: closing }).state;
    expect(approveDecision(asked, act(admin))).toBeUndefined();
    const two = approveDecision(asked, act(worker))?.state ?? asked;
    expect(two.status).toBe("open");
    const three = approveDecision(two, act(owner))?.state ?? two;
    expect(three.status).toBe("closed-temporarily");
    expect(three.closures).toMatchObject([{ cause: "epidemic", plannedReopen: "2021-08/late" }]);
    expect(refusalOf(() => proposeDecision(asked, { ...act(owner), wanted: closing }))[0]).toBe("wrong-state");
  });

  it("hears a person for one side alone, though they sit for another by now", () => {
    const asked = proposeDecision(opened(), { ...act(admin), wanted: closing }).state;
    const { personId } = admin;
    const moved = seat(asked, { ...act(admin), side: "residents", personId, name: "admin" }).state;
    expect(refusalOf(() => approveDecision(moved, act(admin)))[0]).toBe("conflict-of-interest");
  });

  it("is off with one side's no, and is nothing for those who do not sit there", () => {
    const asked = proposeDecision(opened(), { ...act(admin), wanted: closing }).state;
    expect(rejectDecision(asked, act(owner)).state).not.toHaveProperty("decision");
    expect(refusalOf(() => approveDecision(asked, act(stranger)))[0]).toBe("role-not-allowed");
    expect(refusalOf(() => approveDecision(opened(), act(owner)))[0]).toBe("wrong-state");
    const again = { ...act(admin), wanted: closing };
    expect(refusalOf(() => proposeDecision(closed(), again))[0]).toBe("wrong-state");
  });
});

describe("a course that is proposed", () => {
  it("may be by an owner with a skill, and only the committee approves it", () => {
    const course = proposeCourse({ ...act(owner), ...offer, ages: { from: 0, to: 120 }, deskSeats: 0 }).state;
    expect(course).toMatchObject({ status: "draft", proposedBy: personOf("owner") });
    expect(refusalOf(() => approveCourse(course, { ...act(stranger), campus }))[0]).toBe("role-not-allowed");
    expect(approvedCourse().status).toBe("approved");
    expect(JSON.stringify(course)).not.toMatch(/fee|price|费/);
  });

  it("keeps no more seats for the desk than there are, and no ages that end before they begin", () => {
    const proposing = (change: object) => () =>
      proposeCourse({ ...act(owner), ...offer, ages: { from: 0, to: 120 }, deskSeats: 0, ...change });
    expect(refusalOf(proposing({ deskSeats: 9 }))).toEqual(wrongField("/deskSeats", "more-than-capacity"));
    const backwards = { ages: { from: 12, to: 6 } };
    expect(refusalOf(proposing(backwards))).toEqual(wrongField("/ages/to", "ends-before-it-begins"));
  });

  it("opens while its campus is open, with a session that is still to come", () => {
    const opening = (course: Course, change = {}) =>
      refusalOf(() => openEnrolment(course, { ...act(owner), campus, ...change }));
    expect(opening(approvedCourse(), { campus: closed() })[0]).toBe("campus-closed");
    expect(opening({ ...approvedCourse(), sessions: [] })).toEqual(wrongField("", "sessions-needed"));
    expect(opening(approvedCourse(), { at: "2026-06-01T07:00:00.000Z" })[0]).toBe("window-lapsed");
    expect(enrolling().status).toBe("enrolling");
  });

  it("is over a day after its last session, so that the desk can still say who was there", () => {
    const end = enrolling().sessions.at(-1)?.endsAt ?? "";
    const dayLater = plusMinutes(end, 24 * 60);
    expect(advance(running(), end)).toBeUndefined();
    expect(advance(running(), plusMinutes(dayLater, -1))).toBeUndefined();
    expect(advance(running(), dayLater)?.state.status).toBe("completed");
  });

  it("is found by every group of age that it is open to", () => {
    expect(ageGroupsOf({ ages: { from: 6, to: 12 } })).toEqual(["primary", "secondary"]);
    expect(ageGroupsOf({ ages: { from: 60, to: 120 } })).toEqual(["elder"]);
    expect(ageGroupsOf({ ages: { from: 0, to: 120 } })).toHaveLength(5);
  });
});
