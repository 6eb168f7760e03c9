import * as z from "zod";
import type { Seats } from "../seats/seats.ts";
import { Course, courseLifecycle } from "./course.ts";

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

export const CourseView = z
  .object({ course: Course, places: Places.optional(), allowedVerbs: z.array(z.string()) })
  .meta({ id: "CourseView" });
export type CourseView = z.infer<typeof CourseView>;

/** A suspended seat stays taken; a held or offered one is held. */
export const placesOf = ({ capacity, left, deskLeft, queued, isOpen, seats }: Seats): z.infer<typeof Places> => {
  const held = Object.values(seats).filter((seat) => typeof seat === "object" && seat.as !== "suspended").length;
  const taken = Object.keys(seats).length - held;
  return { capacity, left, deskLeft, taken, held, waiting: queued, isOpen };
};

export const viewOf = (course: Course, seats?: Seats): CourseView => ({
  course,
  ...(seats && { places: placesOf(seats) }),
  allowedVerbs: courseLifecycle.verbsFrom(course.status),
});
