import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { event } from "../events/contract.ts";

const count = z.int().min(0);

const fulfilmentEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), ...shape }));

const obligation = { obligationId: z.string() };

export const obligationDue = fulfilmentEvent(
  "obligation-due",
  "What somebody owes is due in so many days; below zero, it was due.",
  { ...obligation, daysLeft: z.int() },
);
export const obligationDone = fulfilmentEvent(
  "obligation-done",
  "Who owed something says that it is done.",
  obligation,
);
export const obligationConfirmed = fulfilmentEvent(
  "obligation-confirmed",
  "Who is owed something confirmed that it is done.",
  obligation,
);
export const obligationContested = fulfilmentEvent(
  "obligation-contested",
  "Who is owed something says that it is not done.",
  obligation,
);
export const obligationMissed = fulfilmentEvent("obligation-missed", "What was owed was not done in time.", obligation);

export const silenceDue = fulfilmentEvent(
  "silence-due",
  "The time has passed that was given to object to the end of the case.",
  { reportedAt: Instant },
);
export const caseNotSettled = fulfilmentEvent(
  "case-not-settled",
  "A disputant says that the outcome does not settle it: it is negotiated again.",
  { category: z.string(), building: z.string(), times: count },
);
