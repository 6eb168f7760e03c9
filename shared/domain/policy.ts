import { refuse, refuseField } from "./refusal.ts";

/**
 * What a community may do with a row: nothing, or choose a number of its own. Where a rule may only be tightened the
 * row's own value is one end of the choice.
 */
type Freedom = "no" | { readonly from: number; readonly to: number };

type Row = {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Whether the number was checked against its source. */
  readonly confirmed: boolean;
  readonly communityMay: Freedom;
};

const commonArea = "民法典 §278(8): 2/3 of area and of owners take part, 3/4 of those taking part agree";
const story = "the Foshan story";
const chengdu = "the Chengdu story";
const linli = "Linli's own";

/** Every number that a rule of Linli turns on, with where it comes from. The rule itself is code. */
// biome-ignore format: a table is read by its rows
export const policy = {
  firstContactMinutes: { value: 120, unit: "minutes", source: `${story} (第一时间安抚); no law sets it`, confirmed: true, communityMay: { from: 1, to: 120 } },
  ownersVoteParticipationNumerator: { value: 2, unit: "parts", source: commonArea, confirmed: true, communityMay: "no" },
  ownersVoteParticipationDenominator: { value: 3, unit: "parts", source: commonArea, confirmed: true, communityMay: "no" },
  ownersVoteAgreementNumerator: { value: 3, unit: "parts", source: commonArea, confirmed: true, communityMay: "no" },
  ownersVoteAgreementDenominator: { value: 4, unit: "parts", source: commonArea, confirmed: true, communityMay: "no" },
  suppliersAtLeast: { value: 2, unit: "suppliers", source: `${story} (与多家供应商洽谈), or a written reason`, confirmed: true, communityMay: { from: 1, to: 10 } },
  foundingSidesAtLeast: { value: 2, unit: "sides", source: `${story}: two bodies of two sides founded the association`, confirmed: true, communityMay: "no" },
  recurrenceCases: { value: 3, unit: "cases", source: `${linli}: so many of one category and building are one problem`, confirmed: true, communityMay: { from: 2, to: 20 } },
  recurrenceDays: { value: 60, unit: "days", source: `${linli}: within so many days`, confirmed: true, communityMay: { from: 7, to: 365 } },
  duplicateHintDays: { value: 30, unit: "days", source: `${linli}: how far back a likely duplicate is looked for`, confirmed: true, communityMay: { from: 1, to: 365 } },
  mediationDays: { value: 30, unit: "days", source: "mediation generally ends within a month; longer by agreement", confirmed: false, communityMay: { from: 1, to: 30 } },
  silenceDays: { value: 7, unit: "days", source: `${linli}: how long a disputant has to answer`, confirmed: true, communityMay: { from: 7, to: 60 } },
  carriesToExplain: { value: 3, unit: "meetings", source: `${linli}: carried so often, an issue is explained before the next agenda`, confirmed: true, communityMay: { from: 1, to: 3 } },
  daysToExplain: { value: 90, unit: "days", source: `${linli}: or open so long`, confirmed: true, communityMay: { from: 1, to: 90 } },
  agendaNoticeDays: { value: 3, unit: "days", source: `${linli}: from the agenda to the meeting`, confirmed: true, communityMay: { from: 3, to: 30 } },
  collectIssuesDays: { value: 14, unit: "days", source: `${linli}: before a meeting issues are collected so long, unless the body says otherwise`, confirmed: true, communityMay: { from: 1, to: 60 } },
  openMeetingMinutes: { value: 60, unit: "minutes", source: `${linli}: so long before its time a session may begin, for those who come early`, confirmed: true, communityMay: { from: 0, to: 240 } },
  amendMinutesDays: { value: 3, unit: "days", source: `${linli}: attendees may amend the minutes so long`, confirmed: true, communityMay: { from: 3, to: 30 } },
  actionReminderDays: { value: 3, unit: "days", source: `${linli}: before an action is due`, confirmed: true, communityMay: { from: 0, to: 30 } },
  concurringSides: { value: 3, unit: "sides", source: `${story} (三方共治): a resolution needs each of the three`, confirmed: true, communityMay: "no" },
  presentPerSide: { value: 1, unit: "people", source: `${story} (三方共治): a side is there by its seats`, confirmed: true, communityMay: { from: 1, to: 10 } },
  calendarFeedDays: { value: 400, unit: "days", source: `${linli}: how long a calendar's secret code opens the feed`, confirmed: true, communityMay: { from: 1, to: 400 } },
  membershipCacheSeconds: { value: 30, unit: "seconds", source: `${linli}: how long a revoked role may still act`, confirmed: true, communityMay: "no" },
  verifiedIsResident: { value: 1, unit: "1 for yes, 0 for no", source: `${linli}: who is known to live here is a resident`, confirmed: true, communityMay: { from: 0, to: 1 } },
  assistFromAge: { value: 60, unit: "years", source: "老年人权益保障法 §2: who is 60 is an elder", confirmed: true, communityMay: { from: 50, to: 60 } },
  assistedMinutes: { value: 30, unit: "minutes", source: `${linli}: how long one may act for somebody at the desk`, confirmed: true, communityMay: { from: 5, to: 30 } },
  phoneRestHours: { value: 72, unit: "hours", source: `${linli}: so long nobody is known by a call to a number that was changed`, confirmed: true, communityMay: "no" },
  deputyDays: { value: 366, unit: "days", source: `${linli}: so long a deputy holds the president's role by one grant`, confirmed: true, communityMay: "no" },
  breakGlassMinutes: { value: 60, unit: "minutes", source: `${linli}: so long an administrator may read one thing that they opened`, confirmed: true, communityMay: { from: 1, to: 60 } },
  breakGlassAnswerDays: { value: 7, unit: "days", source: `${linli}: so long the president has to answer why it was opened`, confirmed: true, communityMay: { from: 1, to: 7 } },
  codeMisses: { value: 10, unit: "misses", source: `${linli}: after so many a code is locked`, confirmed: true, communityMay: "no" },
  linkDays: { value: 30, unit: "days", source: `${linli}: so long a link answers a message that has no date`, confirmed: true, communityMay: { from: 1, to: 30 } },
  applicationsAnHour: { value: 20, unit: "applications", source: `${linli}: by one caller, against floods`, confirmed: true, communityMay: "no" },
  calendarAgainDays: { value: 7, unit: "days", source: `${linli}: so often it is looked again whether a year was announced`, confirmed: true, communityMay: "no" },
  registrationsAnHour: { value: 20, unit: "registrations", source: `${linli}: by one caller in a community, against floods`, confirmed: true, communityMay: "no" },
  registrationDays: { value: 30, unit: "days", source: `${linli}: so long a registration waits for the desk, then nothing is kept of it`, confirmed: true, communityMay: { from: 7, to: 30 } },
  offboardingGraceDays: { value: 30, unit: "days", source: `${linli}: from the export of a community to its erasure`, confirmed: true, communityMay: "no" },
  rightsWorkingDays: { value: 15, unit: "working days", source: `${linli}: PIPL §44–50 says in time, this says when`, confirmed: true, communityMay: { from: 1, to: 15 } },
  erasureGraceHours: { value: 72, unit: "hours", source: `${linli}: how long a removal can be taken back before it begins`, confirmed: true, communityMay: "no" },
  releaseWorkingDays: { value: 15, unit: "working days", source: `${linli}: so long what the desk asked for waits for its release, as a right is answered`, confirmed: true, communityMay: { from: 1, to: 15 } },
  successorWorkingDays: { value: 15, unit: "working days", source: `${linli}: so long the removal of the last administrator waits for another`, confirmed: true, communityMay: { from: 1, to: 15 } },
  guardianHoldHours: { value: 72, unit: "hours", source: `${linli}: how long a minor's seat waits for a guardian's consent`, confirmed: true, communityMay: { from: 1, to: 72 } },
  minorBelowAge: { value: 18, unit: "years", source: "民法典 §17: who is younger is a minor", confirmed: true, communityMay: "no" },
  offerHours: { value: 24, unit: "hours", source: `${linli}: how long an offered seat is held`, confirmed: true, communityMay: { from: 1, to: 72 } },
  offersFromHour: { value: 8, unit: "hour of the day", source: `${linli}: nobody is told anything in the night`, confirmed: true, communityMay: { from: 8, to: 12 } },
  offersUntilHour: { value: 21, unit: "hour of the day", source: `${linli}: nobody is told anything in the night`, confirmed: true, communityMay: { from: 13, to: 21 } },
  deliveredMinutes: { value: 60, unit: "minutes", source: `${linli}: so long it is waited for the word that a message arrived`, confirmed: true, communityMay: { from: 10, to: 60 } },
  urgentMinutes: { value: 15, unit: "minutes", source: `${linli}: so long it is waited where there is danger`, confirmed: true, communityMay: { from: 1, to: 15 } },
  unreadMinutes: { value: 1440, unit: "minutes", source: `${linli}: so long it is waited for somebody to read what has no date`, confirmed: true, communityMay: { from: 60, to: 1440 } },
  callTriesADay: { value: 2, unit: "calls", source: `${linli}: so often a day the desk calls somebody`, confirmed: true, communityMay: { from: 1, to: 5 } },
  callAgainMinutes: { value: 120, unit: "minutes", source: `${linli}: so long after a call in vain somebody is called again the same day`, confirmed: true, communityMay: { from: 30, to: 480 } },
  callDays: { value: 3, unit: "days", source: `${linli}: on so many days it calls before it gives up`, confirmed: true, communityMay: { from: 1, to: 10 } },
  gatherMinutes: { value: 60, unit: "minutes", source: `${linli}: after the first message about a thing later ones are gathered so long`, confirmed: true, communityMay: { from: 0, to: 60 } },
  sendTries: { value: 5, unit: "tries", source: `${linli}: so often a gateway is tried, over more than an hour, before the next channel`, confirmed: true, communityMay: "no" },
  urgentSendTries: { value: 3, unit: "tries", source: `${linli}: so often where there is danger`, confirmed: true, communityMay: "no" },
  secretOverlapHours: { value: 24, unit: "hours", source: `${linli}: so long a gateway's former secret is good beside its new one`, confirmed: true, communityMay: "no" },
  secretShownMinutes: { value: 10, unit: "minutes", source: `${linli}: so long a repeated command is shown the secret that it made`, confirmed: true, communityMay: "no" },
  webhooksAtMost: { value: 10, unit: "webhooks", source: `${linli}: so many hear of a community`, confirmed: true, communityMay: "no" },
  partnerHours: { value: 72, unit: "hours", source: `${linli}: so long a fact is tried for a webhook`, confirmed: true, communityMay: "no" },
  noOfferHours: { value: 12, unit: "hours", source: `${linli}: so long before the start no seat is offered`, confirmed: true, communityMay: { from: 0, to: 72 } },
  remindFirstHours: { value: 24, unit: "hours", source: `${linli}: so long before a session whoever is booked is reminded`, confirmed: true, communityMay: "no" },
  remindLastHours: { value: 2, unit: "hours", source: `${linli}: and once more`, confirmed: true, communityMay: "no" },
  cancelHours: { value: 12, unit: "hours", source: `${linli}: until so long before the start one may cancel`, confirmed: true, communityMay: { from: 0, to: 12 } },
  noShowsAtMost: { value: 3, unit: "sessions", source: `${linli}: so many missed without a word bring a pause`, confirmed: true, communityMay: { from: 1, to: 50 } },
  coolDownDays: { value: 30, unit: "days", source: `${linli}: how long that pause is`, confirmed: true, communityMay: { from: 0, to: 30 } },
  firstRightDays: { value: 7, unit: "days", source: `${linli}: after a closure those who had a seat come first`, confirmed: true, communityMay: { from: 7, to: 60 } },
  minorCheckMonths: { value: 12, unit: "months", source: "未成年人保护法 §62: those who work with minors are checked every year", confirmed: true, communityMay: { from: 1, to: 12 } },
  courseCapacityAtMost: { value: 300, unit: "seats", source: `${linli}: what one item of the table holds with its list`, confirmed: true, communityMay: "no" },
  groupSizeAtMost: { value: 20, unit: "learners", source: `${linli}: a family or a class that comes together`, confirmed: true, communityMay: { from: 1, to: 20 } },
  waitingListFactor: { value: 2, unit: "times the capacity", source: `${linli}: a longer list would promise too much`, confirmed: true, communityMay: "no" },
  waitingListAtLeast: { value: 20, unit: "learners", source: `${linli}: for small courses`, confirmed: true, communityMay: "no" },
  endedCommandDays: { value: 30, unit: "days", source: `${linli}: so long a late retry meets what it did`, confirmed: true, communityMay: "no" },
  endingsAtMost: { value: 20, unit: "ended commands", source: `${linli}: who booked a course and gave it up ten times in those days has to wait`, confirmed: true, communityMay: "no" },
  certificatePercent: { value: 75, unit: "percent of the sessions", source: `${linli}: who was there so often gets a certificate`, confirmed: true, communityMay: { from: 1, to: 100 } },
  slipDays: { value: 180, unit: "days", source: `${linli}: how long the codes of a slip open its booking`, confirmed: true, communityMay: { from: 1, to: 180 } },
  checkInMinutes: { value: 60, unit: "minutes", source: `${linli}: so long before a session its door opens`, confirmed: true, communityMay: "no" },
  attendanceKeptMonths: { value: 24, unit: "months", source: `PIPL §19 says the shortest time, ${linli} two years from the end of a course`, confirmed: true, communityMay: { from: 1, to: 24 } },
  attendanceHours: { value: 24, unit: "hours", source: `${linli}: so long after its last session a course may still say who was there`, confirmed: true, communityMay: "no" },
  programmeSidesAtLeast: { value: 2, unit: "sides", source: `${chengdu}: the property centre and the community drew up the programme together`, confirmed: true, communityMay: "no" },
  visitSidesAtLeast: { value: 2, unit: "sides", source: `${chengdu}: property staff and neighbours of the Party branch visited together`, confirmed: true, communityMay: "no" },
  needDays: { value: 90, unit: "days", source: `${linli}: how long a need that was heard counts as demand without a posting`, confirmed: true, communityMay: { from: 7, to: 365 } },
  skillGap: { value: 5, unit: "openings", source: `${linli}: so many more openings than seekers with the skill are a gap`, confirmed: true, communityMay: { from: 1, to: 100 } },
  fairReportDays: { value: 7, unit: "days", source: "就业服务与就业管理规定; the deadline of the statistics is set by the region (Beijing: 7 days)", confirmed: false, communityMay: { from: 1, to: 7 } },
  postingMonthsAtMost: { value: 1200, unit: "months", source: `${linli}: a last day further ahead is a slip of the pen`, confirmed: true, communityMay: "no" },
  hireWithinMonths: { value: 12, unit: "months", source: `${linli}: work that is written down as a hire begins no longer before or after that`, confirmed: true, communityMay: "no" },
  retentionFirstMonths: { value: 1, unit: "months", source: `${linli}: when a placement is looked at first`, confirmed: true, communityMay: "no" },
  retentionSecondMonths: { value: 3, unit: "months", source: `${linli}: and again`, confirmed: true, communityMay: "no" },
  retentionThirdMonths: { value: 6, unit: "months", source: `${linli}: and again`, confirmed: true, communityMay: "no" },
  retentionLastMonths: { value: 12, unit: "months", source: `${linli}: and for the last time`, confirmed: true, communityMay: "no" },
  seekerKeptMonths: { value: 12, unit: "months", source: `PIPL §19 says the shortest time, ${linli} a year from the last that was done for a seeker`, confirmed: true, communityMay: { from: 3, to: 12 } },
  seekerNoticeDays: { value: 30, unit: "days", source: `${linli}: so long before a profile is forgotten the seeker is to be asked`, confirmed: true, communityMay: { from: 30, to: 60 } },
  jobApplicationKeptMonths: { value: 12, unit: "months", source: `PIPL §19 says the shortest time, ${linli} a year from the end of an application`, confirmed: true, communityMay: { from: 1, to: 12 } },
  certificateKeptDays: { value: 30, unit: "days", source: `${linli}: so late a consent may be heard that stood when a course was completed`, confirmed: true, communityMay: "no" },
  smallCell: { value: 5, unit: "people", source: `${linli}: smaller counts are not told`, confirmed: true, communityMay: { from: 5, to: 100 } },
} as const satisfies Record<string, Row>;

export type PolicyKey = keyof typeof policy;

/** The row of a key. */
export const policyRow = (key: PolicyKey): Row => policy[key];

export const policyKeys = Object.keys(policy) as PolicyKey[];

/** A community's own numbers, beside the table's. */
export type OwnPolicy = Readonly<Record<string, number>>;

/** The number in effect: the community's own where it set one, else the table's. */
export const numberOf = (key: PolicyKey, own: OwnPolicy = {}): number => own[key] ?? policy[key].value;

const rows: Readonly<Record<string, Row>> = policy;

/** Refuses a row that is not there, and a number that the row does not leave to the community. */
export const mustBeFree = (key: string, wished: number): void => {
  const row = (Object.hasOwn(rows, key) && rows[key]) || refuse("not-found");
  const { communityMay } = row;
  const { from, to } = communityMay === "no" ? refuseField("/value", "not-left-to-communities") : communityMay;
  if (wished < from) refuseField("/value", "too-small");
  if (wished > to) refuseField("/value", "too-big");
};
