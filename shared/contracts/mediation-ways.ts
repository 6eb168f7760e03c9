import * as z from "zod";
import { event } from "../events/contract.ts";

/** To whom a case goes that the body cannot end. */
export const ReferredTo = z.enum(["police", "fire", "court", "subdistrict", "legal-aid"]);
export type ReferredTo = z.infer<typeof ReferredTo>;

const about = { caseId: z.string(), category: z.string(), building: z.string() };

const wayEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ ...about, ...shape }));

export const caseTerminated = wayEvent("case-terminated", "Mediation ended without an outcome.", {});
export const caseReferred = wayEvent("case-referred", "The body handed the case over to others.", {
  referredTo: ReferredTo,
});
export const caseReopened = wayEvent("case-reopened", "A disputant brought a resolved case up again.", {
  reopenCount: z.int().min(1),
});
