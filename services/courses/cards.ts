import { approversOf, missingSides } from "#shared/domain/approvals.ts";
import { sideRoles } from "#shared/domain/roles.ts";
import type { Card, Cards, Next } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import type { Campus } from "./domain/campus/campus.ts";
import type { Certificate } from "./domain/course/certificate.ts";
import { type Course, courseLifecycle } from "./domain/course/course.ts";
import type { Instructor } from "./domain/instructor.ts";
import { isPerson } from "./domain/learner.ts";
import { bookingConcern } from "./flows/show-booking.ts";
import { sessionConcern } from "./flows/show-session.ts";
import type { coursesRoutes } from "./routes.ts";
import { campusStore } from "./store/campus-store.ts";
import { certificateStore } from "./store/certificate-store.ts";
import { courseStore } from "./store/course-store.ts";
import { instructorStore } from "./store/instructor-store.ts";

type Operation = keyof typeof coursesRoutes;
type CardFor = Card<Operation>;

/** A campus, to the sides that are to say yes, and to those who sit on its committee. */
const cardsOfCampus = (campus: Campus): CardFor[] => {
  const { campusId, status, seats } = campus;
  const about = { status, names: { name: { at: ["CAMPUS", campusId], path: ["name"] } } };
  const decision = "decision" in campus ? campus.decision : undefined;
  const missing = campus.status === "consulting" ? missingSides(campus.approvals) : [];
  const consulted = sideRoles
    .filter(({ side }) => missing.includes(side))
    .map(({ role, side }) => ({
      ...about,
      to: role,
      as: "side",
      side,
      unless: { people: approversOf("approvals" in campus ? campus.approvals : {}) },
      next: [{ do: "approveCampus" as const }],
    }));
  const toDecide = (side: Campus["seats"][number]["side"]): Next<Operation>[] =>
    decision
      ? [...(decision.approvals[side] ? [] : [{ do: "approveDecision" as const }]), { do: "rejectDecision" as const }]
      : [];
  return [
    ...consulted,
    ...seats.map(({ personId, side, from, to }, nth) => ({
      ...about,
      to: personId,
      as: decision ? "decider" : "seat",
      part: String(nth),
      params: decision ? { kind: decision.wanted.kind } : undefined,
      side,
      within: { from, until: to },
      next: toDecide(side),
      isDuty: true as const,
      opens: [campusId],
    })),
  ];
};

const endOfCourse = (course: Course): string | undefined => {
  if (course.status === "completed") return course.completedAt;
  return course.status === "cancelled" ? course.ended.at : undefined;
};

/** A course, to who proposed it, and while it is a draft to each side of the campus's committee that is to say yes. */
const cardsOfCourse = (course: Course): CardFor[] => {
  const { courseId, campusId, status, proposedBy, approvals } = course;
  const endedAt = endOfCourse(course);
  const about = { status, names: { title: { at: ["COURSE", courseId], path: ["title"] } }, endedAt };
  const missing = courseLifecycle.can("approve", course) ? missingSides(approvals) : [];
  return [
    { ...about, to: proposedBy, as: "proposer" },
    ...missing.map((side) => ({
      ...about,
      to: campusId,
      as: "committee",
      part: side,
      side,
      next: [{ do: "approveCourse" as const }],
    })),
  ];
};

const cardsOfInstructor = ({ personId, campusId }: Instructor): CardFor[] =>
  personId
    ? [
        {
          to: personId,
          as: "instructor",
          status: "registered",
          names: { name: { at: ["CAMPUS", campusId], path: ["name"] } },
          isDuty: true,
        },
      ]
    : [];

const cardsOfCertificate = ({ learnerId, courseId, issuedAt }: Certificate): CardFor[] =>
  isPerson(learnerId)
    ? [
        {
          to: learnerId,
          as: "learner",
          status: "issued",
          names: { title: { at: ["COURSE", courseId], path: ["title"] } },
          endedAt: issuedAt,
        },
      ]
    : [];

/** What each thing of courses is to whom. */
export const coursesCards = {
  CAMPUS: concerns<Campus>({ named: "campusId", store: campusStore, cardsOf: cardsOfCampus }),
  COURSE: concerns<Course>({
    named: "courseId",
    store: courseStore,
    cardsOf: cardsOfCourse,
    isChangedBy: (type) => type.startsWith("courses.course-") || type === "courses.sessions-scheduled.v1",
  }),
  SESSION: sessionConcern,
  BOOKING: bookingConcern,
  INSTRUCTOR: concerns<Instructor>({ named: "instructorId", store: instructorStore, cardsOf: cardsOfInstructor }),
  CERTIFICATE: concerns<Certificate>({ named: "certificateId", store: certificateStore, cardsOf: cardsOfCertificate }),
  "TERM-PLAN": "nobody",
  FEEDBACK: "nobody",
  FEED: "nobody",
  LEARNER: "nobody",
} as const satisfies Cards;
