import { personRegistered, roleGranted, roleRevoked } from "#shared/contracts/communities.ts";
import { firstContactDue } from "#shared/contracts/mediation.ts";
import { reactions } from "#shared/events/contract.ts";

/** What mediation hears, and what it then does. */
export const mediationReactions = reactions("mediation", {
  knowPersonWhenRegistered: { hears: personRegistered, summary: "Keeps that the person belongs to the community." },
  keepRoleWhenGranted: { hears: roleGranted, summary: "Keeps the role, for the choice of leads." },
  releaseLeadWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Forgets the role; open cases led by it lose their lead and say so.",
  },
  flagLateWhenFirstContactDue: {
    hears: firstContactDue,
    summary: "Flags a case in which nobody was contacted in time.",
  },
});
