import { describe, expect, it } from "vitest";
import { checkIn, checkOut, hold } from "#services/courses/domain/attending.ts";
import { award } from "#services/courses/domain/certificate.ts";
import { ageGroupsOf, type Course } from "#services/courses/domain/course.ts";
import { approveDecision, proposeDecision, rejectDecision } from "#services/courses/domain/deciding.ts";
import { viewOf as feedbackOf } from "#services/courses/domain/feedback.ts";
import { approve, consult, open, seat, unseat } from "#services/courses/domain/founding.ts";
import { isChecked, recordCheck } from "#services/courses/domain/instructor.ts";
import { coolDownUntil, isMinorIn, type Learner, mayBookFor, mustFitAge } from "#services/courses/domain/learner.ts";
import { approveCourse, openEnrolment, proposeCourse } from "#services/courses/domain/programme.ts";
import { shortCodeOf, spokenCode } from "#services/courses/domain/slip.ts";
import { adoptTermPlan, link, viewOf as planOf } from "#services/courses/domain/term-plan.ts";
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
  instructor,
  offer,
  opened,
  owner,
  personOf,
  proposed,
  seated,
  session,
  stranger,
  teacher,
  worker,
} from "./scenes.ts";
import { openSeats } from "./seats.ts";

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

  it("is found by every group of age that it is open to", () => {
    expect(ageGroupsOf({ ages: { from: 6, to: 12 } })).toEqual(["primary", "secondary"]);
    expect(ageGroupsOf({ ages: { from: 60, to: 120 } })).toEqual(["elder"]);
    expect(ageGroupsOf({ ages: { from: 0, to: 120 } })).toHaveLength(5);
  });
});

const learnerOf = (change: Partial<Learner> = {}): Learner => ({
  learnerId: personOf("learner"),
  households: {},
  consents: {},
  noShows: {},
  ...change,
});

describe("a learner", () => {
  it("is taken for a minor in every year in which they might be one", () => {
    expect(isMinorIn(learnerOf({ birthYear: 2008 }), 2026)).toBe(true);
    expect(isMinorIn(learnerOf({ birthYear: 2007 }), 2026)).toBe(false);
    expect(isMinorIn(learnerOf(), 2026)).toBe(false);
    expect(isMinorIn(learnerOf({ guardianIds: [], birthYear: 1950 }), 2026)).toBe(true);
  });

  it("fits an age that the year of birth allows, and no other", () => {
    const fits = (birthYear: number | undefined, fromAge: number, toAge: number) =>
      refusalOf(() => mustFitAge(learnerOf(birthYear === undefined ? {} : { birthYear }), { fromAge, toAge }, 2026))[0];
    expect([fits(2017, 6, 12), fits(2020, 6, 12), fits(2013, 6, 12)]).toEqual(Array(3).fill("not refused"));
    expect([fits(2021, 6, 12), fits(2012, 6, 12), fits(undefined, 6, 12)]).toEqual(Array(3).fill("age-out-of-range"));
    expect(fits(undefined, 18, 120)).toBe("not refused");
  });

  it("is booked for by themselves, their guardian, and whoever lives with them; by nobody else", () => {
    const home = { hse_1: "00000001-000" };
    const child = learnerOf({ learnerId: "dpt_1", householdId: "hse_1", guardianIds: ["per_mother"] });
    const as = (learnerId: string, households = {}) => learnerOf({ learnerId, households });
    expect(mayBookFor(as("per_mother"), child)).toBe(true);
    expect(mayBookFor(as("per_granny", home), child)).toBe(true);
    expect(mayBookFor(as("per_stranger"), child)).toBe(false);
    expect(mayBookFor(as("per_granny", home), { ...child, isGone: true })).toBe(false);
  });

  it("takes a break of thirty days after every third session missed without a word", () => {
    const missed = (...days: string[]) =>
      coolDownUntil(learnerOf({ noShows: Object.fromEntries(days.map((day, nth) => [`csn_${nth}`, day])) }), {});
    expect(missed("2026-03-01", "2026-03-08")).toBeUndefined();
    expect(missed("2026-03-15", "2026-03-01", "2026-03-08")).toBe("2026-04-14");
    expect(missed("2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22")).toBe("2026-04-14");
  });
});

