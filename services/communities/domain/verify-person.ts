import * as z from "zod";
import { personVerified, VerificationMethod } from "#shared/contracts/communities.ts";
import { type Act, actingPerson, type Caller } from "#shared/domain/caller.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { staffRoles } from "#shared/domain/roles.ts";
import { lettersOf } from "#shared/domain/spelling.ts";
import { isAnother, type Person, personLifecycle } from "./person.ts";
import { isOver, withGrant } from "./role-grant.ts";
import { sideAtDesk } from "./side-at-desk.ts";

export const VerifyPerson = z.strictObject({ method: VerificationMethod, isAnother });

type Verifying = Act &
  Pick<z.infer<typeof VerifyPerson>, "method"> & { readonly policy: OwnPolicy; readonly commandId: string };

/** Who is known to live here is a resident, where the community does not say otherwise; no staff, and nobody twice. */
const asResident = (subject: Person, { by, at, policy, commandId }: Verifying) => {
  const held = subject.grants.filter((grant) => !isOver(grant, at));
  const isKnown = held.some(({ role }) => role === "resident" || staffRoles.has(role));
  if (isKnown || numberOf("verifiedIsResident", policy) === 0) return { state: subject, facts: [] };
  return withGrant(subject, { role: "resident", by, at, commandId, buildings: [] });
};

/** Who shares the name of whoever verifies may be themselves, registered again. */
export const mustBeAnother = ({ personId, name }: Person, by: Caller): void => {
  if ([by.personId, actingPerson(by).personId].includes(personId)) refuse("role-not-allowed");
  if (name !== undefined && lettersOf(name) === lettersOf(by.name)) refuseField("", "own-name");
};

/**
 * Staff know that the person lives here, and say how; nobody verifies themselves. The proof itself is not kept. What
 * somebody of another side knows is not replaced by what the property company says; and where they saw who it is, it
 * no longer matters by whose code the account came.
 */
export const verify = (current: Person, verifying: Verifying) => {
  const { by, at, method } = verifying;
  const subject = personLifecycle.allow("verify", current);
  mustBeAnother(subject, by);
  const side = sideAtDesk(by);
  if (side === "property" && subject.status === "verified" && subject.verified.side !== "property") return undefined;
  const { state: person, facts } = asResident(subject, verifying);
  const isSeen = side !== "property" && method !== "property-record";
  const claimedFrom = isSeen ? undefined : person.claimedFrom;
  const state: Person = { ...person, claimedFrom, status: "verified", verified: { by: by.personId, side, method, at } };
  return { state, facts: [personVerified({ personId: subject.personId, method }), ...facts] };
};
