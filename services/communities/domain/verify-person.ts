import * as z from "zod";
import { personVerified, VerificationMethod } from "#shared/contracts/communities.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { sideOfRoles, staffRoles } from "#shared/domain/roles.ts";
import { type Person, personLifecycle } from "./person.ts";
import { isOver, withGrant } from "./role-grant.ts";

export const VerifyPerson = z.strictObject({ method: VerificationMethod });

type Verifying = Act & z.infer<typeof VerifyPerson> & { readonly policy: OwnPolicy; readonly commandId: string };

/** Who is known to live here is a resident, where the community does not say otherwise; no staff, and nobody twice. */
const asResident = (subject: Person, { by, at, policy, commandId }: Verifying) => {
  const held = subject.grants.filter((grant) => !isOver(grant, at));
  const isKnown = held.some(({ role }) => role === "resident" || staffRoles.has(role));
  if (isKnown || numberOf("verifiedIsResident", policy) === 0) return { state: subject, facts: [] };
  return withGrant(subject, { role: "resident", by, at, commandId, buildings: [] });
};

/** Staff know that the person lives here, and say how; nobody verifies themselves. The proof itself is not kept. */
export const verify = (current: Person, verifying: Verifying) => {
  const { by, at, method } = verifying;
  const subject = personLifecycle.allow("verify", current);
  if ([by.personId, actingPerson(by).personId].includes(subject.personId)) refuse("role-not-allowed");
  const side = sideOfRoles(by.grants.map(({ role }) => role));
  const { state: person, facts } = asResident(subject, verifying);
  const state: Person = { ...person, status: "verified", verified: { by: by.personId, side, method, at } };
  return { state, facts: [personVerified({ personId: subject.personId, method }), ...facts] };
};
