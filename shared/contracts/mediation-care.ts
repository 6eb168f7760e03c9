import * as z from "zod";
import { event } from "../events/contract.ts";

const caseId = z.string();

/** Who is told that nobody acts on a case: its lead, then who presides, then the worker of the committee. */
export const UrgeStep = z.enum(["lead", "president", "worker"]);
export type UrgeStep = z.infer<typeof UrgeStep>;

/** Why a case goes on by itself that was joined to another. */
export const PartCause = z.enum(["taken-apart", "original-ended"]);
export type PartCause = z.infer<typeof PartCause>;

const careEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId, ...shape }));

export const careDue = careEvent("care-due", "It is time to look whether anybody acts on the case.", {});
export const acceptOverdue = careEvent("accept-overdue", "The case was neither accepted nor declined in time.", {});
export const caseUrged = careEvent("case-urged", "Nobody acted on the case for days: who is next is urged.", {
  urges: UrgeStep,
});
export const caseJoined = careEvent("case-joined", "The case is the same dispute as another, and goes on there.", {
  originalId: caseId,
});
export const caseParted = careEvent("case-parted", "The case goes on by itself again, where it was.", {
  originalId: caseId,
  cause: PartCause,
});
