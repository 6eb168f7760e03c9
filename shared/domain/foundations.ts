import * as z from "zod";
import { Approvals } from "./approvals.ts";
import { Day, Instant } from "./dates.ts";
import { Side } from "./roles.ts";

const seats = z.array(z.object({ side: Side, from: z.union([Instant, Day]), to: z.union([Instant, Day]).optional() }));

/** What a community founded, as far as each tells whether it stands. */
export const foundationKinds = {
  ASSOCIATION: z.object({
    associationId: z.string(),
    status: z.string().default("founded"),
    founders: z.array(z.object({ side: Side })),
    approvals: Approvals.optional(),
    roster: z.array(z.object({})),
    president: z.object({}).optional(),
  }),
  CAMPUS: z.object({
    campusId: z.string(),
    status: z.string(),
    approvals: Approvals.optional(),
    seats,
    venues: z.array(z.object({})),
  }),
  SERIES: z.object({ seriesId: z.string(), approvals: Approvals.optional(), seats }),
  MEETING: z.object({ meetingId: z.string(), seriesId: z.string(), status: z.string(), startsAt: Instant }),
} as const;

export type FoundationKind = keyof typeof foundationKinds;
export type Founded<Kind extends FoundationKind> = z.infer<(typeof foundationKinds)[Kind]>;

export type Foundations = {
  readonly associations: readonly Founded<"ASSOCIATION">[];
  readonly campuses: readonly Founded<"CAMPUS">[];
  readonly series: readonly Founded<"SERIES">[];
  readonly meetings: readonly Founded<"MEETING">[];
};
