import type { meetingsRoutes } from "#services/meetings/routes.ts";
import { type Budget, type BudgetsOf, creation, page, read, trying, verb } from "./costs.ts";

/** One more thing is read first. */
const reading = (budget: Budget, items = 1): Budget => ({
  ...budget,
  roundTrips: budget.roundTrips + items,
  readUnits: budget.readUnits + items,
});

/** What its reader is, and where they sit, is read where it tells what they may do next. */
const offering = (budget: Budget, items = 1): Budget => ({
  ...reading(budget, items),
  readUnits: budget.readUnits + 2 * items,
});

/** A row that follows the thing, in the same transaction. */
const row = 2;

/** An issue has places in two indexes, by status and in the list of all; with actions it is of more than 1 KB. */
const onIssue = verb(2, { companions: 2 * row });
/** An action's row follows it too. */
const onAction = { ...onIssue, writeUnits: onIssue.writeUnits + row };
/** A meeting has places by month and by body, and with its attendance and minutes it is of some KB. */
const onMeeting = (kilobytes = 1): Budget => {
  const budget = verb(2, { reads: 2 + Math.floor(kilobytes / 4) });
  return { ...budget, writeUnits: budget.writeUnits + 2 * (kilobytes - 1) };
};
/** The revisions are read beside the minutes for the answer. */
const onMinutes = reading(onMeeting(4));

/** What each issue on an agenda costs: it is read, and placed with its rows and checks of meeting and attempt. */
const placing = { roundTrips: 2, readUnits: 3, writeUnits: 18 };
const placedInTheExample = 2;

