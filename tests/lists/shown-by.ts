import type { Sent } from "../examples/scenes.ts";

/** Which list shows what an operation makes: by which id, and how it is asked where its default shows another part. */
type ShownBy = {
  readonly list: string;
  readonly id: string;
  readonly asked?: (sent: Sent) => Partial<Sent>;
};

const inList = (list: string, id: string, asked?: ShownBy["asked"]): ShownBy => ({ list, id, ...(asked && { asked }) });
const where = (query: NonNullable<Sent["query"]>) => () => ({ query });
const body = (sent: Sent) => (sent.body ?? {}) as Readonly<Record<string, string>>;

/** Written by hand: a thing that can be made and is in no list cannot be found again. */
// biome-ignore format: a table is read by its rows
export const shownBy: Readonly<Record<string, ShownBy>> = {
  applyForCommunity: inList("listApplications", "applicationId", () => ({ as: "ops" })),
  requestCommunityExport: inList("listCommunityExports", "exportId"),
  registerPerson: inList("listPeople", "personId", (sent) => ({ query: { building: body(sent).building ?? "" } })),
  registerSelf: inList("listRegistrations", "registrationId", () => ({ as: "fang" })),
  grantRole: inList("listRoleHolders", "grantId", (sent) => ({ query: { role: body(sent).role ?? "" } })),
  appointAdministrator: inList("listRoleHolders", "grantId", () => ({ as: "admin-yangguang", query: { role: "community-admin" } })),
  foundHousehold: inList("listHouseholds", "householdId", (sent) => ({ query: { personId: body(sent).memberIds?.[0] ?? "" } })),
  openAssistedSession: inList("listAssistedSessions", "sessionId"),
  giveConsent: inList("listConsents", "consentId", (sent) => ({ query: { subject: body(sent).dependantId ?? body(sent).subjectId ?? "" } })),
  requestDataExport: inList("listDataExports", "exportId"),
  requestErasure: inList("listErasures", "erasureId"),
  anonymisePerson: inList("listErasures", "erasureId", where({ as: "requester" })),
  importRoster: inList("listRosterImports", "importId"),
  breakGlass: inList("listBreakGlass", "glassId"),
  breakGlassAsOperator: inList("listBreakGlass", "glassId", () => ({ as: "qin" })),
  proposeCampus: inList("listCampuses", "campusId"),
  adoptTermPlan: inList("listTermPlans", "termPlanId"),
  registerInstructor: inList("listInstructors", "instructorId"),
  proposeCourse: inList("listCourses", "courseId", where({ which: "planned" })),
  bookSeats: inList("listOwnBookings", "bookingId"),
  openFeed: inList("listFeeds", "feedId"),
  fileCase: inList("listCases", "caseId"),
  foundAssociation: inList("listAssociations", "associationId"),
  foundProgramme: inList("listProgrammes", "programmeId"),
  registerEmployer: inList("listEmployers", "employerId"),
  recordVisit: inList("listVisits", "visitId"),
  draftPosting: inList("listPostings", "postingId", where({ status: "draft" })),
  planFair: inList("listFairs", "fairId"),
  registerSeeker: inList("listSeekers", "seekerId"),
  showInterest: inList("listPipeline", "jobApplicationId", (sent) => ({ as: "miao", params: { postingId: body(sent).postingId ?? "" } })),
  recordPlacement: inList("listPlacements", "placementId", (sent) => ({ query: { programmeId: body(sent).programmeId ?? "" } })),
  startSeries: inList("listSeries", "seriesId"),
  scheduleMeeting: inList("listMeetings", "meetingId"),
  subscribeToSeries: inList("listSubscriptions", "subscriptionId"),
  openMeetingFeed: inList("listMeetingFeeds", "feedId"),
  registerWebhook: inList("listWebhooks", "webhookId"),
  raiseIssue: inList("listIssues", "issueId", where({ status: "candidate" })),
};
