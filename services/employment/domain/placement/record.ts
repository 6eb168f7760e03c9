import * as z from "zod";
import type { Act } from "#shared/domain/caller.ts";
import { earliestDay, PartialDate } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import type { Employer } from "../employer.ts";
import { EmployerId, happened, ProgrammeId, SeekerId, type Today } from "../parts.ts";
import type { Programme } from "../programme.ts";
import { mustLook, type Seeker } from "../seeker/seeker.ts";
import { begin } from "./placement.ts";

export const RecordPlacement = z.strictObject({
  seekerId: SeekerId,
  programmeId: ProgrammeId,
  employerId: EmployerId,
  title: Name,
  grade: Name.optional(),
  startedOn: PartialDate,
  ...happened,
});

type Recording = Act &
  Today &
  z.infer<typeof RecordPlacement> & {
    readonly commandId: string;
    readonly seeker: Seeker | undefined;
    readonly programme: Programme | undefined;
    readonly employer: Employer | undefined;
  };

/** A placement that came about before it could be followed here: staff record afterwards that it began. */
export const recordPlacement = (recording: Recording) => {
  const { by, at, day, timeZone, commandId, seeker, programme, employer, title, grade, startedOn } = recording;
  if (!seeker) return refuseField("/seekerId", "unknown-seeker");
  mustLook(seeker);
  if (!programme) return refuseField("/programmeId", "unknown-programme");
  if (programme.status !== "active") return refuseField("/programmeId", "programme-not-active");
  if (!employer) return refuseField("/employerId", "unknown-employer");
  if (employer.status !== "verified") return refuse("employer-not-verified");
  if (earliestDay(startedOn) > day)
    return refuse("date-implausible", { errors: [{ pointer: "/startedOn", code: "in-the-future" }] });
  const told = {
    placementId: newId("plc", commandId),
    seekerId: seeker.seekerId,
    personId: seeker.personId,
    programmeId: programme.programmeId,
    employerId: employer.employerId,
    relatedEmployer: employer.relation !== undefined,
    subdistrict: seeker.place.area,
    startedOn,
    responsibleId: by.personId,
    title,
    grade,
  };
  return begin(told, { at, day, timeZone });
};
