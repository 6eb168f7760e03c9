import * as z from "zod";
import { missingSides } from "#shared/domain/approvals.ts";
import { type Day, Instant } from "#shared/domain/dates.ts";
import type { Foundations } from "#shared/domain/foundations.ts";
import { Side } from "#shared/domain/roles.ts";
import type { Community } from "./community.ts";

/** What a community needs until it meets for the first time, in the order in which it can be done. */
export const ReadinessPart = z.enum([
  "buildings",
  "people",
  "roles",
  "accounts",
  "verified-resident",
  "second-administrator",
  "calendar",
  "organisations",
  "consent-texts",
  "policy",
  "association",
  "association-sides",
  "members",
  "president-role",
  "president",
  "campus",
  "campus-consulted",
  "campus-sides",
  "campus-seats",
  "campus-open",
  "venue",
  "series",
  "series-seats",
  "series-sides",
  "meeting",
  "issues",
  "agenda",
  "first-meeting",
]);
export type ReadinessPart = z.infer<typeof ReadinessPart>;

export const ReadinessState = z.enum(["done", "next", "later", "optional"]);
export type ReadinessState = z.infer<typeof ReadinessState>;

const ReadinessStep = z.object({
  part: ReadinessPart,
  is: ReadinessState,
  /** The operation that brings it. */
  operation: z.string(),
  /** On what it is done, where that is there already. */
  thingId: z.string().optional(),
  /** The sides for which it is still to be done. */
  sides: z.array(Side).optional(),
  /** Not before this. */
  from: Instant.optional(),
});
export type ReadinessStep = z.infer<typeof ReadinessStep>;

export const Readiness = z.object({ isReady: z.boolean(), items: z.array(ReadinessStep) }).meta({ id: "Readiness" });

/** Who is there, by sides: of whom somebody holds its role, has an account, and may speak for it. */
export type PeopleThere = {
  readonly count: number;
  readonly holding: ReadonlySet<Side>;
  readonly signedIn: ReadonlySet<Side>;
  readonly speaking: ReadonlySet<Side>;
};

type Looked = {
  readonly community: Exclude<Community, { status: "erased" }>;
  readonly people: PeopleThere;
  readonly administrators: number;
  readonly presidencies: number;
  readonly ownTexts: number;
  readonly foundations: Foundations;
  readonly at: Instant;
  readonly day: Day;
};

type Part = Omit<ReadinessStep, "is"> & { readonly isDone: boolean; readonly isOptional?: true };

const absent = (there: ReadonlySet<Side>, asked: readonly Side[] = Side.options): Side[] =>
  asked.filter((side) => !there.has(side));

const ofSides = (part: ReadinessPart, operation: string, sides: Side[], thingId?: string): Part => ({
  part,
  operation,
  isDone: sides.length === 0,
  ...(sides.length > 0 && { sides }),
  ...(thingId && { thingId }),
});

const settingUp = ({ community, people, administrators, ownTexts, day }: Looked): Part[] => {
  const listed = new Set(community.organisations?.map(({ side }) => side));
  const isVerified = people.speaking.has("residents");
  return [
    { part: "buildings", operation: "setBuilding", isDone: community.buildings.length > 0 },
    { part: "people", operation: "importRoster", isDone: people.count > 1 },
    ofSides("roles", "grantRole", absent(people.holding)),
    ofSides("accounts", "issueClaimCode", absent(people.signedIn)),
    { part: "verified-resident", operation: "verifyPerson", isDone: isVerified },
    { part: "second-administrator", operation: "grantRole", isDone: administrators > 1 },
    { part: "calendar", operation: "setCalendarYear", isDone: community.calendar[day.slice(0, 4)] !== undefined },
    ofSides("organisations", "recordOrganisation", absent(listed, ["property", "community"])),
    { part: "consent-texts", operation: "tightenConsentText", isDone: ownTexts > 0, isOptional: true },
    { part: "policy", operation: "setPolicyRow", isDone: Object.keys(community.policy).length > 0, isOptional: true },
  ];
};

