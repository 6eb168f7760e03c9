import * as z from "zod";
import { event } from "../events/contract.ts";

/** What the court ruled on a joint application (人民调解法 §33). */
export const CourtRuling = z.enum(["granted", "rejected"]);
export type CourtRuling = z.infer<typeof CourtRuling>;

const courtEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), ...shape }));

const daysLeft = z.int().min(0);

export const confirmationDue = courtEvent("confirmation-due", "The time to apply to the court soon ends.", {
  daysLeft,
});
export const confirmationApplied = courtEvent(
  "confirmation-applied",
  "A disputant applied for the court's confirmation.",
  {
    remaining: z.int().min(0),
  },
);
export const confirmationEndDue = courtEvent("confirmation-end-due", "The time to apply to the court has passed.", {});
export const confirmationLapsed = courtEvent(
  "confirmation-lapsed",
  "Nobody applied together in time: the court confirms no more.",
  {},
);
export const confirmationGranted = courtEvent("confirmation-granted", "The court confirmed the agreement.", {});
export const confirmationRejected = courtEvent("confirmation-rejected", "The court did not confirm the agreement.", {});
