import * as z from "zod";
import { ConsentPurpose } from "../domain/consent-texts.ts";
import { Role } from "../domain/roles.ts";
import { event } from "../events/contract.ts";

const slug = z.string();
const personId = z.string();
const count = z.int().min(0);

const communityEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "slug", z.object({ slug, ...shape }));

export const communityApplied = communityEvent("community-applied", "A community asks to work with Linli.", {
  applicationId: z.string(),
  sideCount: count,
});
export const communityScreening = communityEvent("community-screening", "The operator looks at an application.", {
  applicationId: z.string(),
});
export const communityApproved = communityEvent("community-approved", "An application was approved.", {
  applicationId: z.string(),
});
export const communityRejected = communityEvent("community-rejected", "An application was rejected.", {
  applicationId: z.string(),
});
export const provisioningRequested = communityEvent("provisioning-requested", "The next step may be done.", {
  applicationId: z.string(),
});
export const ProvisioningStep = z.enum(["community", "calendar", "administrator", "activation"]);
export const communityProvisioned = communityEvent(
  "community-provisioned",
  "A community works with Linli from now on.",
  {
    applicationId: z.string(),
  },
);
export const provisionFailed = communityEvent("provision-failed", "A step of provisioning failed and can be resumed.", {
  applicationId: z.string(),
  step: ProvisioningStep,
  code: z.string(),
});
export const communityFounded = communityEvent("community-founded", "A community has its place from now on.", {});
export const communitySuspended = communityEvent("community-suspended", "Members may read, but no longer write.", {});
export const communityResumed = communityEvent("community-resumed", "Members may write again.", {});
export const offboardingRequested = communityEvent("offboarding-requested", "A community asks to leave.", {});
export const consentTextTightened = communityEvent(
  "consent-text-tightened",
  "People agree to a stricter text here from now on.",
  { purpose: ConsentPurpose, version: z.string() },
);
export const communityOffboarding = communityEvent("community-offboarding", "A community is leaving.", {});
export const communityArchived = communityEvent("community-archived", "A community left; its erasure is due.", {});
export const communityErasureDue = communityEvent(
  "community-erasure-due",
  "Each service erases what it holds of it.",
  {},
);
export const communityErasureClosing = communityEvent(
  "community-erasure-closing",
  "Every other service had its time: what is left is erased.",
  {},
);

export const communityErased = communityEvent(
  "community-erased",
  "Nothing is left of a community but its certificate.",
  {},
);

/** A fact about a person. */
export const personEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "personId", z.object({ personId, ...shape }));

export const personRegistered = personEvent("person-registered", "A person belongs to the community.", {
  building: z.string().optional(),
  birthYear: z.int().optional(),
});
export const personCorrected = personEvent("person-corrected", "What was written down of a person was mended.", {
  building: z.string().optional(),
  birthYear: z.int().optional(),
  numberSaid: z.literal(true).optional(),
});
export const personClaimed = personEvent("person-claimed", "A person has an account from now on.", {});
export const VerificationMethod = z.enum(["property-record", "id-shown", "known-in-person"]);
export const personVerified = personEvent("person-verified", "Staff know that the person lives here.", {
  method: VerificationMethod,
});
export const personMovedIn = personEvent("person-moved-in", "A person who had moved out lives here again.", {});
export const personMovedOut = personEvent("person-moved-out", "A person no longer lives here.", {});
export const personAnonymised = personEvent("person-anonymised", "A person's name and phone were removed.", {});

const grant = { grantId: z.string(), role: Role };
export const roleGranted = personEvent("role-granted", "A person holds a role from now on.", {
  ...grant,
  building: z.string().optional(),
  employerId: z.string().optional(),
});
export const roleWaiting = personEvent("role-waiting", "A role waits until the person claims their record.", grant);
export const roleRevoked = personEvent("role-revoked", "A person no longer holds a role by this grant.", grant);
export const roleBeginDue = personEvent("role-begin-due", "The term of a grant begins.", { grantId: z.string() });
export const roleTermDue = personEvent("role-term-due", "The term of a grant is over.", { grantId: z.string() });

export const memberJoined = personEvent("household-member-joined", "A person belongs to a household.", {
  householdId: z.string(),
});
export const memberLeft = personEvent("household-member-left", "A person no longer belongs to a household.", {
  householdId: z.string(),
});
const dependantEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "dependantId", z.object({ dependantId: z.string(), ...shape }));
export const dependantRegistered = dependantEvent(
  "dependant-registered",
  "A child or ward belongs to a household, and these are its guardians now.",
  {
    householdId: z.string(),
    guardianIds: z.array(z.string()),
    birthYear: z.int(),
  },
);
export const dependantRemoved = dependantEvent("dependant-removed", "A dependant is no longer kept.", {});

export const ConsentBasis = z.enum(["self", "guardian", "desk-signed"]);
const consent = {
  consentId: z.string(),
  /** The person or the dependant whom it is about. */
  subjectId: z.string(),
  purpose: ConsentPurpose,
  /** What in particular it is for, such as one course or one employer. */
  scopeId: z.string().optional(),
  textVersion: z.string(),
  basis: ConsentBasis,
};
export const consentGiven = event(
  "communities.consent-given.v1",
  "Somebody agreed to one purpose.",
  "subjectId",
  z.object(consent),
);
export const consentRenewed = event(
  "communities.consent-renewed.v1",
  "Somebody agreed once more to what they had agreed to.",
  "subjectId",
  z.object(consent),
);
export const consentRefused = event(
  "communities.consent-refused.v1",
  "Somebody said no to one purpose.",
  "subjectId",
  z.object(consent),
);
export const consentWithdrawn = event(
  "communities.consent-withdrawn.v1",
  "A consent no longer holds.",
  "subjectId",
  z.object(consent),
);

export const assistedSessionOpened = personEvent("assisted-session-opened", "Somebody at the desk acts for a person.", {
  sessionId: z.string(),
  operatorId: z.string(),
});
export const assistedSessionDue = personEvent("assisted-session-due", "The time of an assisted session is over.", {
  sessionId: z.string(),
});
export const assistedSessionEnded = personEvent("assisted-session-ended", "It is over.", {
  sessionId: z.string(),
  operatorId: z.string(),
  actCount: count,
});

export const dataExportRequested = personEvent("data-export-requested", "A person asks for all that is kept of them.", {
  exportId: z.string(),
  /** It was asked for at the desk, which reads it: what is for the person alone is not in it. */
  atDesk: z.boolean().optional(),
});
export const erasureRequested = personEvent("erasure-requested", "A person is removed now, by their own request.", {
  erasureId: z.string(),
});

const importEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`communities.${name}.v1`, summary, "importId", z.object({ importId: z.string(), ...shape }));
export const rosterImportAdvanced = importEvent(
  "roster-import-advanced",
  "The next rows of a roster may be taken in.",
  {
    doneCount: count,
  },
);
export const rosterImported = importEvent("roster-imported", "Every row of a roster was taken in.", {
  personCount: count,
});
