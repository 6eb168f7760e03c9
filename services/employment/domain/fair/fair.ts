import * as z from "zod";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { Approximate, EmployerId, FairId, ProgrammeId } from "../parts.ts";
import { Place } from "../place.ts";

/** The plans without which no fair may be held: who does what, what if, and how everybody stays safe. */
export const Plans = z.object({
  organisation: Text.optional(),
  emergency: Text.optional(),
  safety: Text.optional(),
});

export const Booth = z.object({
  number: z.int().min(1).max(40),
  employerId: EmployerId,
  /** Why the employer was not visited before. */
  exemption: z.object({ reason: Text }).optional(),
});

const planned = {
  fairId: FairId,
  programmeId: ProgrammeId,
  name: Name,
  /** When it is held, as exact as it is known. */
  heldOn: PartialDate,
  place: Place,
  address: Name.optional(),
  /** How many employers are expected: 「近10家」. */
  employersExpected: Approximate.optional(),
  plans: Plans,
  booths: z.array(Booth).max(40),
  plannedAt: Instant,
};

const filed = { filing: z.object({ authority: Name, reference: Name.optional(), at: Instant }) };
const opened = { ...filed, readyAt: Instant, openedAt: Instant };
const closed = {
  ...opened,
  closedAt: Instant,
  reportDueAt: Instant,
  lateReport: z.object({ at: Instant, allowedDays: z.int() }).optional(),
};

/** What a fair came to: some of it counted here, some as exact as those who were there know it. */
export const FairReport = z.object({
  at: Instant,
  employers: Approximate,
  industries: Approximate,
  seekers: Approximate.optional(),
  interviews: z.int(),
  offers: z.int(),
  note: Text.optional(),
});
export type FairReport = z.infer<typeof FairReport>;

/** A job fair of a programme, from its plan to its report. */
export const Fair = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("planned"), ...planned }),
    z.object({ status: z.literal("filed"), ...planned, ...filed }),
    z.object({ status: z.literal("ready"), ...planned, ...filed, readyAt: Instant }),
    z.object({ status: z.literal("open"), ...planned, ...opened }),
    z.object({ status: z.literal("closed"), ...planned, ...closed }),
    z.object({ status: z.literal("reported"), ...planned, ...closed, report: FairReport }),
    z.object({
      status: z.literal("cancelled"),
      ...planned,
      ...z.object(opened).partial().shape,
      cancellation: z.object({ at: Instant, announcement: Text }),
    }),
  ])
  .meta({ id: "Fair" });
export type Fair = z.infer<typeof Fair>;

export const FairNeed = z.enum([
  "organisation-plan",
  "emergency-plan",
  "safety-plan",
  "booths",
  "verified-employers",
  "visits",
]);
export type FairNeed = z.infer<typeof FairNeed>;

const lacking = {
  missing: z.array(FairNeed),
  unverifiedEmployerIds: z.array(EmployerId),
  unvisitedEmployerIds: z.array(EmployerId),
};
const [plannedFair, filedFair, ...fairsFromReady] = Fair.options;

/** A fair with what it lacks to be ready, as long as it is not. */
export const FairView = z
  .discriminatedUnion("status", [plannedFair.extend(lacking), filedFair.extend(lacking), ...fairsFromReady])
  .meta({ id: "FairView" });
export type FairView = z.infer<typeof FairView>;

export const FairStatus = z.enum(["planned", "filed", "ready", "open", "closed", "reported", "cancelled"]);

const beforehand = ["planned", "filed"] as const;

export const fairLifecycle = lifecycle<Fair>()("fair", {
  setPlans: { from: beforehand, to: "same", as: "setFairPlans" },
  setBooth: { from: beforehand, to: "same", as: "setFairBooth" },
  clearBooth: { from: beforehand, to: "same", as: "clearFairBooth" },
  file: { from: ["planned"], to: "filed", as: "fileFair" },
  makeReady: { from: ["filed"], to: "ready", as: "makeFairReady" },
  open: { from: ["ready"], to: "open", as: "openFair" },
  close: { from: ["open"], to: "closed", as: "closeFair" },
  flagLateReport: { from: ["closed"], to: "same", as: [] },
  report: { from: ["closed"], to: "reported", as: "reportFair" },
  cancel: { from: ["planned", "filed", "ready", "open"], to: "cancelled", as: "cancelFair" },
});

/** What a list shows of a fair. */
export const FairCard = z
  .object({ fairId: FairId, name: Name, heldOn: PartialDate, status: FairStatus, boothCount: z.int() })
  .meta({ id: "FairCard" });
export type FairCard = z.infer<typeof FairCard>;

export const cardOf = ({ fairId, name, heldOn, status, booths }: Fair): FairCard => ({
  fairId,
  name,
  heldOn,
  status,
  boothCount: booths.length,
});

/** A fair as everybody reads it: where and when, who takes part, and whether it is off. */
export const PublicFair = z
  .object({
    fairId: FairId,
    name: Name,
    heldOn: PartialDate,
    place: Place,
    address: Name.optional(),
    status: FairStatus,
    employers: z.array(z.object({ name: Name, booth: z.int(), relatedEmployer: z.boolean() })),
    announcement: Text.optional(),
  })
  .meta({ id: "PublicFair" });

/** The same in a list: how many take part, and not who. */
export const PublicFairCard = z
  .object({ ...PublicFair.omit({ employers: true }).shape, employerCount: z.int() })
  .meta({ id: "PublicFairCard" });
