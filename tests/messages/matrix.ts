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
  { moment: "joint survey or session set", to: "participants", is: { later: "mediation", fact: "mediation.appointment-set" } },
  { moment: "decision ready", to: "disputants", is: { by: ["mediation.decided"] } },
  { moment: "agreement text ready", to: "disputants", is: { later: "mediation", fact: "mediation.agreement-proposed" } },
  { moment: "copy of the agreement to each", to: "disputants", is: { later: "mediation", fact: "mediation.agreement-effective" } },
  { moment: "confirmation, day 20 and 27 of 30", to: "disputants", is: { later: "mediation", fact: "mediation.confirmation-due" } },
  { moment: "obligation, 3 days before, on the day, 1 day after", to: "who owes", is: { later: "mediation", fact: "mediation.obligation-due" } },
  { moment: "follow-up after 15 and 90 days, two questions", to: "disputants", is: { later: "mediation", fact: "mediation.follow-up-due" } },
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