const ofAssociation = ({ foundations: { associations }, presidencies }: Looked): Part[] => {
  const best = associations.find(({ status }) => status === "founded") ?? associations[0];
  const thingId = best?.associationId;
  const asked = Side.options.filter((side) => best?.founders.some((founder) => founder.side === side));
  const isFounded = best?.status === "founded";
  const sides = isFounded ? [] : missingSides(best?.approvals ?? {}, best ? asked : Side.options);
  return [
    { part: "association", operation: "foundAssociation", isDone: best !== undefined },
    ofSides("association-sides", "approveAssociation", sides, thingId),
    { part: "members", operation: "enrolMember", isDone: (best?.roster.length ?? 0) > 0, thingId },
    { part: "president-role", operation: "grantRole", isDone: presidencies > 0 },
    { part: "president", operation: "appointPresident", isDone: best?.president !== undefined, thingId },
  ];
};

type Seats = Foundations["series"][number]["seats"];

/** The sides for which somebody sits now. */
const seatedIn = (seats: Seats, now: string): Set<Side> =>
  new Set(seats.filter(({ from, to }) => from <= now && (to === undefined || now < to)).map(({ side }) => side));

const opened = ["open", "closed-temporarily"];

const ofCampus = ({ foundations: { campuses }, at }: Looked): Part[] => {
  const living = campuses.filter(({ status }) => status !== "retired");
  const best = living.find(({ status }) => opened.includes(status)) ?? living[0];
  const { campusId: thingId, status = "", approvals = {}, seats = [], venues = [] } = best ?? {};
  const isOpen = opened.includes(status);
  const isApproved = isOpen || status === "approved";
  return [
    { part: "campus", operation: "proposeCampus", isDone: best !== undefined },
    { part: "campus-consulted", operation: "consultOnCampus", isDone: !["", "proposed"].includes(status), thingId },
    ofSides("campus-sides", "approveCampus", isApproved ? [] : missingSides(approvals), thingId),
    ofSides("campus-seats", "seatMember", absent(seatedIn(seats, at)), thingId),
    { part: "campus-open", operation: "openCampus", isDone: isOpen, thingId },
    { part: "venue", operation: "addVenue", isDone: venues.length > 0, thingId },
  ];
};

const isStanding = ({ approvals }: Foundations["series"][number]): boolean =>
  approvals === undefined || missingSides(approvals).length === 0;

const coming = ["scheduled", "collecting", "agenda-published", "postponed"];

const ofMeetings = ({ foundations: { series, meetings }, day }: Looked): Part[] => {
  const best = series.find(isStanding) ?? series[0];
  const seriesId = best?.seriesId;
  const hasMet = meetings.some(({ status }) => ![...coming, "cancelled"].includes(status));
  const [next] = meetings
    .filter((each) => each.seriesId === seriesId && coming.includes(each.status))
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  const thingId = next?.meetingId;
  const status = next?.status ?? "";
  const unsaid = best?.approvals ? missingSides(best.approvals) : best ? [] : [...Side.options];
  return [
    { part: "series", operation: "startSeries", isDone: best !== undefined },
    ofSides("series-seats", "seatInSeries", absent(seatedIn(best?.seats ?? [], day)), seriesId),
    ofSides("series-sides", "approveSeries", unsaid, seriesId),
    { part: "meeting", operation: "scheduleMeeting", isDone: hasMet || next !== undefined, thingId: seriesId },
    { part: "issues", operation: "collectIssues", isDone: hasMet || !["", "scheduled"].includes(status), thingId },
    { part: "agenda", operation: "publishAgenda", isDone: hasMet || status === "agenda-published", thingId },
    { part: "first-meeting", operation: "openMeeting", isDone: hasMet, thingId, from: next?.startsAt },
  ];
};

/** What the community has and what it lacks: of what it lacks the first is next. */
export const readinessOf = (looked: Looked): z.infer<typeof Readiness> => {
  const parts = [settingUp, ofAssociation, ofCampus, ofMeetings].flatMap((of) => of(looked));
  const next = parts.find(({ isDone, isOptional }) => !isDone && !isOptional)?.part;
  const stateOf = ({ part, isDone, isOptional }: Part): ReadinessState => {
    if (isDone) return "done";
    if (isOptional) return "optional";
    return part === next ? "next" : "later";
  };
  const items = parts.map(({ isDone, isOptional, ...step }) => ({
    ...step,
    is: stateOf({ ...step, isDone, ...(isOptional && { isOptional }) }),
  }));
  return { isReady: next === undefined, items };
};
