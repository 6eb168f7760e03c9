import * as z from "zod";
import { InstructorKind, instructorChecked, instructorRegistered } from "#shared/contracts/courses.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Day, dayIn, Instant, plusMonths } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { type Course, isForMinors } from "./course/course.ts";
import { CampusId, InstructorId, PersonId } from "./ids.ts";

/** The latest checks are kept, whatever comes before them is told by the journal. */
const mostChecks = 50;

/** Somebody who teaches at a campus: of the four kinds of the story. */
export const Instructor = z
  .object({
    instructorId: InstructorId,
    campusId: CampusId,
    kind: InstructorKind,
    /** Absent once it was erased. */
    name: Name.optional(),
    personId: PersonId.optional(),
    /** Checks for contact with minors, and what stands behind each. */
    checks: z.array(z.object({ checkedOn: Day, evidence: Text.optional(), recordedAt: Instant })).max(mostChecks),
    registeredAt: Instant,
  })
  .meta({ id: "Instructor" });
export type Instructor = z.infer<typeof Instructor>;

export const RegisterInstructor = z.strictObject({
  campusId: CampusId,
  kind: InstructorKind,
  name: Name,
  personId: PersonId.optional(),
});

type Registering = Act & z.infer<typeof RegisterInstructor> & { readonly commandId: string };

export const registerInstructor = ({ at, commandId, campusId, kind, name, personId }: Registering) => {
  const instructorId = newId("ins", commandId);
  const state: Instructor = { instructorId, campusId, kind, name, personId, checks: [], registeredAt: at };
  return { state, facts: [instructorRegistered({ instructorId, kind })] };
};

export const RecordCheck = z.strictObject({ checkedOn: Day, evidence: Text });

type Recording = Act & z.infer<typeof RecordCheck>;

/** What was looked up about somebody who works with minors. Source: 未成年人保护法 §62. */
export const recordCheck = (current: Instructor, { at, checkedOn, evidence }: Recording) => {
  const latestZone = "Pacific/Kiritimati";
  if (checkedOn > dayIn(latestZone, at)) refuseField("/checkedOn", "in-the-future");
  const checks = [...current.checks, { checkedOn, evidence, recordedAt: at }].slice(-mostChecks);
  return {
    state: { ...current, checks },
    facts: [instructorChecked({ instructorId: current.instructorId, checkedOn })],
  };
};

/** Whether a check is young enough on a day. */
export const isChecked = ({ checks }: Instructor, day: Day, policy: OwnPolicy): boolean =>
  checks.some(
    ({ checkedOn }) => checkedOn <= day && plusMonths(checkedOn, numberOf("minorCheckMonths", policy)) >= day,
  );

/** Where learners may be minors, whoever teaches needs a check of the last twelve months on the day. */
export const mustBeFit = (course: Course, instructors: readonly Instructor[], day: Day, policy: OwnPolicy): void => {
  if (!isForMinors(course)) return;
  const unchecked = instructors.filter((each) => !isChecked(each, day, policy)).map((each) => each.instructorId);
  if (unchecked.length > 0) refuse("instructor-check-missing", { instructorIds: unchecked });
};

/** What lists show of somebody who teaches: what stands behind a check is read with the thing. */
export const InstructorCard = z
  .object({
    ...Instructor.omit({ checks: true }).shape,
    lastCheckedOn: Day.optional(),
    /** Whether a check for contact with minors holds today. */
    isChecked: z.boolean(),
  })
  .meta({ id: "InstructorCard" });

export const cardOf = ({ checks, ...instructor }: Instructor, day: Day, policy: OwnPolicy) => ({
  ...instructor,
  lastCheckedOn: checks
    .map(({ checkedOn }) => checkedOn)
    .toSorted()
    .at(-1),
  isChecked: isChecked({ ...instructor, checks }, day, policy),
});
