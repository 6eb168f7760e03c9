import * as z from "zod";
import { caseAccepted, mediatorAssigned } from "#shared/contracts/mediation.ts";
import { daysAsMinutes, type Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { type Role, staffRoles } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { type Lead, MediatingBody, PersonId } from "./parts.ts";
import { type CaseAct, mustHaveNoInterest, mustNotBeRefused, relatedAs } from "./recusal.ts";

const leadChoice = {
  leadId: PersonId,
  override: z.strictObject({ reason: Text }).optional(),
  happenedOn: PartialDate.optional(),
};
export const AcceptCase = z.strictObject({
  ...leadChoice,
  body: MediatingBody.default("mutual-aid"),
  rightsNoticeGiven: z.boolean(),
});
export const AssignLead = z.strictObject(leadChoice);

type Choice = CaseAct & {
  readonly leadId: string;
  readonly override?: { reason: string } | undefined;
  readonly candidate: Standing | undefined;
  /** The associations on whose rosters the candidate is. */
  readonly rosters: readonly string[];
};

const grantOf = ({ candidate, at }: Choice, isFitting: (role: Role) => boolean): string | undefined =>
  candidate && grantsAt(candidate, at).find(({ role }) => isFitting(role))?.grantId;

/**
 * Peer first: intervention by staff from above is what made disputes worse, so the lead is a mediator or a member
 * of the association. Staff may lead only by an override with its reason, which is another person's: nobody names
 * themselves by one. Source: the Foshan story.
 */
const chosenLead = (choice: Choice): Lead => {
  const { by, leadId, override, rosters, at } = choice;
  const lead = { personId: leadId, since: at };
  const staffGrant = grantOf(choice, (role) => staffRoles.has(role));
  if (staffGrant && !override) return refuse("peer-first");
  if (staffGrant && by.personId === leadId) return refuseAt("/override", "peer-first");
  if (staffGrant) return { ...lead, grantId: staffGrant, override };
  const grantId = grantOf(choice, (role) => role === "mediator" || role === "association-president");
  if (grantId) return { ...lead, grantId };
  const [associationId] = rosters;
  return associationId ? { ...lead, associationId } : refuse("peer-first");
};

const mustBeImpartial = (subject: Case, { candidate, leadId, at }: Choice): void =>
  mustHaveNoInterest(subject, relatedAs(leadId, candidate, at));

type Accepting = Choice &
  Pick<z.infer<typeof AcceptCase>, "body" | "rightsNoticeGiven"> & { readonly policy: OwnPolicy };

/** The time for mediation begins anew, unless the disputants agreed on a later day before. */
const dueAfresh = ({ extension, mediationDueAt }: Case, { at, policy }: Accepting): Instant => {
  const afresh = plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy)));
  return extension && mediationDueAt && mediationDueAt > afresh ? mediationDueAt : afresh;
};

/** Nobody is mediated against their will. */
export const mustBeWilling = ({ disputants }: Case): void => {
  if (disputants.some(({ contact }) => contact?.refuses)) refuse("disputant-refuses");
};

/** The president takes a case on for the body and names its lead. */
export const accept = (current: Case, choice: Accepting) => {
  const subject = acting("accept", current, choice.by);
  if (!choice.rightsNoticeGiven) refuse("rights-notice-missing");
  mustBeWilling(subject);
  mustBeImpartial(subject, choice);
  const lead = chosenLead(choice);
  const state: Case = {
    ...signedBy(subject, choice.by),
    status: "accepted",
    acceptedAt: choice.at,
    mediationDueAt: dueAfresh(subject, choice),
    body: choice.body,
    lead,
    supports: [],
    surveys: [],
    negotiations: [],
  };
  const { caseId } = subject;
  return { state, facts: [caseAccepted({ caseId, mediatorId: lead.personId, override: lead.override !== undefined })] };
};

/** The president names another lead, under the same rules. */
export const assignLead = (current: Case, choice: Choice) => {
  const { leadLost: _, ...subject } = acting("assignLead", current, choice.by);
  mustBeImpartial(current, choice);
  mustNotBeRefused(current, choice.leadId, "/leadId");
  const lead = chosenLead(choice);
  const state = signedBy({ ...subject, lead } as Case, choice.by);
  const { caseId } = subject;
  return {
    state,
    facts: [mediatorAssigned({ caseId, mediatorId: lead.personId, override: lead.override !== undefined })],
  };
};
