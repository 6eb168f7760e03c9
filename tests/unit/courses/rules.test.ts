import { describe, expect, it } from "vitest";
import type { Campus } from "#services/courses/domain/campus/campus.ts";
import { approveDecision, proposeDecision, rejectDecision } from "#services/courses/domain/campus/decision.ts";
import { approve, consult, open, seat, unseat } from "#services/courses/domain/campus/proposal.ts";
import { ageGroupsOf, type Course } from "#services/courses/domain/course/course.ts";
import { advance, approveCourse, openEnrolment, proposeCourse } from "#services/courses/domain/course/enrolment.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import {
  act,
  admin,
  approved,
  approvedCourse,
  at,
  caller,
  campus,
  closed,
  closing,
  consulted,
  dated,
  enrolling,
  offer,
  opened,
  owner,
  personOf,
  proposed,
  running,
  seated,
  seatFor,
  speaking,
  standingOf,
  standings,
  stranger,
  worker,
} from "./scenes.ts";

describe("a campus that is founded", () => {
  it("needs a talk between two sides, and the yes of all three, whoever talked", () => {
    const between = [
      { name: "物业", side: "property" as const },
      { name: "工程部", side: "property" as const },
    ];
    const alone = () => consult(proposed(), { ...act(admin), between });
    expect(refusalOf(alone)).toEqual(wrongField("/between", "two-sides-needed"));
    const one = approve(consulted(), speaking(admin))?.state ?? consulted();
    expect(approve(one, speaking(admin))).toBeUndefined();
    const two = approve(one, speaking(worker))?.state ?? one;
    expect(two.status).toBe("consulting");
    expect(approve(two, speaking(owner))?.state.status).toBe("approved");
  });

  it("hears staff who also live there as staff, and nobody who is of no side or whom the company alone knows", () => {
    const both = caller("both", "property-staff", "resident");
    expect(approve(consulted(), speaking(both))?.state).toMatchObject({ approvals: { property: { at } } });
    const none = () => approve(consulted(), speaking(caller("none", "community-admin")));
    expect(refusalOf(none)[0]).toBe("not-of-side");
    const known = (standing: Standing) => () => approve(consulted(), { ...speaking(owner), standing });
    const { verifiedBy: _, ...unverified } = standingOf(owner);
    for (const standing of [unverified, { ...standingOf(owner), verifierSide: "property" as const }])
      expect(refusalOf(known(standing))).toEqual(wrongField("", "verification-needed"));
  });

  it("opens only with all three sides on its committee, and by somebody of it", () => {
    const opening = (subject: Campus, by = admin, ...changed: Standing[]) =>
      refusalOf(() => open(subject, { ...act(by), standings: standings(...changed) }));
    expect(opening(approved())).toEqual(["committee-incomplete", { sides: ["community", "property", "residents"] }]);
    expect(opening(seated(), stranger)[0]).toBe("role-not-allowed");
    const left = unseat(seated(), { at, personId: personOf("owner") })?.state ?? seated();
    const withoutResidents = ["committee-incomplete", { sides: ["residents"] }];
    expect(opening(left)).toEqual(withoutResidents);
    const hired = standingOf(caller("owner", "resident", "property-staff"));
    expect(opening(seated(), admin, hired)).toEqual(withoutResidents);
    expect(opening(seated(), admin, { ...standingOf(owner), movedOutAt: at })).toEqual(withoutResidents);
    expect(open(seated(), { ...speaking(owner), standings: standings() }).state.status).toBe("open");
  });

  it("counts a seat only within its term", () => {
    const soon = "2026-04-01T00:00:00.000Z";
    const seatOf = (from: string | undefined, to: string | undefined) => () =>
      seat(approved(), { ...act(admin), side: "residents", ...seatFor(owner), from, to });
    expect(refusalOf(seatOf(soon, soon))).toEqual(wrongField("/to", "ends-before-it-begins"));
    const later = seatOf(soon, undefined)().state;
    expect(refusalOf(() => open(later, { ...act(admin), standings: standings() }))[0]).toBe("committee-incomplete");
  });
});

