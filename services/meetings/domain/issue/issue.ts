import * as z from "zod";
import { IssueKind, IssueOrigin } from "#shared/contracts/meetings.ts";
import { daysBetween, Instant } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Building, Name, Text } from "#shared/domain/text.ts";
import { Action } from "../action/action.ts";
import { IssueId, MeetingId, People, PersonId } from "../parts.ts";
import { ProposedResolution, Resolution } from "./resolution.ts";

/** Why an issue stands where on an agenda: old ones lead, then hard ones, then reports. */
export const AgendaPlace = z.enum(["legacy", "hard", "report"]);

/** An agenda that the issue was on, and what came of it. */
export const Placement = z.object({
  meetingId: MeetingId,
  at: Instant,
  place: AgendaPlace,
  carryCount: z.int(),
  outcome: z.enum(["pending", "decided", "carried", "released"]),
  endedAt: Instant.optional(),
});
export type Placement = z.infer<typeof Placement>;

const said = { at: Instant, by: PersonId, text: Text.optional() };

/** A case that the issue stands for, and how the dispute ended. */
const LinkedCase = z.object({
  linkedAt: Instant,
  ended: z.object({ at: Instant, outcome: z.string() }).optional(),
});

/** How often an issue had been carried that became part of another, and how often this one had been itself then. */
export const Absorbed = z.object({ at: Instant, carryCount: z.int(), ownCarries: z.int().optional() });

const matter = {
  issueId: IssueId,
  kind: IssueKind,
  origin: IssueOrigin,
  title: Name.optional(),
  description: Text.optional(),
  category: z.string().optional(),
  building: Building.optional(),
  raisedBy: PersonId.optional(),
  raisedAt: Instant,
  /** When the problem was first brought up anywhere. It never changes. */
  firstRaisedAt: Instant,
  openedAt: Instant.optional(),
  cases: z.record(z.string(), LinkedCase),
  recurrenceIds: z.array(z.string()),
  placements: z.array(Placement),
  explanations: z.array(z.object({ ...said, carryCount: z.int() })),
  discussions: z.array(z.object({ ...said, meetingId: MeetingId })),
  opinions: z.array(Resolution),
  /** The issues that are part of this one, with what they had been. */
  absorbed: z.array(Absorbed.extend({ issueId: IssueId, firstRaisedAt: Instant })),
  people: People,
};

const decided = { resolution: Resolution, actions: z.array(Action) };
const done = { ...decided, verifiedAt: Instant };

/** Something that comes before the joint meeting. A field exists only in the states in which it must. */
export const Issue = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("candidate"), ...matter }),
    z.object({ status: z.literal("open"), ...matter }),
    z.object({ status: z.literal("on-agenda"), ...matter, proposed: ProposedResolution.optional() }),
    z.object({ status: z.literal("in-action"), ...matter, ...decided }),
    z.object({ status: z.literal("verified"), ...matter, ...done }),
    z.object({ status: z.literal("closed"), ...matter, ...done, closedAt: Instant }),
    z.object({ status: z.literal("rejected"), ...matter, rejection: z.object(said) }),
    z.object({ status: z.literal("merged"), ...matter, merger: z.object({ at: Instant, intoIssueId: IssueId }) }),
    z.object({
      status: z.literal("referred-up"),
      ...matter,
      referral: z.object({ ...said, level: z.enum(["subdistrict"]) }),
    }),
  ])
  .meta({ id: "Issue" });
export type Issue = z.infer<typeof Issue>;
export type IssueIn<Status extends Issue["status"]> = Extract<Issue, { status: Status }>;

export const IssueStatus = z.enum([
  "candidate",
  "open",
  "on-agenda",
  "in-action",
  "verified",
  "closed",
  "rejected",
  "merged",
  "referred-up",
]);

const undecided = ["candidate", "open", "on-agenda"] as const;
const alive = [...undecided, "in-action", "verified"] as const;

