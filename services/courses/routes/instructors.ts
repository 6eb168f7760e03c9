import { pageOf, paging } from "#shared/http/route.ts";
import { InstructorId } from "../domain/ids.ts";
import { Instructor, InstructorCard, RecordCheck, RegisterInstructor } from "../domain/instructor.ts";

const organisers = { roles: ["community-admin", "residents-committee-worker", "property-staff"] } as const;

/** Who teaches. */
export const instructorSpecs = {
  registerInstructor: {
    method: "POST",
    path: "/instructors",
    summary: "Register somebody who teaches",
    access: organisers,
    body: RegisterInstructor,
    reply: Instructor,
    offers: "instructor",
    status: 201,
  },
  listInstructors: {
    method: "GET",
    path: "/instructors",
    summary: "Those who teach, and whether they may teach minors today",
    access: organisers,
    query: paging,
    reply: pageOf(InstructorCard),
    restricted: true,
  },
  getInstructor: {
    method: "GET",
    path: "/instructors/{instructorId}",
    summary: "Somebody who teaches, with their checks",
    access: organisers,
    params: { instructorId: InstructorId },
    reply: Instructor,
    offers: "instructor",
    restricted: true,
  },
  recordCheck: {
    method: "POST",
    path: "/instructors/{instructorId}/record-check",
    summary: "Record a check for contact with minors",
    access: organisers,
    params: { instructorId: InstructorId },
    body: RecordCheck,
    reply: Instructor,
    offers: "instructor",
  },
} as const;
