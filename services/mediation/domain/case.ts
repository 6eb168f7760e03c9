import * as z from "zod";
import type { CoBody } from "./body-id.ts";
import { caseFields } from "./case-fields.ts";
import type { Lead } from "./parts.ts";
import { Resolution } from "./resolution.ts";

const { intake, mediation, proposed, decided, agreed, work } = caseFields;
const { eitherOutcome, whatThereWas, afterwards, ended, referral } = caseFields;

/** One dispute. A field exists only in the states in which it must. */
export const Case = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("reported"), ...intake }),
    z.object({ status: z.literal("contacted"), ...intake }),
    z.object({ status: z.literal("accepted"), ...intake, ...mediation }),
    z.object({ status: z.literal("surveying"), ...intake, ...mediation }),
    z.object({ status: z.literal("negotiating"), ...intake, ...mediation }),
    z.object({ status: z.literal("proposed"), ...intake, ...mediation, ...proposed }),
    z.object({ status: z.literal("decided"), ...intake, ...mediation, ...decided }),
    z.object({ status: z.literal("agreed"), ...intake, ...mediation, ...agreed }),
    z.object({ status: z.literal("in-fulfilment"), ...intake, ...mediation, ...eitherOutcome, ...work }),
    z.object({ status: z.literal("resolved"), ...intake, ...whatThereWas, ...afterwards, resolution: Resolution }),
    z.object({ status: z.literal("declined"), ...intake, ended }),
    z.object({ status: z.literal("withdrawn"), ...intake, ...whatThereWas, ended }),
    z.object({ status: z.literal("terminated"), ...intake, ...whatThereWas, ended }),
    z.object({ status: z.literal("referred"), ...intake, ...whatThereWas, referral }),
  ])
  .meta({ id: "Case" });
export type Case = z.infer<typeof Case>;
export type CaseIn<Status extends Case["status"]> = Extract<Case, { status: Status }>;

export const CaseStatus = z.enum([
  "reported",
  "contacted",
  "accepted",
  "surveying",
  "negotiating",
  "proposed",
  "decided",
  "agreed",
  "in-fulfilment",
  "resolved",
  "declined",
  "withdrawn",
  "terminated",
  "referred",
]);
export type CaseStatus = Case["status"];

export const Stage = z.enum(["intake", "mediation", "outcome", "fulfilment", "closed"]);
export type Stage = z.infer<typeof Stage>;

const stages: Readonly<Record<CaseStatus, Stage>> = {
  reported: "intake",
  contacted: "intake",
  accepted: "mediation",
  surveying: "mediation",
  negotiating: "mediation",
  proposed: "outcome",
  decided: "outcome",
  agreed: "outcome",
  "in-fulfilment": "fulfilment",
  resolved: "closed",
  declined: "closed",
  withdrawn: "closed",
  terminated: "closed",
  referred: "closed",
};

/** The stage a person sees, by status alone. */
export const stageOf = ({ status }: { status: CaseStatus }): Stage => stages[status];

export const leadOf = (subject: Case): Lead | undefined => ("lead" in subject ? subject.lead : undefined);

/** The body that took the case on; none before, and where nobody said which association. */
export const bodyOf = (subject: Case): string | undefined => ("bodyId" in subject ? subject.bodyId : undefined);

export const coBodiesOf = (subject: Case): readonly CoBody[] => ("coBodies" in subject && subject.coBodies) || [];

/** When a case ended. */
export const endOf = (subject: Case): string | undefined => {
  if ("resolution" in subject) return subject.resolution.at;
  if ("referral" in subject) return subject.referral.at;
  return "ended" in subject ? subject.ended.at : undefined;
};
