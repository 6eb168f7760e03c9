import * as z from "zod";
import {
  CaseSource,
  caseContacted,
  caseDeclined,
  caseFiled,
  caseWithdrawn,
  firstContactLate,
} from "#shared/contracts/mediation.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { daysAsMinutes, Instant, minutesBetween, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { mustBeIn, mustNotBeInDispute, mustServe, signedBy } from "./access.ts";
import { type Case, caseLifecycle, stageOf } from "./case.ts";
import { CaseId, Category, type Disputant, DisputantId, PersonId, Place } from "./parts.ts";

const happened = { happenedOn: PartialDate.optional() };

export const FileCase = z.strictObject({
  category: Category,
  place: Place,
  source: CaseSource,
  description: Text.optional(),
  disputants: z
    .array(z.strictObject({ name: Name, personId: PersonId.optional(), side: Side.optional() }))
    .min(1)
    .max(20),
  ...happened,
});

/** Who may take a case in by which way; a building leader only for the own building. */
const maySource = (by: Caller, source: z.infer<typeof CaseSource>, building: string): boolean => {
  if (source === "proactive") return holds(by, "mediator", "association-president");
  if (source === "desk") return by.onBehalfOf !== undefined || holds(by, "desk-operator");
  if (source === "resident") return holds(by, "resident");
  return by.grants.some((grant) => grant.role === "building-leader" && grant.building === building);
};

type Filed = Omit<z.infer<typeof FileCase>, "disputants"> & {
  readonly disputants: readonly Omit<Disputant, "disputantId">[];
};
type Filing = Act & Filed & { readonly commandId: string; readonly day: string; readonly policy: OwnPolicy };

/** The id of the case that a command files. */
export const caseIdOf = (commandId: string): string => newId("cas", commandId);

/** The number people say on the phone: the day of filing and four characters of the id. */
const caseNumber = (caseId: string, day: string): string =>
  `${day.replaceAll("-", "")}-${caseId.slice(-4).toUpperCase()}`;

/** Each person is in dispute once: a second entry of theirs could never confirm anything. */
const mustBeDistinct = (disputants: Filed["disputants"]): void => {
  const ids = disputants.map(({ personId }) => personId);
  const again = ids.findIndex((personId, at) => personId !== undefined && ids.indexOf(personId) < at);
  if (again >= 0) refuseField(`/disputants/${again}/personId`, "there-already");
};

/** Takes a dispute in. Refuses a way of intake that the caller's roles do not open. */
export const fileCase = ({ by, at, commandId, day, happenedOn, policy, ...filing }: Filing) => {
  if (!maySource(by, filing.source, filing.place.building)) refuse("role-not-allowed");
  mustBeDistinct(filing.disputants);
  const caseId = caseIdOf(commandId);
  const disputants = filing.disputants.map((disputant, nth) => ({
    ...disputant,
    disputantId: newChildId("dsp", caseId, commandId, nth),
  }));
  const state: Case = {
    ...filing,
    status: "reported",
    caseId,
    number: caseNumber(caseId, day),
    applicantId: actingPerson(by).personId,
    filedAt: at,
    contactDueAt: plusMinutes(at, numberOf("firstContactMinutes", policy)),
    mediationDueAt: plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy))),
    happenedOn,
    disputants,
    demands: [],
    people: {},
  };
  mustServe(state, by);
  const { category, place, source } = filing;
  return { state: signedBy(state, by), facts: [caseFiled({ caseId, category, building: place.building, source })] };
};

/** An open case of the same category and building, filed not long ago: the new one may be about the same thing. */
export const LikelyDuplicate = z
  .object({ caseId: CaseId, number: z.string(), filedAt: Instant })
  .meta({ id: "LikelyDuplicate" });

/** Those of earlier cases that are still open. Whether one of them is the same dispute, people decide. */
export const likelyDuplicates = (earlier: readonly Case[]): z.infer<typeof LikelyDuplicate>[] =>
  earlier
    .filter((each) => stageOf(each) !== "closed")
    .map(({ caseId, number, filedAt }) => ({ caseId, number, filedAt }));

export const ContactDisputants = z.strictObject({
  contacts: z
    .array(
      z.strictObject({
        disputantId: DisputantId,
        reached: z.boolean(),
        refuses: z.boolean().default(false),
        note: Text.optional(),
      }),
    )
    .min(1)
    .max(20),
  ...happened,
});

