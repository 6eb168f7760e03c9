/** What the code of an application opens: following it, and becoming its first administrator. */
export const applicationCode = { purpose: "application", verbs: ["follow", "claim"] } as const;

/** What the code on a person's slip is for. */
export const claimPurpose = "claim";
