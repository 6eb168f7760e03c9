import * as z from "zod";
import { approvalsFor } from "#shared/domain/approvals.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Seats } from "../seats/seats.ts";
import { Course } from "./course.ts";

/** How full a course is, for everybody: numbers, no learners. */
export const Places = z.object({
  capacity: z.int(),
  left: z.int(),
  deskLeft: z.int(),
  taken: z.int(),
  held: z.int(),
  waiting: z.int(),
  isOpen: z.boolean(),
});

export const CourseView = z.object({ course: Course, places: Places.optional() }).meta({ id: "CourseView" });
export type CourseView = z.infer<typeof CourseView>;

/** A suspended seat stays taken; a held or offered one is held. */
export const placesOf = ({ capacity, left, deskLeft, queued, isOpen, seats }: Seats): z.infer<typeof Places> => {
  const held = Object.values(seats).filter((seat) => typeof seat === "object" && seat.as !== "suspended").length;
  const taken = Object.keys(seats).length - held;
  return { capacity, left, deskLeft, taken, held, waiting: queued, isOpen };
};

export const viewOf = (course: Course, reader: Caller, seats?: Seats): CourseView => ({
  course: { ...course, approvals: approvalsFor(course.approvals, reader) },
  ...(seats && { places: placesOf(seats) }),
});