export const issueLifecycle = lifecycle<Issue>()("issue", {
  admit: { from: ["candidate"], to: "open", as: "admitIssue" },
  reject: { from: ["candidate"], to: "rejected", as: "rejectIssue" },
  merge: { from: ["candidate", "open"], to: "merged", as: "mergeIssue" },
  absorb: { from: undecided, to: "same", by: "system" },
  explain: { from: ["open", "on-agenda"], to: "same", as: "explainIssue" },
  referUp: { from: ["open"], to: "referred-up", as: "referIssueUp" },
  place: { from: ["open"], to: "on-agenda", by: "system" },
  release: { from: ["on-agenda"], to: "open", by: "system" },
  carry: { from: ["on-agenda"], to: "open", by: "system" },
  discuss: { from: ["on-agenda"], to: "same", as: "discussIssue" },
  propose: { from: ["on-agenda"], to: "same", as: "proposeResolution" },
  concur: { from: ["on-agenda"], to: "same", as: "concurInResolution" },
  resolve: { from: ["on-agenda"], to: ["same", "in-action", "verified", "closed"], as: "resolveIssue" },
  act: { from: ["in-action"], to: ["same", "verified", "closed"], as: [] },
  linkCases: { from: alive, to: "same", by: "system" },
  noteCaseEnded: { from: IssueStatus.options, to: "same", by: "system" },
  noteLastCaseEnded: { from: ["verified"], to: "closed", by: "system" },
});

/** Whether it waits for a meeting to decide. */
export const isUndecided = ({ status }: Pick<Issue, "status">): boolean => undecided.some((each) => each === status);

/** When meetings left the issue itself undecided. */
export const carriesOf = ({ placements }: Pick<Issue, "placements">): Instant[] =>
  placements.flatMap(({ outcome, endedAt }) => (outcome === "carried" && endedAt ? [endedAt] : []));

/** As often as it was carried itself, or with what was carried most before it became part of it. */
export const carriedWith = (carries: readonly Instant[], absorbed: readonly z.infer<typeof Absorbed>[]): number => {
  const own = carries.length;
  const until = (instant: Instant): number => carries.filter((carried) => carried <= instant).length;
  const since = absorbed.map(({ at, carryCount, ownCarries = until(at) }) => carryCount + own - ownCarries);
  return Math.max(own, ...since);
};

/** How often a meeting left the issue undecided: it never becomes less, also not where issues are merged. */
export const carryCountOf = (issue: Pick<Issue, "placements" | "absorbed">): number =>
  carriedWith(carriesOf(issue), issue.absorbed);

export const ageOf = ({ firstRaisedAt }: Pick<Issue, "firstRaisedAt">, at: Instant): number =>
  daysBetween(firstRaisedAt, at);

/** Age and carries, as facts tell them. */
export const weightOf = (issue: Issue, at: Instant) => ({ carryCount: carryCountOf(issue), ageDays: ageOf(issue, at) });

export const placeOf = (issue: Issue): z.infer<typeof AgendaPlace> => (carryCountOf(issue) > 0 ? "legacy" : issue.kind);

/** What the rule of the explanation looks at. */
export type Burden = {
  readonly carryCount: number;
  readonly firstRaisedAt: Instant;
  /** When the last explanation was given, and the carries then; absent where there was none. */
  readonly explained?: { readonly at: Instant; readonly carryCount: number } | undefined;
};

export const burdenOf = (issue: Issue): Burden => {
  const { at, carryCount } = issue.explanations.at(-1) ?? {};
  return {
    carryCount: carryCountOf(issue),
    firstRaisedAt: issue.firstRaisedAt,
    ...(at !== undefined && carryCount !== undefined && { explained: { at, carryCount } }),
  };
};

/** Carried three times, or open for ninety days: such an issue may also be referred up. */
export const isLongOpen = ({ carryCount, firstRaisedAt }: Burden, at: Instant, policy: OwnPolicy): boolean =>
  carryCount >= numberOf("carriesToExplain", policy) ||
  daysBetween(firstRaisedAt, at) >= numberOf("daysToExplain", policy);

/** What was said before an issue was open for long, or before its last carry, does not explain what it is now. */
const isExplained = ({ explained, ...burden }: Burden, policy: OwnPolicy): boolean =>
  explained?.carryCount === burden.carryCount && isLongOpen(burden, explained.at, policy);

/** A long open issue owes an explanation before each further agenda. */
export const owesExplanation = (burden: Burden, at: Instant, policy: OwnPolicy): boolean =>
  isLongOpen(burden, at, policy) && !isExplained(burden, policy);

/** The agenda that the issue is on now. */
export const pendingPlacement = ({ placements }: Pick<Issue, "placements">): Placement | undefined => {
  const last = placements.at(-1);
  return last?.outcome === "pending" ? last : undefined;
};

export const caseIdsOf = ({ cases }: Pick<Issue, "cases">): string[] => Object.keys(cases).toSorted();

export const haveCasesEnded = ({ cases }: Pick<Issue, "cases">): boolean =>
  Object.values(cases).every(({ ended }) => ended !== undefined);
