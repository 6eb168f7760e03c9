import { describe, expect, it } from "vitest";
import { award } from "#services/courses/domain/course/certificate.ts";
import { viewOf as feedbackOf } from "#services/courses/domain/course/feedback.ts";
import { adoptTermPlan, link, mustPlan, viewOf as planOf } from "#services/courses/domain/course/term-plan.ts";
import { isChecked, recordCheck } from "#services/courses/domain/instructor.ts";
import {
  coolDownUntil,
  isMinorIn,
  type Learner,
  mayBeCalled,
  mayBookFor,
  mustFitAge,
} from "#services/courses/domain/learner.ts";
import { checkIn, checkOut, hold } from "#services/courses/domain/session/attendance.ts";
import { shortCodeOf } from "#shared/domain/short-code.ts";
import { spokenCode } from "#shared/domain/text.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import {
  act,
  admin,
  at,
  caller,
  campus,
  dated,
  instructor,
  owner,
  personOf,
  session,
  speaking,
  teacher,
} from "./scenes.ts";
import { consentTo, openSeats } from "./seats.ts";

const learnerOf = (change: Partial<Learner> = {}): Learner => ({
  learnerId: personOf("learner"),
  name: "某人",
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
      refusalOf(() => {
        const asked = { range: { fromAge, toAge }, year: 2026, pointer: "/learners/1/learnerId" };
        mustFitAge(learnerOf(birthYear === undefined ? {} : { birthYear }), asked);
      });
    expect([fits(2017, 6, 12), fits(2020, 6, 12), fits(2013, 6, 12)]).toEqual(Array(3).fill(["not refused"]));
    const unfit = ["age-out-of-range", { pointer: "/learners/1/learnerId", code: "age-out-of-range" }];
    expect([fits(2021, 6, 12), fits(2012, 6, 12), fits(undefined, 6, 12)]).toEqual(Array(3).fill(unfit));
    expect(fits(undefined, 18, 120)).toEqual(["not refused"]);
  });

  it("is booked for by themselves, their guardian, and whoever lives with them; by nobody else", () => {
    const home = { hse_1: true as const };
    const child = learnerOf({ learnerId: "dpt_1", householdId: "hse_1", guardianIds: ["per_mother"] });
    const as = (learnerId: string, households = {}) => learnerOf({ learnerId, households });
    expect(mayBookFor(as("per_mother"), child)).toBe(true);
    expect(mayBookFor(as("per_granny", home), child)).toBe(true);
    expect(mayBookFor(as("per_stranger"), child)).toBe(false);
    expect(mayBookFor(as("per_granny", home), { ...child, isGone: true })).toBe(false);
  });

  it("is called what others say where nobody said it yet; a dependant also anew", () => {
    const { name: _, ...nameless } = learnerOf();
    expect(mayBeCalled(nameless, "张奶奶")).toBe(true);
    expect(mayBeCalled(learnerOf({ name: "张奶奶" }), "改名")).toBe(false);
    expect(mayBeCalled(learnerOf({ name: "小宝", guardianIds: [] }), "大宝")).toBe(true);
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
  const consents = consentTo("given");
  const child = learnerOf({ learnerId: "dpt_1", guardianIds: ["per_mother"], householdId: "hse_1", consents });
  const granny = learnerOf({ learnerId: "per_granny", households: { hse_1: true } });

  it("lets a child go home with somebody of its household, and is not over before", async () => {
    const { now } = await openSeats({ capacity: 2 });
    const there = { at: session().startsAt, seats: await now() };
    const early = { ...there, at };
    const over = { ...there, at: session().endsAt };
    expect(
      refusalOf(() => checkIn(session(), { ...early, learner: child, isWalkIn: true, pointer: "/learnerId" }))[1],
    ).toMatchObject({
      code: "too-early",
    });
    const come = checkIn(session(), { ...there, learner: child, isWalkIn: true, pointer: "/learnerId" }).state;
    expect(refusalOf(() => checkIn(come, { ...there, learner: child, isWalkIn: true, pointer: "/learnerId" }))[0]).toBe(
      "wrong-state",
    );
    const without = () => checkIn(come, { ...there, learner: granny, isWalkIn: false, pointer: "/learnerId" });
    expect(refusalOf(without)).toEqual(wrongField("/learnerId", "not-booked"));
    expect(refusalOf(() => hold(come, there))).toEqual(wrongField("", "too-early"));
    expect(refusalOf(() => hold(come, over))).toEqual([
      "wrong-state",
      { state: "children-waiting", allowedVerbs: ["checkOut"] },
    ]);
    const strange = () => checkOut(come, { ...there, learner: child, collector: learnerOf() });
    expect(refusalOf(strange)).toEqual(wrongField("/collectedBy", "not-of-household"));
    const home = checkOut(come, { ...there, learner: child, collector: granny }).state;
    expect(hold(home, over).facts[0]?.data).toMatchObject({ attended: 1, noShow: 0 });
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

const courses = [{ title: "书法" }];

describe("what is told of feedback and of a plan", () => {
  it("is nothing of a course that says it is planned where no plan of its campus holds it", () => {
    const plan = adoptTermPlan({ ...speaking(admin), campus, campusId: campus.campusId, term: "2026", courses }).state;
    const planned = plan.courses[0]?.plannedCourseId ?? "";
    const unknown = wrongField("/planned", "unknown-plan");
    expect(refusalOf(() => mustPlan(undefined, planned, campus.campusId))).toEqual(unknown);
    expect(refusalOf(() => mustPlan(plan, planned, "cmp_other"))).toEqual(unknown);
    expect(refusalOf(() => mustPlan(plan, "pln_other", campus.campusId))).toEqual(unknown);
    expect(refusalOf(() => mustPlan(plan, planned, campus.campusId))).toEqual(["not refused"]);
  });

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
    expect(refusalOf(() => adoptTermPlan({ ...speaking(caller("x", "resident")), ...adopting }))[0]).toBe(
      "role-not-allowed",
    );
    const { state: plan } = adoptTermPlan({ ...speaking(owner), ...adopting });
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