describe("what the committee decides", () => {
  it("takes effect with the third side's yes, whoever of a side says it, and not before", () => {
    const asked = proposeDecision(opened(), { ...speaking(admin), wanted: closing }).state;
    expect(approveDecision(asked, speaking(admin))).toBeUndefined();
    const two = approveDecision(asked, speaking(worker))?.state ?? asked;
    expect(two.status).toBe("open");
    const three = approveDecision(two, speaking(owner))?.state ?? two;
    expect(three.status).toBe("closed-temporarily");
    expect(three.closures).toMatchObject([{ cause: "epidemic", plannedReopen: "2021-08/late" }]);
    expect(refusalOf(() => proposeDecision(asked, { ...speaking(owner), wanted: closing }))[0]).toBe("wrong-state");
  });

  it("hears a person for one side alone, though they sit for another by now", () => {
    const asked = proposeDecision(opened(), { ...speaking(admin), wanted: closing }).state;
    const retired = caller("admin", "resident");
    const moved = seat(asked, { ...act(worker), side: "residents", ...seatFor(retired) }).state;
    const heard = approveDecision(moved, speaking(retired))?.state;
    expect(heard).toMatchObject({ decision: { approvals: { residents: { personId: personOf("admin") } } } });
    expect(heard).not.toHaveProperty("decision.approvals.property");
  });

  it("hears no seat of whom the company has hired since, or who moved out", () => {
    const asked = proposeDecision(opened(), { ...speaking(admin), wanted: closing }).state;
    const hired = speaking(caller("owner", "resident", "property-staff"));
    const refusal = ["not-of-side", { pointer: "", code: "not-of-side" }];
    expect(refusalOf(() => approveDecision(asked, hired))).toEqual(refusal);
    expect(refusalOf(() => rejectDecision(asked, hired))).toEqual(refusal);
    expect(refusalOf(() => proposeDecision(opened(), { ...hired, wanted: closing }))).toEqual(refusal);
    const gone = { ...speaking(owner), standing: { ...standingOf(owner), movedOutAt: at } };
    expect(refusalOf(() => approveDecision(asked, gone))).toEqual(wrongField("", "unknown-person"));
  });

  it("takes effect by the yes of who is of their side still as the last is said", () => {
    const asked = proposeDecision(opened(), { ...speaking(owner), wanted: closing }).state;
    const two = approveDecision(asked, speaking(worker))?.state ?? asked;
    const hired = standingOf(caller("owner", "resident", "property-staff"));
    for (const became of [hired, { ...standingOf(owner), movedOutAt: at }]) {
      const heard = approveDecision(two, speaking(admin, at, became));
      expect(heard?.state.status).toBe("open");
      expect(heard?.holders.map(({ side }) => side)).toEqual(["community", "property"]);
      expect(
        approve(approve(consulted(), speaking(owner))?.state ?? consulted(), speaking(admin, at, became))?.state,
      ).not.toHaveProperty("approvals.residents");
      const course = approveCourse(dated(), { ...speaking(owner), campus })?.state ?? dated();
      expect(approveCourse(course, { ...speaking(admin, at, became), campus })?.state).not.toHaveProperty(
        "approvals.residents",
      );
    }
  });

  it("is off with one side's no, and is nothing for those who do not sit there", () => {
    const asked = proposeDecision(opened(), { ...speaking(admin), wanted: closing }).state;
    expect(rejectDecision(asked, speaking(owner)).state).not.toHaveProperty("decision");
    expect(refusalOf(() => approveDecision(asked, speaking(stranger)))[0]).toBe("role-not-allowed");
    expect(refusalOf(() => approveDecision(opened(), speaking(owner)))[0]).toBe("wrong-state");
    const again = { ...speaking(admin), wanted: closing };
    expect(refusalOf(() => proposeDecision(closed(), again))[0]).toBe("wrong-state");
  });
});

describe("a course that is proposed", () => {
  it("may be by an owner with a skill, and only the committee approves it", () => {
    const course = proposeCourse({ ...act(owner), ...offer, ages: { from: 0, to: 120 }, deskSeats: 0 }).state;
    expect(course).toMatchObject({ status: "draft", proposedBy: personOf("owner") });
    expect(refusalOf(() => approveCourse(course, { ...speaking(stranger), campus }))[0]).toBe("role-not-allowed");
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
      refusalOf(() => openEnrolment(course, { ...speaking(owner), campus, ...change }));
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