/** The budgets of meetings. */
export const meetingsBudgets: BudgetsOf<typeof meetingsRoutes> = {
  /** Whose yes it is is read first, and is of their side in the commit still. */
  startSeries: offering(reading({ ...creation(1), writeUnits: creation(1).writeUnits + row })),
  listSeries: page,
  getSeries: offering(read),
  /** The body, and each who sits in it for their name. */
  listSeats: { roundTrips: 2, readUnits: 1 + 12, writeUnits: 0 },
  /** What a person sits in stands with the person too, with their row; they still live here. */
  /** Whose yes it is, is of their side still, and so are two who said yes before. */
  approveSeries: offering(reading(verb(0, { reads: 6, companions: 4 * row }))),
  seatInSeries: offering(verb(0, { reads: 4, companions: 3 * row })),
  endSeriesSeat: verb(0, { companions: 2 * row }),
  /** The body and its new meeting in one commit, a deadline beside them; the meeting is read for the answer. */
  scheduleMeeting: reading({ ...verb(0), writeUnits: 4 + creation(2, { deadlines: 1 }).writeUnits }),
  /** The body is looked for, and whether they followed it before; their row is written, and they live here still. */
  subscribeToSeries: reading(creation(0, { people: 3 }), 2),
  endSubscription: verb(0, { companions: 2 }),
  /** The rows of what is theirs, the subscriptions and their bodies. */
  listSubscriptions: reading(page, 2),
  /** The body is looked for, and the code is written beside the feed. */
  openMeetingFeed: reading(creation(0, { people: 2 })),
  closeMeetingFeed: verb(0),
  /** The code, the feed, and a page of meetings. */
  /** The rows of what is theirs, the calendars and their bodies. */
  listMeetingFeeds: reading(page, 2),
  readMeetingFeed: trying(reading(read, 1)),
  /** Without a filter a query for each of three months, at once. */
  listMeetings: { roundTrips: 3, readUnits: 3, writeUnits: 0 },
  /** The meetings as they are, their bodies, and of each published agenda its rows and issues. */
  listPublicMeetings: { roundTrips: 3 + 2 + 2, readUnits: 3 + 4 + 4, writeUnits: 0 },
  getMeeting: read,
  /** The meeting and a page of its rows; so for the open ones, with the actions that are late. */
  getAgenda: reading(page),
  getNextAgenda: reading(page),
  collectIssues: onMeeting(),
  /**
   * The meeting, what is on its agenda and what is open, the attempt counted, each issue placed, the agenda and the late actions read, and the
   * agenda frozen, unless another attempt began meanwhile.
   */
  publishAgenda: {
    roundTrips: 8 + placing.roundTrips * placedInTheExample,
    readUnits: 7 + placing.readUnits * placedInTheExample,
    writeUnits: onMeeting().writeUnits + 1 + row + placing.writeUnits * placedInTheExample,
  },
  postponeMeeting: onMeeting(),
  /** A new deadline to collect, where it was put off before that. */
  rescheduleMeeting: { ...onMeeting(), writeUnits: onMeeting().writeUnits + 3 },
  cancelMeeting: onMeeting(),
  openMeeting: onMeeting(),
  /** The person and their seats are read beside the meeting, and their row is written. */
  arriveAtMeeting: { ...onMeeting(2), readUnits: 4, writeUnits: onMeeting(2).writeUnits + row },
  leaveMeeting: onMeeting(2),
  /** The seat is read beside the meeting, and the code written. */
  printChairCard: { ...onMeeting(2), readUnits: 3, writeUnits: onMeeting(2).writeUnits + row },
  closeMeeting: reading(onMeeting(2)),
  draftMinutes: { ...onMeeting(3), writeUnits: onMeeting(3).writeUnits + row },
  getMinutes: reading(read),
  amendMinutes: onMinutes,
  reviseMinutes: { ...onMinutes, writeUnits: onMinutes.writeUnits + row },
  /** Who was there is read first. */
  confirmMinutes: offering(reading(onMinutes)),
  /** The meeting, its body, and whether those who were there or sit in it now are still here. */
  excuseSide: reading(onMinutes, 6),
  /** The meeting is read first for its body, whose names may not stand in the text. */
  publishMinutes: reading(onMinutes, 2),
  listPublicMinutes: reading(page, 1),
  readPublicMinutes: read,
  /** The cards of all issues, 4 KB of them for half a unit. */
  getMeetingNumbers: page,
  /** With the row of who raised it. */
  raiseIssue: creation(2, { people: 1 }),
  listIssues: page,
  getIssue: offering(read, 2),
  /** The issue with the reader's seats, then its own facts, then those of each case. */
  getTrail: { roundTrips: 3, readUnits: 6, writeUnits: 0 },
  admitIssue: onIssue,
  rejectIssue: onIssue,
  /** Two issues in one commit. */
  mergeIssue: { ...onIssue, readUnits: 3, writeUnits: 2 * onIssue.writeUnits },
  explainIssue: onIssue,
  referIssueUp: onIssue,
  /** The meeting is read beside the issue, and checked in the commit. */
  discussIssue: { ...reading({ ...onIssue, readUnits: 4 }, 2), writeUnits: onIssue.writeUnits + row },
  /** The lead of each of two actions is read beside it. */
  proposeResolution: { ...reading({ ...onIssue, readUnits: 6 }, 3), writeUnits: onIssue.writeUnits + row },
  /** The seat and the side of who says yes are read beside it. */
  concurInResolution: reading({ ...onIssue, readUnits: 6 }, 4),
  /**
   * Issue and meeting; the meeting is read first for its body, which is read beside them and checked, so that each side
   * still sits there; for each of two actions a row, two deadlines, its lead read and checked and the lead's row; those by whom the
   * three sides decide are read and checked too.
   */
  resolveIssue: {
    ...reading({ ...onIssue, readUnits: 9 }, 2),
    writeUnits: onIssue.writeUnits + 5 * row + onMeeting(2).writeUnits + 2 * (row + 2 * 3 + row + row) + 3 * row,
  },
  /** By the action, whose row is of the person: all that one is still to do. */
  /** Who leads each, and what it is about, at once. */
  listActions: reading(page, 2),
  /** Its rows by lead and by day change, and who leads it from now on is read, checked and noted as in it. */
  reassignAction: { ...onAction, readUnits: 3, writeUnits: onAction.writeUnits + 3 * row },
  acceptAction: onAction,
  reportProgress: onAction,
  explainAction: onAction,
  reportActionDone: onAction,
  /** Whether the caller has a seat is read beside it. */
  returnAction: { ...onAction, readUnits: 3 },
  verifyAction: { ...onAction, readUnits: 3 },
};
