import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Name } from "#shared/domain/text.ts";
import { EmployerId, PersonId, PlacementId, SeekerId } from "../parts.ts";
import { dueCheck, type Placement } from "./placement.ts";

/** A check that waits for an answer, with who is asked after, and by whom. */
export const RetentionCheck = z
  .object({
    placementId: PlacementId,
    month: z.int(),
    dueAt: Instant,
    seekerId: SeekerId,
    seekerName: Name.optional(),
    employerId: EmployerId,
    employerName: Name.optional(),
    position: Name,
    responsibleId: PersonId.optional(),
    responsibleName: Name.optional(),
  })
  .meta({ id: "RetentionCheck" });

/** The check of a placement that waits for an answer, without names; nothing where none does. */
export const checkOf = (subject: Placement) => {
  const due = dueCheck(subject);
  if (!due) return undefined;
  const { placementId, seekerId, employerId, responsibleId } = subject;
  const position = subject.positions.at(-1)?.title ?? "";
  return { placementId, month: due.month, dueAt: due.dueAt, seekerId, employerId, position, responsibleId };
};
