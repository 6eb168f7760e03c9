/** Every service that keeps something of a community or of a person: each answers when it is to be told or erased. */
export const keepers = ["communities", "courses", "mediation", "employment", "meetings"] as const;
export type Keeper = (typeof keepers)[number];