type Contacts = z.infer<typeof ContactDisputants>["contacts"];

const withContacts = (subject: Case, contacts: Contacts, at: Instant) => {
  const known = new Set(subject.disputants.map(({ disputantId }) => disputantId));
  const stranger = contacts.findIndex(({ disputantId }) => !known.has(disputantId));
  if (stranger >= 0) refuseField(`/contacts/${stranger}/disputantId`, "not-a-disputant");
  const byId = new Map(contacts.map(({ disputantId, ...contact }) => [disputantId, { ...contact, at }]));
  return subject.disputants.map((disputant) => ({
    ...disputant,
    contact: byId.get(disputant.disputantId) ?? disputant.contact,
  }));
};

/** Speaking with the disputants first. The case is contacted once each was reached, or found unreachable. */
export const contact = (current: Case, { by, at, contacts }: Act & { contacts: Contacts }) => {
  const subject = caseLifecycle.allow("contact", mustBeIn(current, by));
  mustNotBeInDispute(subject, by);
  const disputants = withContacts(subject, contacts, at);
  const toReach = disputants.filter((disputant) => !disputant.contact).length;
  const status = toReach === 0 ? "contacted" : subject.status;
  const { caseId, filedAt } = subject;
  const reached = contacts.filter((each) => each.reached).length;
  const latencyMinutes = minutesBetween(filedAt, at);
  const { lateContact, told } = lateness(subject, at);
  return {
    state: signedBy({ ...subject, status, disputants, ...(lateContact && { lateContact }) }, by),
    facts: [caseContacted({ caseId, reached, toReach, latencyMinutes }), ...told],
  };
};

/** A first contact after its time is late, whoever comes first: who speaks with the disputants, or the deadline. */
const lateness = (current: Case, at: Instant) => {
  const wasContacted = current.disputants.some((disputant) => disputant.contact);
  if (at <= current.contactDueAt || current.lateContact || wasContacted) return { told: [] };
  const allowedMinutes = minutesBetween(current.filedAt, current.contactDueAt);
  return {
    lateContact: { at, allowedMinutes },
    told: [firstContactLate({ caseId: current.caseId, allowedMinutes })],
  };
};

/** The time for the first contact has passed: a case nobody has spoken in is flagged late, any other is left alone. */
export const flagLateContact = (current: Case, at: Instant) => {
  if (current.status !== "reported" || current.lateContact) return undefined;
  if (current.disputants.some((disputant) => disputant.contact)) return undefined;
  const allowedMinutes = minutesBetween(current.filedAt, current.contactDueAt);
  const state: Case = { ...caseLifecycle.allow("flagLateContact", current), lateContact: { at, allowedMinutes } };
  return { state, facts: [firstContactLate({ caseId: current.caseId, allowedMinutes })] };
};

export const DeclineCase = z.strictObject({ reason: Text, otherWays: Text, ...happened });

/** The body does not mediate: it gives its reason and tells the other legal ways (人民调解法 §26). */
export const decline = (current: Case, { by, at, reason, otherWays }: Act & { reason: string; otherWays: string }) => {
  const subject = caseLifecycle.allow("decline", mustBeIn(current, by));
  mustNotBeInDispute(subject, by);
  const state: Case = { ...signedBy(subject, by), status: "declined", ended: { at, reason, otherWays } };
  const { caseId, category, place } = subject;
  return { state, facts: [caseDeclined({ caseId, category, building: place.building })] };
};

export const WithdrawCase = z.strictObject({ reason: Text, ...happened });

/** The applicant takes the case back, at any time while it is open. */
export const withdraw = (current: Case, { by, at, reason }: Act & { reason: string }) => {
  const { lead: _, ...subject } = { lead: undefined, ...caseLifecycle.allow("withdraw", mustBeIn(current, by)) };
  if (subject.applicantId !== actingPerson(by).personId) refuse("role-not-allowed");
  const state = { ...signedBy(subject as Case, by), status: "withdrawn", ended: { at, reason } } as Case;
  const { caseId, category, place } = subject;
  return { state, facts: [caseWithdrawn({ caseId, category, building: place.building })] };
};
