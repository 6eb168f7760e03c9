import { stageOf } from "#services/mediation/domain/case.ts";
import { carriesOf, carryCountOf, type Issue, pendingPlacement } from "#services/meetings/domain/issue/issue.ts";
import { issueOfRecurrence } from "#services/meetings/domain/issue/raise.ts";
import type { Evidence } from "../scenario.ts";
import { agendas, decisions } from "./agenda-promises.ts";
import { doubles, isSame, type Reading, readingOf, told } from "./evidence.ts";
import { trails } from "./trail-promises.ts";

/** Each acknowledged key made one thing, and told the same id each time. */
const effects = ({ issues, meetings, cases }: Reading, { successes }: Evidence): string[] => {
  const made = [
    { path: "/mediation/cases", count: cases.length },
    { path: "/meetings/issues", count: issues.filter(({ origin }) => origin === "resident").length },
    { path: "/schedule", count: meetings.length },
  ];
  return made.flatMap(({ path, count }) => {
    const keys = successes.filter(({ asked }) => asked.path.endsWith(path)).length;
    return keys === count ? [] : [`${path} was acknowledged ${keys} times and made ${count}`];
  });
};

/** It was taken back before anybody was spoken with: it counts only where it did before that. */
const wasNothing = ({ status, disputants }: Reading["cases"][number]): boolean =>
  status === "withdrawn" && disputants.every(({ contact }) => contact === undefined);

/** A recurrence is told once; every case that counts is in it; and it is one issue. */
const recurrences = (reading: Reading): string[] => {
  const ids = told(reading, "recurrence-detected").map(({ data }) => String(data.recurrenceId));
  const broken = doubles(ids).map((id) => `${id} was detected more than once`);
  const unraised = ids.filter((id) => !reading.issues.some(({ issueId }) => issueId === issueOfRecurrence(id)));
  const counted = reading.recurrences.flatMap(({ open, spent, category, building }) => {
    const there = reading.cases.filter((each) => each.category === category && each.place.building === building);
    const counting = there
      .filter((each) => !wasNothing(each) || open?.caseIds.includes(each.caseId))
      .map(({ caseId }) => caseId)
      .filter((caseId) => !spent.includes(caseId));
    const isWhole =
      counting.length < 3
        ? open === undefined || isSame(open.caseIds, counting)
        : open !== undefined && isSame(open.caseIds, counting);
    return isWhole ? [] : [`the recurrence of ${building} has ${open?.caseIds}, of ${counting}`];
  });
  const missed =
    reading.recurrences.length === 0 && reading.cases.filter((each) => !wasNothing(each)).length >= 3
      ? ["three cases and no recurrence"]
      : [];
  return [...broken, ...unraised.map((id) => `${id} has no issue`), ...counted, ...missed];
};

const byId = ({ issues }: Reading) => new Map(issues.map((issue) => [issue.issueId, issue]));

/** The issue that a recurrence's cases came to, through every merger. */
const survivor = (all: ReadonlyMap<string, Issue>, issueId: string): Issue | undefined => {
  const found = all.get(issueId);
  return found?.status === "merged" ? survivor(all, found.merger.intoIssueId) : found;
};

/** Every case of an open recurrence is linked to its issue, and every case knows the issues that stand for it. */
const links = (reading: Reading): string[] => {
  const all = byId(reading);
  const unlinked = reading.recurrences.flatMap(({ open }) => {
    const issue = open && survivor(all, issueOfRecurrence(open.recurrenceId));
    if (!open || !issue || ["closed", "rejected"].includes(issue.status)) return [];
    return open.caseIds
      .filter((caseId) => !issue.cases[caseId])
      .map((caseId) => `${caseId} is not linked to ${issue.issueId}`);
  });
  const unknown = reading.cases.flatMap(({ caseId, linkedIssues = [] }) => {
    const standing = reading.issues.filter(({ cases }) => cases[caseId]).map(({ issueId }) => issueId);
    return isSame(standing, linkedIssues) ? [] : [`${caseId} knows ${linkedIssues}, and ${standing} stand for it`];
  });
  return [...unlinked, ...unknown];
};

