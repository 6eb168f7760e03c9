import * as z from "zod";
import { event } from "../events/contract.ts";

export const certificateIssued = event(
  "courses.certificate-issued.v1",
  "A learner took part in enough of a course.",
  "certificateId",
  z.object({
    certificateId: z.string(),
    courseId: z.string(),
    learnerId: z.string(),
    skill: z.string().optional(),
  }),
);
