import type { Hearable } from "../events/contract.ts";
import type { Tellers } from "./every-fact.ts";

/**
 * Who may know what a field says. `public`: anybody; a choice, a count, a day or an id, never a text. `community`: who
 * the community lets know. `person`: it names somebody, or a thing that is one person's own, or says something of them.
 */
export type Mark = "public" | "community" | "person";

type FieldOf<Declared> =
  Declared extends Hearable<infer Data> ? Extract<keyof Data["_zod"]["def"]["shape"], string> : never;
type FieldsIn<Teller> = { [Name in keyof Teller]: FieldOf<Teller[Name]> }[keyof Teller];

/** Every field of every fact. */
type Field = { [Name in keyof Tellers]: FieldsIn<Tellers[Name]> }[keyof Tellers];

/**
 * A field means one thing in every fact that is not of a person, so it is marked once: one without a mark, or a mark
 * without a field, is no valid type. Of a fact about a person everything is the person's: none goes to partners.
 */
// biome-ignore format: a table is read by its rows
const marks: Readonly<Record<Field, Mark>> = {
  campusId: "public", capacity: "public", courseCount: "public", courseId: "public", employers: "public",
  employersAre: "public", endsAt: "public", fairId: "public", industries: "public", industriesAre: "public",
  industry: "public", level: "public", meetingId: "public", missingSides: "public", onTime: "public",
  openings: "public", postingId: "public", remaining: "public", revision: "public", seriesId: "public",
  sessionCount: "public", sessionId: "public", sides: "public", urgent: "public", year: "public",

  absorbedId: "community", actionId: "community", actionIds: "community", ageDays: "community",
  allowedDays: "community", allowedMinutes: "community", applicationId: "community", associationId: "community",
  building: "community", carryCount: "community", category: "community", cause: "community", closureId: "community", code: "community",
  days: "community", decidedCount: "community", delivered: "community", deliveryId: "community", demand: "community",
  deskSeats: "community", digest: "community", doneCount: "community", dueAt: "community", dueOn: "community",
  employerId: "community", expected: "community", feedId: "community", found: "community", founderCount: "community",
  hours: "community", importId: "community", intoIssueId: "community", issueId: "community", itemCount: "community", joint: "community",
  kind: "community", left: "community", legacyCount: "community", needCount: "community", needSkills: "community",
  occupation: "community", origin: "community", overdueCount: "community", ownerCount: "community", part: "community",
  personCount: "community", plannedReopen: "community", postingIds: "community", programmeId: "community",
  queued: "community", related: "community", resolutionId: "community", round: "community", rounds: "community",
  side: "community", sideCount: "community", siteCount: "community", skill: "community", skills: "community",
  slug: "community", source: "community", startsAt: "community", state: "community", step: "community",
  supplierCount: "community", termPlanId: "community", undecidedCount: "community", until: "community",
  untilOn: "community", venueId: "community", version: "community", visitId: "community", webhookId: "community",

  actCount: "person", amendmentId: "person", answer: "person", atDesk: "person",
  attended: "person", basis: "person", birthYear: "person", bookerId: "person", bookingId: "person",
  briefingId: "person", caseId: "person", caseIds: "person", certificateId: "person", channel: "person",
  checkedOn: "person", confirmation: "person", confirmed: "person", consentId: "person", consultedId: "person",
  demandId: "person", dependantId: "person", disputantId: "person", erasureId: "person", excused: "person",
  exportId: "person", filedAt: "person", firstFiledAt: "person", forgetAt: "person", formerLeadId: "person",
  from: "person", glassId: "person", grantId: "person", guardianIds: "person", householdId: "person",
  instructorId: "person", instructorIds: "person", interviews: "person", jobApplicationId: "person",
  latencyMinutes: "person", leadId: "person", learnerId: "person", mediatorId: "person", messageId: "person",
  method: "person", minor: "person", moment: "person", month: "person", needIds: "person", noShow: "person",
  numberSaid: "person",
  offers: "person", openedBy: "person", operatorId: "person", outcome: "person", override: "person",
  personId: "person", placementId: "person", priority: "person", purpose: "person", reached: "person",
  recurrenceId: "person", recurrenceIds: "person", registrationId: "person", role: "person", scopeId: "person",
  score: "person", seatId: "person", seekerId: "person", seekers: "person", seekersAre: "person", settled: "person",
  strength: "person", subjectId: "person", subscriptionId: "person", supply: "person", tasksDone: "person",
  tasksLeft: "person", textVersion: "person",
  thing: "person", thingId: "person", to: "person", toReach: "person", toldTo: "person", verdict: "person",
  verified: "person", walkIn: "person", windowDays: "person",
};

/** The mark of a field; of one that nobody knows it is the strictest. */
export const markOf = (field: string): Mark => (Object.hasOwn(marks, field) ? marks[field as Field] : "person");
