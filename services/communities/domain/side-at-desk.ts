import { type Caller, holds } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type Side, sideOfRoles } from "#shared/domain/roles.ts";
import type { CorrectPerson, Person } from "./person.ts";

/** Whose hand it is at the desk: an operator of no side of their own is the property company's. */
export const sideAtDesk = (by: Caller): Side | undefined =>
  sideOfRoles(by.grants.map(({ role }) => role)) ?? (holds(by, "desk-operator") ? "property" : undefined);

/**
 * Refuses whoever may not record that a person left: who holds other roles than that of a resident is moved out by an
 * administrator, and no administrator by themselves.
 */
export const mustBeMovableBy = ({ personId, grants }: Person, by: Caller): void => {
  const held = grants.filter(({ revokedAt, role }) => !revokedAt && role !== "resident");
  if (held.length === 0) return;
  if (!holds(by, "community-admin")) refuse("role-not-allowed", { roles: ["community-admin"] });
  if (by.personId === personId) refuseField("", "not-to-oneself");
};

/** Whoever holds other roles than that of a resident gets their code of an administrator, not of the desk. */
export const isPrintableBy = ({ grants }: Person, by: Caller): boolean =>
  holds(by, "community-admin") || !grants.some(({ revokedAt, role }) => !revokedAt && role !== "resident");

export const mustBePrintableBy = (person: Person, by: Caller): void => {
  if (!isPrintableBy(person, by)) refuse("role-not-allowed", { roles: ["community-admin"] });
};

type Corrected = { readonly [Name in keyof typeof CorrectPerson.shape]?: unknown };

/** Name and phone tell who somebody is: of whoever holds other roles than that of a resident an administrator mends them. */
export const mustBeCorrectableBy = (person: Person, { name, phone }: Corrected, by: Caller): void => {
  if (name !== undefined || phone !== undefined) mustBePrintableBy(person, by);
};
