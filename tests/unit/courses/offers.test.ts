import { describe, expect, it } from "vitest";
import { proposeDecision } from "#services/courses/domain/campus/decision.ts";
import { approve, seat } from "#services/courses/domain/campus/proposal.ts";
import { approveCourse } from "#services/courses/domain/course/enrolment.ts";
import { courses } from "#services/courses/service.ts";
import { campusKey } from "#services/courses/store/campus-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { standingKey } from "#shared/people/standing.ts";
import type { Item } from "#shared/table/table.ts";
import { beside, itemOf, scope, tableWith, verbsToldBy } from "../told-verbs.ts";
import {
  act,
  admin,
  approvedCourse,
  at,
  caller,
  campus,
  campusInEach,
  closed,
  consulted,
  courseInEach,
  dated,
  instructor,
  later,
  opened,
  owner,
  seatFor,
  speaking,
  standingOf,
  stranger,
  worker,
} from "./scenes.ts";

const told = verbsToldBy(courses);
const desk = caller("desk", "desk-operator");
const people = [admin, worker, owner, stranger];
const standings = people.map((each) => itemOf(standingKey(scope, each.personId), standingOf(each)));
const served = beside(owner, desk);
const everybody: Readonly<Record<string, Caller>> = { admin, worker, owner, stranger, served };

type Row = Readonly<Record<string, string>>;
/** What each is told; who is not in the row is told nothing. */
const eachTold = async (kind: string, thing: unknown, more: readonly Item[] = [], when = at) => {
  const table = await tableWith(...standings, ...more);
  const rows = Object.entries(everybody).map(async ([name, by]) => [
    name,
    await told(kind, thing, { by, at: when, table }),
  ]);
  return Object.fromEntries((await Promise.all(rows)).filter(([, verbs]) => verbs)) as Row;
};

describe("a campus offers", () => {
  const running = {
    admin: "seatMember unseatMember addVenue proposeDecision",
    worker: "addVenue proposeDecision",
    owner: "proposeDecision",
  };
  it.each<[keyof typeof campusInEach, Row]>([
    ["proposed", { admin: "consultOnCampus seatMember unseatMember addVenue", worker: "consultOnCampus addVenue" }],
    [
      "consulting",
      {
        admin: "consultOnCampus approveCampus seatMember unseatMember addVenue",
        worker: "consultOnCampus approveCampus addVenue",
        owner: "approveCampus",
        stranger: "approveCampus",
      },
    ],
    [
      "approved",
      { admin: "seatMember unseatMember addVenue openCampus", worker: "addVenue openCampus", owner: "openCampus" },
    ],
    ["open", running],
    ["closed-temporarily", running],
    ["retired", {}],
  ])("%s: to each what their seat and their side let them do", async (status, row) => {
    expect(await eachTold("campus", campusInEach[status]())).toEqual(row);
  });

  it("no yes that was said, and none of a side that said it by another", async () => {
    const agreed = approve(consulted(), speaking(owner))?.state;
    const { owner: own, stranger: other } = await eachTold("campus", agreed);
    expect([own, other]).toEqual([undefined, undefined]);
  });

  it("a decision that waits to those who sit there, each once", async () => {
    const asked = proposeDecision(opened(), { ...speaking(admin), wanted: { kind: "retiring" } }).state;
    expect(await eachTold("campus", asked)).toEqual({
      admin: "seatMember unseatMember addVenue rejectDecision",
      worker: "addVenue approveDecision rejectDecision",
      owner: "approveDecision rejectDecision",
    });
  });

  it("no yes to a decision to another who sits there for a side that said it", async () => {
    const neighbour = { side: "residents" as const, ...seatFor(stranger) };
    const both = seat(opened(), { ...act(admin), ...neighbour }).state;
    const asked = proposeDecision(both, { ...speaking(owner), wanted: { kind: "retiring" } }).state;
    expect(await eachTold("campus", asked)).toEqual({
      admin: "seatMember unseatMember addVenue approveDecision rejectDecision",
      worker: "addVenue approveDecision rejectDecision",
      owner: "rejectDecision",
      stranger: "rejectDecision",
    });
  });

  it("nothing to who sits there and has moved out", async () => {
    const gone = itemOf(standingKey(scope, owner.personId), { ...standingOf(owner), movedOutAt: at });
    const { owner: verbs, worker: others } = await eachTold("campus", opened(), [gone]);
    expect([verbs, others]).toEqual([undefined, "addVenue proposeDecision"]);
    expect((await eachTold("campus", campusInEach.approved(), [gone])).worker).toBe("addVenue");
  });
});

describe("a course offers", () => {
  const here = itemOf(campusKey(scope, campus.campusId), campus);
  const planning = "scheduleSessions changeCapacity cancelCourse";
  const organised = { admin: planning, worker: planning };
  it.each<[keyof typeof courseInEach, Row]>([
    [
      "draft",
      {
        admin: "scheduleSessions approveCourse changeCapacity cancelCourse",
        worker: "scheduleSessions approveCourse changeCapacity cancelCourse",
        owner: "approveCourse",
      },
    ],
    [
      "approved",
      {
        admin: "scheduleSessions openEnrolment changeCapacity cancelCourse",
        worker: "scheduleSessions openEnrolment changeCapacity cancelCourse",
        owner: "openEnrolment",
      },
    ],
    ["enrolling", organised],
    ["running", organised],
    ["suspended", { admin: "cancelCourse", worker: "cancelCourse" }],
    ["completed", {}],
    ["cancelled", {}],
  ])("%s: to those who sit on its committee, and to who organises it", async (status, row) => {
    expect(await eachTold("course", courseInEach[status](), [here])).toEqual(row);
  });

  it("no enrolment while the campus is closed, nor once its first session has begun", async () => {
    const shut = itemOf(campusKey(scope, campus.campusId), { ...closed(), seats: campus.seats });
    expect(await eachTold("course", approvedCourse(), [shut])).toEqual(organised);
    expect(await eachTold("course", approvedCourse(), [here], later)).toEqual(organised);
  });

  it("no yes that was said", async () => {
    const agreed = approveCourse(dated(), { ...speaking(owner), campus })?.state;
    expect((await eachTold("course", agreed, [here])).owner).toBe(undefined);
  });
});

it("an instructor offers a check to who organises courses", async () => {
  expect(await eachTold("instructor", instructor)).toEqual({ admin: "recordCheck", worker: "recordCheck" });
});
