import type { RefusalCode } from "#shared/domain/refusal.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Schema } from "#shared/http/route.ts";
import { CaseView } from "../domain/case-view.ts";
import { CaseId } from "../domain/parts.ts";

export const president = { roles: ["association-president"] } as const satisfies { roles: Role[] };
export const mediators = { roles: ["mediator", "association-president"] } as const;
export const listers = { roles: [...mediators.roles, "residents-committee-worker"] } as const;
/** A lead is a peer, or staff by an override; that the caller is the lead is the domain's rule. */
export const leads = { roles: [...listers.roles, "resident", "property-staff"] } as const;
export const peopleInACase = { roles: [...leads.roles, "building-leader", "desk-operator"] } as const;

type Verb<Body extends Schema, Access> = {
  readonly summary: string;
  readonly access: Access;
  readonly body: Body;
  readonly refusals?: readonly RefusalCode[];
};

export const caseVerb = <Body extends Schema, Access extends { readonly roles: readonly Role[] }>(
  verb: string,
  { summary, access, body, refusals = [] }: Verb<Body, Access>,
) => ({
  method: "POST" as const,
  path: `/cases/{caseId}/${verb}`,
  summary,
  access,
  params: { caseId: CaseId },
  body,
  reply: CaseView,
  offers: "case" as const,
  refusals: ["wrong-state" as const, "not-for-the-other-side" as const, "conflict-of-interest" as const, ...refusals],
});
