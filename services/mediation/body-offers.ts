import { refuse } from "#shared/domain/refusal.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { offers, offersFrom, unlessDone } from "#shared/http/offers.ts";
import { hearingOf } from "#shared/people/hearing.ts";
import { type Association, approve, associationLifecycle, sidesOf } from "./domain/association.ts";
import type { RegisteredBody } from "./domain/body.ts";
import { mustDeclareFor } from "./domain/name-head.ts";
import { mustHaveProposed } from "./domain/withdraw-association.ts";

export const bodyOffers = offers<RegisteredBody>({
  addBodyMember: () => undefined,
  removeBodyMember: ({ members }) => unlessDone(members[0]),
  nameBodyPresident: ({ members }) => unlessDone(members[0]),
  nameBodyDeputy: ({ members, president }) =>
    unlessDone(members.find((each) => each.mayDeputise && each.personId !== president?.personId)),
  declareBodyAbsence: (body, { by }) => {
    mustDeclareFor(body, by);
    unlessDone(body.president);
  },
});

export const associationOffers = offersFrom<Association>(associationLifecycle, {
  withdrawAssociation: (association, { by }) => mustHaveProposed(association, by),
  approveAssociation: async (association, asking) => {
    const side = sideOfRoles(asking.by.grants.map(({ role }) => role));
    if (!side || !sidesOf(association).includes(side)) refuse("not-of-side", { side });
    unlessDone(approve(association, await hearingOf(asking, association.approvals)));
  },
});
