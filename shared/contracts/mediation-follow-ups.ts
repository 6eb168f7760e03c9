import * as z from "zod";
import { event } from "../events/contract.ts";

const count = z.int().min(0);

const followUpEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), followUpId: z.string(), ...shape }));

export const followUpDue = followUpEvent("follow-up-due", "Since a case was resolved so many days have passed.", {
  days: count,
});
export const followUpAsked = followUpEvent("follow-up-asked", "The disputants are asked whether the outcome lasts.", {
  days: count,
});
export const followUpAnswered = followUpEvent("follow-up-answered", "A disputant said whether the outcome lasts.", {
  remaining: count,
});
export const followUpFailed = followUpEvent(
  "follow-up-failed",
  "A disputant says that the outcome was not performed, or settled nothing.",
  { days: count },
);
