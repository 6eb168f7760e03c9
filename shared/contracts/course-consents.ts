import * as z from "zod";
import { event } from "../events/contract.ts";

/** What courses tells communities, apart from its other facts, so that nobody else's function carries those. */
export const consentAnswered = event(
  "courses.consent-answered.v1",
  "A guardian said yes or no to a booking, by the code of its slip.",
  "courseId",
  z.object({
    courseId: z.string(),
    bookingId: z.string(),
    learnerId: z.string(),
    consentId: z.string(),
    answer: z.enum(["given", "refused"]),
    textVersion: z.string(),
  }),
);
