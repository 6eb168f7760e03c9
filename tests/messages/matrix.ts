/**
 * What makes a moment: the rows of the services' tables that tell of it; or the fact, as it will be called, of a service
 * or a part of one that is not there; or the fact that is there and that nobody is told of, with the reason.
 */
type Told =
  | { readonly by: readonly string[] }
  | { readonly later: "mediation" | "notices"; readonly fact: string }
  | { readonly untold: string; readonly because: string };

type Row = { readonly moment: string; readonly to: string; readonly is: Told };

/** The matrix of moments, a row for each moment and each of those who are told of it. */
// biome-ignore format: a table is read by its rows
export const matrix: readonly Row[] = [
  { moment: "case opened", to: "disputants", is: { by: ["mediation.caseFiled"] } },
  { moment: "case accepted, lead named, with the right to refuse", to: "disputants", is: { by: ["mediation.leadNamed"] } },
  { moment: "case accepted, lead named", to: "the lead", is: { by: ["mediation.leadTaken"] } },
  { moment: "case not accepted within 3 working days", to: "the president", is: { by: ["mediation.acceptOverdue"] } },
  { moment: "no act for 7 days, and each 7 more", to: "the lead, the president, the worker", is: { by: ["mediation.urged"] } },
  { moment: "case joined to another of the same dispute, and taken apart", to: "disputants and applicant", is: { by: ["mediation.joined", "mediation.parted"] } },
  { moment: "joint survey or session set", to: "participants", is: { by: ["mediation.appointmentSet"] } },
  { moment: "joint survey or session moved or cancelled", to: "participants", is: { by: ["mediation.appointmentMoved", "mediation.appointmentCancelled"] } },
  { moment: "joint survey or session, 24 and 2 hours before", to: "participants", is: { by: ["mediation.appointmentFirst", "mediation.appointmentLast"] } },
  { moment: "somebody is to be brought along", to: "the other disputants", is: { by: ["mediation.companionBrought", "mediation.companionWithdrawn"] } },
  { moment: "somebody brought along is admitted, or not", to: "who brings them", is: { by: ["mediation.companionAdmitted", "mediation.companionRefused"] } },
  { moment: "a case is heard openly, or in private again", to: "disputants and the lead", is: { by: ["mediation.hearingChanged"] } },
  { moment: "decision ready", to: "disputants", is: { by: ["mediation.decided"] } },
  { moment: "agreement text ready", to: "disputants", is: { by: ["mediation.textReady"] } },
  { moment: "agreement text read with them", to: "who needs it", is: { by: ["mediation.textRead"] } },
  { moment: "a no to what was proposed", to: "disputants and the lead", is: { by: ["mediation.refused"] } },
  { moment: "every yes is there, signature needed", to: "the lead", is: { by: ["mediation.signatureWanted"] } },
  { moment: "copy of the agreement to each", to: "disputants", is: { by: ["mediation.agreementHolds"] } },
  { moment: "confirmation, day 20 and 27 of 30", to: "disputants", is: { by: ["mediation.confirmationNear"] } },
  { moment: "mediation ended without an outcome, the other ways", to: "disputants, applicant and lead", is: { by: ["mediation.terminated"] } },
  { moment: "case handed over to others", to: "disputants, applicant and lead", is: { by: ["mediation.referred"] } },
  { moment: "case brought up again", to: "disputants, applicant and lead", is: { by: ["mediation.reopened"] } },
  { moment: "danger, at once and at night", to: "president, worker and lead", is: { by: ["mediation.dangerRaised"] } },
  { moment: "danger not reported within its hour", to: "president, worker and lead", is: { by: ["mediation.dangerOverdue"] } },
  { moment: "danger reported", to: "president, worker and lead", is: { by: ["mediation.dangerReported"] } },
  { moment: "danger reported", to: "who raised it", is: { by: ["mediation.dangerPassedOn"] } },
  { moment: "obligation, 3 days before, on the day, 1 day after", to: "who owes", is: { by: ["mediation.obligationDue", "mediation.obligationLate"] } },
  { moment: "obligation, 1 day after", to: "who is owed", is: { by: ["mediation.obligationMissed"] } },
  { moment: "obligation, 1 day after", to: "the lead", is: { by: ["mediation.obligationUnkept"] } },
  { moment: "follow-up after 15 and 90 days, two questions", to: "disputants", is: { by: ["mediation.followUp"] } },
  { moment: "seat held", to: "guardian", is: { by: ["courses.consentNeeded"] } },
  { moment: "seat confirmed", to: "booker and guardian", is: { by: ["courses.confirmed"] } },
  { moment: "seat offered", to: "booker and guardian", is: { by: ["courses.offered"] } },
  { moment: "closure", to: "booker and guardian", is: { by: ["courses.suspended"] } },
  { moment: "right to the seat after a closure", to: "booker and guardian", is: { by: ["courses.firstRight"] } },
  { moment: "session, 24 hours before", to: "booker and guardian", is: { by: ["courses.remindedFirst"] } },
  { moment: "session, 2 hours before", to: "booker and guardian", is: { by: ["courses.remindedLast"] } },
  { moment: "needs briefing", to: "seeker", is: { by: ["employment.briefed"] } },
  { moment: "fair", to: "seeker", is: { untold: "employment.fair-ready", because: "a seeker is told by the briefing that prepares for it" } },
  { moment: "interview", to: "seeker", is: { by: ["employment.interview"] } },
  { moment: "result with reason", to: "seeker", is: { by: ["employment.offered", "employment.hired", "employment.rejected"] } },
  { moment: "retention check", to: "placement person", is: { by: ["employment.retention"] } },
  { moment: "retention check", to: "employer", is: { untold: "employment.retention-due", because: "whoever placed somebody asks the employer, who is told nothing of them by itself" } },
  { moment: "agenda", to: "disputants' seats", is: { by: ["meetings.agenda"] } },
  { moment: "minutes to amend", to: "those who were there", is: { by: ["meetings.minutesDrafted"] } },
  { moment: "minutes published", to: "those who were there", is: { by: ["meetings.minutesPublished"] } },
  { moment: "agenda and minutes published", to: "residents by subscription", is: { by: ["meetings.agendaFollowed", "meetings.minutesFollowed"] } },
  { moment: "action assigned", to: "responsible sides", is: { by: ["meetings.actionAssigned", "meetings.actionShared"] } },
  { moment: "action, 3 days before it is due", to: "its lead", is: { by: ["meetings.actionReminded"] } },
  { moment: "action overdue, reason needed", to: "responsible sides", is: { by: ["meetings.actionOverdue"] } },
  { moment: "issue carried a third time", to: "proposer", is: { by: ["meetings.carried"] } },
  { moment: "issue carried a third time", to: "disputants of linked cases", is: { by: ["mediation.carried"] } },
  { moment: "issue carried a third time, explained", to: "proposer", is: { by: ["meetings.explained"] } },
  { moment: "objection acknowledged", to: "objector", is: { later: "notices", fact: "notices.objection-acknowledged" } },
  { moment: "objection answered", to: "objector", is: { later: "notices", fact: "notices.objection-answered" } },
  { moment: "notice corrected", to: "objectors and followers", is: { later: "notices", fact: "notices.notice-corrected" } },
  { moment: "assisted action done in my name", to: "resident", is: { by: ["communities.assisted"] } },
];