describe("whoever teaches minors", () => {
  it("was checked within twelve months of the day, and never in the future", () => {
    expect(isChecked(teacher(campus, "2025-06-01"), "2026-06-01", {})).toBe(true);
    expect(isChecked(teacher(campus, "2025-05-31"), "2026-06-01", {})).toBe(false);
    expect(isChecked(teacher(campus, "2026-03-02"), "2026-03-01", {})).toBe(false);
    const late = () => recordCheck(instructor, { ...act(admin), checkedOn: "2026-03-05", evidence: "x" });
    expect(refusalOf(late)).toEqual(wrongField("/checkedOn", "in-the-future"));
  });
});

describe("a session", () => {
  const child = learnerOf({ learnerId: "dpt_1", guardianIds: ["per_mother"], householdId: "hse_1" });
  const granny = learnerOf({ learnerId: "per_granny", households: { hse_1: "00000001-000" } });

  it("lets a child go home with somebody of its household, and is not over before", async () => {
    const { now } = await openSeats({ capacity: 2 });
    const there = { at: session().startsAt, seats: await now() };
    const early = { ...there, at };
    expect(refusalOf(() => checkIn(session(), { ...early, learner: child, isWalkIn: true }))[1]).toMatchObject({
      code: "too-early",
    });
    const come = checkIn(session(), { ...there, learner: child, isWalkIn: true }).state;
    expect(refusalOf(() => checkIn(come, { ...there, learner: child, isWalkIn: true }))[0]).toBe("wrong-state");
    const without = () => checkIn(come, { ...there, learner: granny, isWalkIn: false });
    expect(refusalOf(without)).toEqual(wrongField("/learnerId", "not-booked"));
    expect(refusalOf(() => hold(come, there))).toEqual([
      "wrong-state",
      { state: "children-waiting", allowedVerbs: ["checkOut"] },
    ]);
    const strange = () => checkOut(come, { ...there, learner: child, collector: learnerOf() });
    expect(refusalOf(strange)).toEqual(wrongField("/collectedBy", "not-of-household"));
    const home = checkOut(come, { ...there, learner: child, collector: granny }).state;
    expect(hold(home, there).facts[0]?.data).toMatchObject({ attended: 1, noShow: 0 });
  });

  it("gives a certificate to whoever was at enough of what was held", () => {
    const held = (...present: string[]) => ({
      ...session(),
      status: "held" as const,
      heldAt: at,
      attendance: Object.fromEntries(
        present.map((id) => [id, { outcome: "present" as const, isWalkIn: false, isMinor: false }]),
      ),
    });
    const sessions = [held("per_a", "per_b"), held("per_a"), held("per_a", "per_b"), held("per_a")];
    const awarded = (certificatePercent: number) =>
      award(dated(), sessions, { at, policy: { certificatePercent } }).map(({ learnerId }) => learnerId);
    expect(awarded(75)).toEqual(["per_a"]);
    expect(awarded(50)).toEqual(["per_a", "per_b"]);
  });
});

describe("what is told of feedback and of a plan", () => {
  it("is nothing before five answered, and then averages", () => {
    expect(feedbackOf("crs_1", { answers: 4, learned: 20, acquainted: 20 }, {})).toEqual({
      courseId: "crs_1",
      isTold: false,
    });
    const told = feedbackOf("crs_1", { answers: 5, learned: 22, acquainted: 19 }, {});
    expect(told).toMatchObject({ isTold: true, answers: 5, learnedTenths: 44, acquaintedTenths: 38 });
  });

  it("is how much of the plan was delivered, each planned course once", () => {
    const courses = [{ title: "插花" }, { title: "书法" }, { title: "太极" }];
    const adopting = { campus, campusId: campus.campusId, term: "2026", courses };
    expect(refusalOf(() => adoptTermPlan({ ...act(caller("x", "resident")), ...adopting }))[0]).toBe(
      "role-not-allowed",
    );
    const { state: plan } = adoptTermPlan({ ...act(owner), ...adopting });
    const plannedCourseId = plan.courses[0]?.plannedCourseId ?? "";
    const delivery = { plannedCourseId, courseId: "crs_1", delivered: true };
    const delivered = link(plan, delivery)?.state ?? plan;
    expect(planOf(delivered)).toMatchObject({ planned: 3, delivered: 1, percent: 33 });
    expect(link(delivered, delivery)).toBeUndefined();
    expect(link(delivered, { ...delivery, delivered: false })).toBeUndefined();
  });
});

describe("a code on a slip", () => {
  it("is six digits for the desk, and groups of four to read aloud", () => {
    expect(shortCodeOf("a".repeat(26))).toBe("000000");
    expect(shortCodeOf("abcdefgh234567")).toMatch(/^\d{6}$/);
    expect(spokenCode("abcdefghij")).toBe("ABCD-EFGH-IJ");
  });
});
