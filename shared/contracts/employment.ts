import * as z from "zod";
import { event } from "../events/contract.ts";

const count = z.int().min(0);

const gap = { skill: z.string(), demand: count, supply: count };
export const skillGapDetected = event(
  "employment.skill-gap-detected.v1",
  "Employers ask for a skill that too few seekers have.",
  "skill",
  z.object(gap),
);
