import * as z from "zod";
import { caseAccepted, mediatorAssigned } from "#shared/contracts/mediation.ts";
import { daysAsMinutes, type Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { type Role, staffRoles } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, heads, mustActForBody, signedBy } from "./access.ts";
import { BodyId, isRegistered, MediatingBody, type MediatingBodyKind } from "./body-id.ts";
import { bodyOf, type Case, type CaseIn } from "./case.ts";
import { declaring } from "./independence.ts";
import { type Lead, PersonId } from "./parts.ts";
import { type CaseAct, mustHaveNoInterest, mustNotBeRefused, relatedAs } from "./recusal.ts";

const leadChoice = {
  leadId: PersonId,
  override: z.strictObject({ reason: Text }).optional(),
  happenedOn: PartialDate.optional(),
};
export const AcceptCase = z.strictObject({
  ...leadChoice,
  /** The body that takes it on; an association where none is named. */
  bodyId: BodyId.optional(),
  /** Of which kind it is: what was named by `bodyId` says so itself. */
  body: MediatingBody.optional(),
  rightsNoticeGiven: z.boolean(),
  /** Of a president who leads it themselves: nothing ties them to anybody in dispute. */
  independent: z.literal(true).optional(),
});
export const AssignLead = z.strictObject(leadChoice);

type Choice = CaseAct & {
  readonly leadId: string;
  readonly override?: { reason: string } | undefined;
  readonly candidate: Standing | undefined;
  /** The bodies of which the candidate is a member: associations, and registered ones. */
  readonly rosters: readonly string[];
};

const grantOf = ({ candidate, at }: Choice, isFitting: (role: Role) => boolean): string | undefined =>
  candidate && grantsAt(candidate, at).find(({ role }) => isFitting(role))?.grantId;

/**
 * Peer first: intervention by staff from above is what made disputes worse, so the lead is a mediator or a member
 * of the association, or of the body that mediates. Staff may lead only by an override with its reason, which is another person's: nobody names
 * themselves by one. Source: the Foshan story.
 */
const chosenLead = (choice: Choice, bodyId: string | undefined): Lead => {
  const { by, leadId, override, rosters, at } = choice;
  const lead = { personId: leadId, since: at };
  const staffGrant = grantOf(choice, (role) => staffRoles.has(role));
  if (staffGrant && !override) return refuse("peer-first");
  if (staffGrant && by.personId === leadId) return refuseAt("/override", "peer-first");
  if (staffGrant) return { ...lead, grantId: staffGrant, override };
  const grantId = grantOf(choice, (role) => role === "mediator" || role === "association-president");
  if (grantId) return { ...lead, grantId };
  if (bodyId !== undefined && isRegistered(bodyId) && rosters.includes(bodyId)) return { ...lead, bodyId };
  const associationId = rosters.find((each) => !isRegistered(each));
  return associationId ? { ...lead, associationId } : refuse("peer-first");
};

const mustBeImpartial = (subject: Case, { candidate, leadId, at }: Choice): void =>
  mustHaveNoInterest(subject, relatedAs(leadId, candidate, at));

/** A body that a case may be taken on by. */
export type NamedBody = { readonly bodyId: string; readonly kind: MediatingBodyKind };

type Accepting = Choice &
  Omit<z.infer<typeof AcceptCase>, "leadId"> & {
    /** What `bodyId` names, where there is one that may mediate. */
    readonly named?: NamedBody | undefined;
    readonly policy: OwnPolicy;
  };

/** Refuses a kind that the body is not: only one that is named may be of another kind than the association. */
const mustBeOfKind = (kind: MediatingBodyKind, { body = kind, named }: Accepting): void => {
  if (body === kind) return;
  if (named) refuseField("/body", "not-allowed");
  refuseField("/bodyId", "required");
};

/** The body that is named; where none is, the association on whose roster the lead is, as far as they are on one. */
const chosenBody = (choice: Accepting): Pick<CaseIn<"accepted">, "body" | "bodyId"> => {
  const { bodyId, named, rosters } = choice;
  if (bodyId !== undefined && !named) return refuseField("/bodyId", "unknown-body");
  const kind = named?.kind ?? "mutual-aid";
  mustBeOfKind(kind, choice);
  return { body: kind, bodyId: named?.bodyId ?? rosters.find((each) => !isRegistered(each)) };
};

/** The time for mediation begins anew, unless the disputants agreed on a later day before. */
const dueAfresh = ({ extension, mediationDueAt }: Case, { at, policy }: Accepting): Instant => {
  const afresh = plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy)));
  return extension && mediationDueAt && mediationDueAt > afresh ? mediationDueAt : afresh;
};

/** Nobody is mediated against their will. */
export const mustBeWilling = ({ disputants }: Case): void => {
  if (disputants.some(({ contact }) => contact?.refuses)) refuse("disputant-refuses");
};

/** Who acts for the body takes a case on for it and names its lead. */
export const accept = (current: Case, choice: Accepting) => {
  const { nobodyActsSince: _, ...subject } = acting("accept", current, choice.by);
  if (!choice.by.standsIn && !heads(choice.bodyId, choice.by)) refuse("role-not-allowed");
  if (!choice.rightsNoticeGiven) refuse("rights-notice-missing");
  mustBeWilling(subject);
  mustBeImpartial(subject, choice);
  const { independent, by, at } = choice;
  const body = chosenBody(choice);
  const lead = declaring(chosenLead(choice, body.bodyId), { independent, byId: by.personId, at });
  const state: Case = {
    ...signedBy(subject, choice.by),
    status: "accepted",
    acceptedAt: choice.at,
    mediationDueAt: dueAfresh(subject, choice),
    ...body,
    lead,
    supports: [],
    surveys: [],
    negotiations: [],
  };
  const { caseId } = subject;
  return { state, facts: [caseAccepted({ caseId, mediatorId: lead.personId, override: lead.override !== undefined })] };
};

/** Who acts for the body names another lead, under the same rules. */
export const assignLead = (current: Case, choice: Choice) => {
  const { leadLost: _, nobodyActsSince: __, ...subject } = acting("assignLead", current, choice.by);
  mustActForBody(current, choice.by);
  mustBeImpartial(current, choice);
  mustNotBeRefused(current, choice.leadId, "/leadId");
  const lead = chosenLead(choice, bodyOf(current));
  const state = signedBy({ ...subject, lead } as Case, choice.by);
  const { caseId } = subject;
  return {
    state,
    facts: [mediatorAssigned({ caseId, mediatorId: lead.personId, override: lead.override !== undefined })],
  };
};
