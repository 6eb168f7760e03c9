import * as z from "zod";
import { event } from "../events/contract.ts";
import { ProofStrength } from "./messages.ts";

/** An act of the case's own journal: it stays there when the message and its person are forgotten. */
export const caseNoticeGiven = event(
  "mediation.notice-given.v1",
  "A legal notice of a case came so far to whom it is for.",
  "caseId",
  z.object({ caseId: z.string(), personId: z.string(), moment: z.string(), strength: ProofStrength }),
);
