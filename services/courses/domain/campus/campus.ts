import * as z from "zod";
import { ClosureCause } from "#shared/contracts/courses.ts";
import { Approvals } from "#shared/domain/approvals.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Side } from "#shared/domain/roles.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { CampusId, ClosureId, PersonId, VenueId } from "../ids.ts";
import { CommitteeSeat } from "./sides.ts";

/** One talk between bodies about the campus: a record of names, by which nobody says yes. */
export const Round = z.object({
  at: Instant,
  happenedOn: PartialDate.optional(),
  between: z
    .array(z.object({ name: Name, side: Side }))
    .min(2)
    .max(10),
  note: Text.optional(),
});
export type Round = z.infer<typeof Round>;

/** What the committee is asked to decide; it is done with the yes of all three sides. */
export const Wanted = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("closing"),
    cause: ClosureCause,
    /** A window where no day is known: `2021-08/late`. */
    plannedReopen: PartialDate.optional(),
  }),
  z.strictObject({ kind: z.literal("reopening") }),
  z.strictObject({ kind: z.literal("retiring") }),
]);
export type Wanted = z.infer<typeof Wanted>;

export const Decision = z.object({
  wanted: Wanted,
  happenedOn: PartialDate.optional(),
  /** Absent for readers whom it does not concern. */
  proposedBy: PersonId.optional(),
  proposedAt: Instant,
  approvals: Approvals,
});
export type Decision = z.infer<typeof Decision>;

/** A time in which the campus was closed: the plan to open again, and when it really did. */
export const Closure = z.object({
  closureId: ClosureId,
  cause: ClosureCause,
  from: Instant,
  happenedOn: PartialDate.optional(),
  plannedReopen: PartialDate.optional(),
  reopenedAt: Instant.optional(),
  reopenedOn: PartialDate.optional(),
  approvals: Approvals,
});
export type Closure = z.infer<typeof Closure>;

export const Venue = z.object({ venueId: VenueId, name: Name });

/** A skill that work asks for: in how many openings, and how many seekers have it. */
export const Suggestion = z.object({
  skill: Skill,
  demand: z.int(),
  supply: z.int(),
  at: Instant,
  /** Enough seekers have it by now. */
  isMet: z.boolean(),
  /** The place of the fact that told so, among the facts about the skill. */
  sequence: z.string(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** How much one item keeps of what goes on for as long as the campus does. */
export const mostRounds = 100;
export const mostSeats = 60;
export const mostVenues = 50;
export const mostClosures = 200;

const founding = {
  campusId: CampusId,
  name: Name,
  proposedBy: PersonId,
  proposedAt: Instant,
  happenedOn: PartialDate.optional(),
  rounds: z.array(Round).max(mostRounds),
  seats: z.array(CommitteeSeat).max(mostSeats),
  venues: z.array(Venue).max(mostVenues),
  closures: z.array(Closure).max(mostClosures),
  suggestions: z.array(Suggestion).max(50),
};

const approved = { approvedAt: Instant, approvals: Approvals };
const pending = { decision: Decision.optional() };

/** A community university: proposed, consulted about, approved by the sides, run by a committee of all three. */
export const Campus = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("proposed"), ...founding }),
    z.object({ status: z.literal("consulting"), ...founding, approvals: Approvals }),
    z.object({ status: z.literal("approved"), ...founding, ...approved }),
    z.object({ status: z.literal("open"), ...founding, ...approved, openedAt: Instant, ...pending }),
    z.object({ status: z.literal("closed-temporarily"), ...founding, ...approved, openedAt: Instant, ...pending }),
    z.object({ status: z.literal("retired"), ...founding, ...approved, openedAt: Instant, retiredAt: Instant }),
  ])
  .meta({ id: "Campus" });
export type Campus = z.infer<typeof Campus>;

const running = ["open", "closed-temporarily"] as const;
const living = ["proposed", "consulting", "approved", ...running] as const;

export const campusLifecycle = lifecycle<Campus>()("campus", {
  consult: { from: ["proposed", "consulting"], to: "consulting", as: "consultOnCampus" },
  approve: { from: ["consulting"], to: ["same", "approved"], as: "approveCampus" },
  seat: { from: living, to: "same", as: "seatMember" },
  unseat: { from: living, to: "same", as: "unseatMember" },
  addVenue: { from: living, to: "same" },
  suggest: { from: running, to: "same", as: [] },
  open: { from: ["approved"], to: "open", as: "openCampus" },
  proposeDecision: { from: running, to: "same" },
  approveDecision: { from: running, to: ["same", "closed-temporarily", "open", "retired"] },
  rejectDecision: { from: running, to: "same" },
});

/** What is said already to what does not stand yet: to the campus, or to what its committee was asked to decide. */
export const saidTo = (campus: Campus): Approvals | undefined => {
  if (campus.status === "consulting") return campus.approvals;
  return "decision" in campus ? campus.decision?.approvals : undefined;
};

/** The closure that is not over yet. */
export const currentClosure = ({ closures }: Campus): Closure | undefined =>
  closures.find(({ reopenedAt }) => reopenedAt === undefined);
