/** What the code of an application opens: following it, and becoming its first administrator. */
export const applicationCode = { purpose: "application", verbs: ["follow", "claim"] } as const;

/** What the code of an erasure opens: whoever asked for it has no account any more. */
export const receiptPurpose = "receipt";

/** What the code on a person's slip is for. */
export const claimPurpose = "claim";
