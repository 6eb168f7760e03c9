import * as z from "zod";
import { bodyAbsenceDeclared, bodyDeputyNamed, bodyPresidentNamed } from "#shared/contracts/mediation-bodies.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type RegisteredBody, type Term, without } from "./body.ts";
import { PersonId } from "./parts.ts";

export const NameHead = z.strictObject({ personId: PersonId, to: Instant.optional() });

type NamingHead = Act & z.infer<typeof NameHead>;

const memberNamed = ({ members }: RegisteredBody, { personId }: NamingHead) =>
  members.find((each) => each.personId === personId) ?? refuseField("/personId", "unknown-person");

const termOf = ({ personId, at, to }: NamingHead): Term => {
  if (to !== undefined && to <= at) refuseField("/to", "ends-before-it-begins");
  return { personId, from: at, ...(to && { to }) };
};

/** One of its members presides; who was the deputy is it no more, and the absence of the one before is over. */
export const nameBodyPresident = (current: RegisteredBody, naming: NamingHead) => {
  const { personId } = memberNamed(current, naming);
  const { absentUntil: _, deputy, ...rest } = current;
  const others = without(deputy, personId);
  const state: RegisteredBody = { ...rest, ...(others && { deputy: others }), president: termOf(naming) };
  return { state, facts: [bodyPresidentNamed({ bodyId: current.bodyId, personId })] };
};

/** The deputy is a member who may be it, and not the president. */
export const nameBodyDeputy = (current: RegisteredBody, naming: NamingHead) => {
  const { personId, mayDeputise } = memberNamed(current, naming);
  if (!mayDeputise || current.president?.personId === personId) refuseField("/personId", "not-allowed");
  const state: RegisteredBody = { ...current, deputy: termOf(naming) };
  return { state, facts: [bodyDeputyNamed({ bodyId: current.bodyId, personId })] };
};

export const DeclareBodyAbsence = z.strictObject({ until: Instant.optional() });

/** The president of a body, or the administrator for one who is ill. */
export const mustDeclareFor = ({ president }: RegisteredBody, by: Act["by"]): void => {
  const isOwn = president?.personId === actingPerson(by).personId;
  if (!isOwn && !by.grants.some(({ role }) => role === "community-admin")) refuse("role-not-allowed");
};

type DeclaringAway = Act & z.infer<typeof DeclareBodyAbsence>;

/** The president is ill or away until then, and the deputy acts; without an end they are back. */
export const declareBodyAbsence = (current: RegisteredBody, { by, at, until }: DeclaringAway) => {
  mustDeclareFor(current, by);
  if (!current.president) refuseField("", "not-president");
  if (until !== undefined && until <= at) refuseField("/until", "ends-before-it-begins");
  const { absentUntil, ...rest } = current;
  if (absentUntil === until) return undefined;
  const state: RegisteredBody = { ...rest, ...(until && { absentUntil: until }) };
  return { state, facts: [bodyAbsenceDeclared({ bodyId: current.bodyId, ...(until && { until }) })] };
};
