import * as z from "zod";
import { event } from "../events/contract.ts";

/** What may be opened so, one at a time. */
export const OpenedThing = z.enum(["case", "seeker"]);

const glassEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "glassId", z.object({ glassId: z.string(), ...shape }));

/** `openedBy` is absent where the operator did. */
export const glassBroken = glassEvent(
  "glass-broken",
  "An administrator or the operator opened one thing that they are not in: the president is told, and answers.",
  { thing: OpenedThing, thingId: z.string(), openedBy: z.string().optional(), until: z.string() },
);
export const glassAnswerDue = glassEvent("glass-answer-due", "The president's time to answer is over.", {});
export const glassAnswered = glassEvent("glass-answered", "The president said whether it was right to open it.", {
  verdict: z.enum(["justified", "objected"]),
});
export const glassUnanswered = glassEvent("glass-unanswered", "The president has not answered in time.", {});
