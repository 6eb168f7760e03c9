import { reactions } from "#shared/events/contract.ts";

/** What communities hears, and what it then does: nothing yet. */
export const communitiesReactions = reactions("communities", {});