/** Each linked case shows a valid resolution once, also one that was linked after it. */
const resolutions = (reading: Reading): string[] => {
  const noted = told(reading, "resolution-noted").map(({ data }) => `${data.caseId} ${data.resolutionId}`);
  const wanted = reading.issues.flatMap((issue) =>
    "resolution" in issue ? Object.keys(issue.cases).map((caseId) => `${caseId} ${issue.resolution.resolutionId}`) : [],
  );
  return [
    ...doubles(noted).map((each) => `${each} was told twice`),
    ...(isSame(noted, wanted) ? [] : [`the cases were told ${noted}, of ${wanted}`]),
  ];
};

/** An issue closes exactly when it is verified and every case behind it has ended; its cases were asked before. */
const endings = (reading: Reading): string[] => {
  const ended = new Set(reading.cases.filter((each) => stageOf(each) === "closed").map(({ caseId }) => caseId));
  return reading.issues.flatMap((issue) => {
    const waiting = Object.keys(issue.cases).filter((caseId) => !ended.has(caseId));
    if (issue.status === "closed" && waiting.length > 0)
      return [`${issue.issueId} is closed while ${waiting} are open`];
    if (issue.status !== "verified") return [];
    if (waiting.length === 0) return [`${issue.issueId} is verified, its cases have ended, and it is open`];
    const asked = reading.cases.filter(({ caseId, inquiry }) => waiting.includes(caseId) && inquiry);
    return asked.length === waiting.length ? [] : [`${issue.issueId} is verified and not all of ${waiting} were asked`];
  });
};

/** The first day of an issue is that of its recurrence, or of its raising, for good. */
const firstDays = (reading: Reading): string[] => {
  const filed = new Map(
    told(reading, "recurrence-detected").map(({ data }) => [
      issueOfRecurrence(String(data.recurrenceId)),
      data.firstFiledAt,
    ]),
  );
  return reading.issues.flatMap((issue) => {
    const first = issue.origin === "recurrence" ? filed.get(issue.issueId) : issue.raisedAt;
    return issue.origin === "case" || first === issue.firstRaisedAt
      ? []
      : [`${issue.issueId} was first raised on ${first}, and says ${issue.firstRaisedAt}`];
  });
};

/** Who has moved out sits nowhere, and every seat stands with its person. */
const seats = (reading: Reading): string[] => {
  const gone = new Set(told(reading, "person-moved-out").map(({ data }) => String(data.personId)));
  const known = new Map(
    reading.rowsIn("SEATS").map((item) => [item.sort, item.state as { seats: Record<string, unknown> }]),
  );
  return reading.series
    .flatMap(({ seats: all }) => all)
    .flatMap(({ seatId, personId, to }) => [
      ...(gone.has(personId) && !to ? [`${personId} moved out and still sits`] : []),
      ...(known.get(personId)?.seats[seatId] ? [] : [`the seat ${seatId} does not stand with ${personId}`]),
    ]);
};

/** What is open lies in the pool, and carries are counted as they were told. */
const pools = (reading: Reading): string[] => {
  const open = reading.issues.filter(({ status }) => status === "open").map(({ issueId }) => issueId);
  const pool = reading.rowsIn("ISSUE-POOL").map(({ issueId }) => String(issueId));
  const counts = reading.issues.flatMap((issue) => {
    const carries = told(reading, "issue-carried").filter(({ data }) => data.issueId === issue.issueId).length;
    const isOn = (issue.status === "on-agenda") === (pendingPlacement(issue) !== undefined);
    return [
      ...(carries === carriesOf(issue).length
        ? []
        : [`${issue.issueId} was carried ${carries} times and counts ${carriesOf(issue).length}`]),
      ...(issue.absorbed.every(({ carryCount }) => carryCount <= carryCountOf(issue))
        ? []
        : [`${issue.issueId} was carried less often than what it took in`]),
      ...(isOn ? [] : [`${issue.issueId} is ${issue.status} and its agenda disagrees`]),
    ];
  });
  return [...(isSame(open, pool) ? [] : [`the pool has ${pool}, open are ${open}`]), ...counts];
};

/** What must hold of the three services at rest. */
export const brokenPromises = (evidence: Evidence): string[] => {
  const reading = readingOf(evidence.items);
  return [
    ...effects(reading, evidence),
    ...[recurrences, links, resolutions, endings, firstDays, seats, pools, agendas, decisions, trails].flatMap(
      (promise) => promise(reading),
    ),
  ];
};
