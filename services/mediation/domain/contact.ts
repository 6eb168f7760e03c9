import * as z from "zod";
import { caseContacted, firstContactLate } from "#shared/contracts/mediation.ts";
import { type Instant, minutesBetween, PartialDate } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, signedBy } from "./access.ts";
import { type Case, caseLifecycle } from "./case.ts";
import { DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

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
  happenedOn: PartialDate.optional(),
});

type Contacts = z.infer<typeof ContactDisputants>["contacts"];

const withContacts = (subject: Case, contacts: Contacts, at: Instant) => {
  const known = new Set(subject.disputants.map(({ disputantId }) => disputantId));
  const stranger = contacts.findIndex(({ disputantId }) => !known.has(disputantId));
  if (stranger >= 0) refuseField(`/contacts/${stranger}/disputantId`, "not-a-disputant");
  const ids = contacts.map(({ disputantId }) => disputantId);
  const again = ids.findIndex((disputantId, nth) => ids.indexOf(disputantId) < nth);
  if (again >= 0) refuseField(`/contacts/${again}/disputantId`, "there-already");
  const byId = new Map(contacts.map(({ disputantId, ...contact }) => [disputantId, { ...contact, at }]));
  return subject.disputants.map(({ contact: known, ...disputant }) => {
    const next = byId.get(disputant.disputantId);
    const isWorse = known?.reached === true && next?.reached === false;
    return { ...disputant, contact: isWorse ? known : (next ?? known) };
  });
};

/**
 * Speaking with the disputants first. The case is contacted once each was reached, or found unreachable; who was
 * reached stays so, whatever comes of a later try.
 */
export const contact = (current: Case, { by, at, contacts }: CaseAct & { contacts: Contacts }) => {
  const subject = acting("contact", current, by);
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
