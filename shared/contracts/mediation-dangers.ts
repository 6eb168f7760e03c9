import * as z from "zod";
import { event } from "../events/contract.ts";

/** What may harm somebody while a case goes on. */
export const DangerKind = z.enum(["violence", "fire", "self-harm", "crowd"]);
export type DangerKind = z.infer<typeof DangerKind>;

/** Who was told of a danger. */
export const ReportedTo = z.enum(["police", "fire", "hospital", "subdistrict", "community"]);
export type ReportedTo = z.infer<typeof ReportedTo>;

const count = z.int().min(0);
const aboutDanger = { caseId: z.string(), dangerId: z.string() };

const dangerEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ ...aboutDanger, ...shape }));

export const dangerRaised = dangerEvent("danger-raised", "Somebody may come to harm in a case, which goes on.", {
  danger: DangerKind,
});
export const dangerDue = dangerEvent("danger-due", "The time to report a danger has passed.", {});
export const dangerOverdue = dangerEvent("danger-overdue", "A danger was reported to nobody in time.", {
  danger: DangerKind,
  allowedMinutes: count,
});
export const dangerReported = dangerEvent("danger-reported", "A danger was reported to who can avert it.", {
  danger: DangerKind,
  reportedTo: ReportedTo,
  latencyMinutes: count,
});
