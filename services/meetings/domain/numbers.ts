import * as z from "zod";
import { daysBetween, Month } from "#shared/domain/dates.ts";
import { carriedWith } from "./issue/issue.ts";
import type { IssueCard } from "./issue/issue-card.ts";

/** How the joint meeting fared in a month of the community's zone. */
export const Numbers = z
  .object({
    month: Month,
    /** Issues that were opened in the month, and that were closed in it. */
    openedCount: z.int(),
    closedCount: z.int(),
    /** From the day on which an issue was first raised to its closing; absent where none was closed. */
    medianDaysToClose: z.number().optional(),
    /** Issues that were not done with at the month's end, or are not now, in the present month. */
    openCount: z.int(),
    /** Absent where none is open. */
    medianAgeDays: z.number().optional(),
    /** Actions whose day lay in the month and has passed, how many of them were done in time and verified, and their share. */
    actionsDue: z.int(),
    actionsVerifiedOnTime: z.int(),
    shareOnTime: z.number().optional(),
    /** How often an issue was carried in the month. */
    carries: z.int(),
    /** How many open issues were carried how often until then: `{ "0": 4, "2": 1 }`. */
    openByCarryCount: z.record(z.string(), z.int()),
  })
  .meta({ id: "MeetingNumbers" });

const median = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

type Asked = {
  readonly month: string;
  /** The first instant of the month, and its last, or now where that comes first. */
  readonly from: string;
  readonly until: string;
  /** What was due before this day had to be done: the day after the month, or today where that comes first. */
  readonly before: string;
};

const wasOpen = ({ openedAt, endedAt }: IssueCard, until: string): boolean =>
  openedAt !== undefined && openedAt <= until && (endedAt === undefined || endedAt > until);

const carriesBefore = ({ carriedAt, absorbed }: IssueCard, until: string): number =>
  carriedWith(
    carriedAt.filter((at) => at <= until),
    absorbed.filter(({ at }) => at <= until),
  );

/** Counted from the cards of all issues. */
export const numbersOf = (
  cards: readonly IssueCard[],
  { month, from, until, before }: Asked,
): z.infer<typeof Numbers> => {
  const isInMonth = (at: string | undefined): boolean => at !== undefined && at >= from && at <= until;
  const open = cards.filter((card) => wasOpen(card, until));
  const ages = open.map((card) => daysBetween(card.firstRaisedAt, until));
  const closed = cards.filter(({ status, endedAt }) => status === "closed" && isInMonth(endedAt));
  const medianDaysToClose = median(closed.map((card) => daysBetween(card.firstRaisedAt, card.endedAt ?? until)));
  const due = cards.flatMap(({ actions }) => actions).filter(({ dueOn }) => dueOn.startsWith(month) && dueOn < before);
  const onTime = due.filter(({ verifiedInTime }) => verifiedInTime).length;
  const groups = Object.groupBy(open, (card) => String(carriesBefore(card, until)));
  const medianAgeDays = median(ages);
  return {
    month,
    openedCount: cards.filter(({ openedAt }) => isInMonth(openedAt)).length,
    closedCount: closed.length,
    ...(medianDaysToClose !== undefined && { medianDaysToClose }),
    openCount: open.length,
    ...(medianAgeDays !== undefined && { medianAgeDays }),
    actionsDue: due.length,
    actionsVerifiedOnTime: onTime,
    ...(due.length > 0 && { shareOnTime: onTime / due.length }),
    carries: cards.flatMap(({ carriedAt }) => carriedAt).filter(isInMonth).length,
    openByCarryCount: Object.fromEntries(Object.entries(groups).map(([count, those]) => [count, those?.length ?? 0])),
  };
};
