import { ApplyForConfirmation, RecordRuling } from "../domain/court.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

const refusals = [
  "no-agreement",
  "written-only",
  "signatures-incomplete",
  "body-not-eligible",
  "window-lapsed",
] as const;

/** The confirmation of an agreement by the court. */
export const courtRoutes = {
  applyForConfirmation: {
    ...caseVerb("apply-for-confirmation", {
      summary: "Apply to the court, as a disputant, to confirm the agreement",
      access: peopleInACase,
      body: ApplyForConfirmation,
      refusals,
    }),
    withoutRole: true,
    needsIdentity: true,
  },
  recordRuling: caseVerb("record-ruling", {
    summary: "Record what the court ruled on the joint application",
    access: leads,
    body: RecordRuling,
    refusals: [...refusals, "joint-application-required"],
  }),
} as const;
