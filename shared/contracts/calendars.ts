import * as z from "zod";
import { event } from "../events/contract.ts";

const year = z.string();

const calendarEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "slug", z.object({ slug: z.string(), year, ...shape }));

export const calendarYearDue = calendarEvent("calendar-year-due", "The next year's working days are to be known.", {});
export const calendarYearTaken = calendarEvent(
  "calendar-year-taken",
  "The holidays of a year were taken over as they were announced.",
  { source: z.string() },
);
export const calendarYearMissing = calendarEvent(
  "calendar-year-missing",
  "Nobody knows the holidays of a year yet: those who may record them are told.",
  { toldTo: z.array(z.string()) },
);
