import * as z from "zod";
import { caseAccepted, mediatorAssigned, mediatorReleased } from "#shared/contracts/mediation.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { daysAsMinutes, type Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { type Role, staffRoles } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { isOfInstitution, mustBeIn, mustNotBeInDispute, signedBy } from "./access.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { type Lead, MediatingBody, PersonId } from "./parts.ts";

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

type Choice = Act & {
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
  if (staffGrant && [by.personId, actingPerson(by).personId].includes(leadId))
    return refuseAt("/override", "peer-first");
  if (staffGrant) return { ...lead, grantId: staffGrant, override };
  const grantId = grantOf(choice, (role) => role === "mediator" || role === "association-president");
  if (grantId) return { ...lead, grantId };
  const [associationId] = rosters;
  return associationId ? { ...lead, associationId } : refuse("peer-first");
};

/**
 * A disputant never leads, nor somebody of a disputant's household; with the property company or the residents'
 * committee in dispute its people are recused, whatever other role they hold. Source: 人民调解法 §15, §19.
 */
const mustBeImpartial = (subject: Case, choice: Choice): void => {
  const { candidate, leadId, at } = choice;
  const isDisputant = subject.disputants.some(({ personId }) => personId === leadId);
  const roles = candidate ? grantsAt(candidate, at).map(({ role }) => role) : [];
  const isOfHousehold = subject.disputants.some(({ householdIds = [] }) =>
    householdIds.some((householdId) => candidate?.households[householdId] !== undefined),
  );
  if (isDisputant || isOfHousehold || isOfInstitution(subject, roles)) refuse("conflict-of-interest");
};

type Accepting = Choice &
  Pick<z.infer<typeof AcceptCase>, "body" | "rightsNoticeGiven"> & { readonly policy: OwnPolicy };

/** The time for mediation begins anew, unless the disputants agreed on a later day before. */
const dueAfresh = ({ extension, mediationDueAt }: Case, { at, policy }: Accepting): Instant => {
  const afresh = plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy)));
  return extension && mediationDueAt && mediationDueAt > afresh ? mediationDueAt : afresh;
};

/** The president takes a case on for the body and names its lead. */
export const accept = (current: Case, choice: Accepting) => {
  const subject = caseLifecycle.allow("accept", mustBeIn(current, choice.by));
  mustNotBeInDispute(subject, choice.by);
  if (!choice.rightsNoticeGiven) refuse("rights-notice-missing");
  if (subject.disputants.some(({ contact }) => contact?.refuses)) refuse("disputant-refuses");
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
  const { leadLost: _, ...subject } = caseLifecycle.allow("assignLead", mustBeIn(current, choice.by));
  mustNotBeInDispute(current, choice.by);
  mustBeImpartial(current, choice);
  const lead = chosenLead(choice);
  const state = signedBy({ ...subject, lead } as Case, choice.by);
  const { caseId } = subject;
  return {
    state,
    facts: [mediatorAssigned({ caseId, mediatorId: lead.personId, override: lead.override !== undefined })],
  };
};

/** What has ended: a grant, or a place on a roster. */
type Ended = { readonly at: Instant } & ({ readonly grantId: string } | { readonly associationId: string });

const leadsBy = (lead: Lead, ended: Ended): boolean =>
  "grantId" in ended ? lead.grantId === ended.grantId : lead.associationId === ended.associationId;

/** What the lead leads by has ended: the case loses its lead, says so, and goes on waiting for another. */
export const releaseLead = (current: Case, { at, ...ended }: Ended) => {
  const lead = "lead" in current ? current.lead : undefined;
  if (!lead || !leadsBy(lead, { at, ...ended } as Ended) || !caseLifecycle.can("releaseLead", current))
    return undefined;
  const { lead: _, ...subject } = caseLifecycle.allow("releaseLead", current);
  const state = { ...subject, leadLost: { personId: lead.personId, at } } as Case;
  return { state, facts: [mediatorReleased({ caseId: subject.caseId, mediatorId: lead.personId })] };
};
