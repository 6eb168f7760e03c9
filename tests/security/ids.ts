const unknownId = (prefix: string, length = 20): string => `${prefix}_${"a".repeat(length)}`;

/** For each parameter of a path an id that is well formed and belongs to nothing. */
export const unknownIds: Readonly<Record<string, string>> = {
  actionId: unknownId("act", 28),
  applicationId: unknownId("app"),
  associationId: unknownId("asn"),
  bookingId: unknownId("bkg", 28),
  campusId: unknownId("cmp"),
  caseId: unknownId("cas"),
  code: "a".repeat(26),
  consentId: unknownId("con"),
  courseId: unknownId("crs"),
  demandId: unknownId("dem", 28),
  dependantId: unknownId("dpt", 28),
  employerId: unknownId("emp"),
  erasureId: unknownId("era"),
  exportId: unknownId("exp"),
  fairId: unknownId("fai"),
  feedId: unknownId("fed"),
  subscriptionId: unknownId("sbn"),
  glassId: unknownId("gls"),
  grantId: unknownId("grt", 28),
  householdId: unknownId("hse"),
  importId: unknownId("imp"),
  instructorId: unknownId("ins"),
  issueId: unknownId("iss"),
  jobApplicationId: unknownId("jap"),
  key: "firstContactMinutes",
  meetingId: unknownId("mtg"),
  messageId: unknownId("msg"),
  offerId: unknownId("hlp", 28),
  page: "1",
  personId: unknownId("per"),
  placementId: unknownId("plc"),
  postingId: unknownId("pst"),
  programmeId: unknownId("prg"),
  purpose: "job-seeking",
  registrationId: unknownId("reg"),
  seatId: unknownId("sea", 28),
  seekerId: unknownId("skr"),
  seriesId: unknownId("ser"),
  sessionId: unknownId("ses"),
  termPlanId: unknownId("tpl"),
  slug: "no-such-community",
  taskId: unknownId("tsk", 28),
  visitId: unknownId("vst"),
  webhookId: unknownId("whk"),
};

/** A session is another thing at the desk than in a course, and an export one of a person or of a community. */
const unknownIn = (template: string): Readonly<Record<string, string>> => ({
  ...unknownIds,
  ...(template.includes("/courses/") && { sessionId: unknownId("csn", 28) }),
  ...(template.includes("/community-exports/") && { exportId: unknownId("cxp") }),
});

/** The path of an operation with its parameters filled. */
export const pathOf = (template: string, given: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = given[name] ?? unknownIn(template)[name];
    if (id === undefined) throw new Error(`no id for ${name}: add it to tests/security/ids.ts`);
    return id;
  });
