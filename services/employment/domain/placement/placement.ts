import * as z from "zod";
import { placementStarted } from "#shared/contracts/employment.ts";
import { type Day, earliestDay, Instant, instantAt, PartialDate, plusMonths } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { Area, Name } from "#shared/domain/text.ts";
import type { ApplicationIn } from "../application/application.ts";
import {
  EmployerId,
  JobApplicationId,
  PersonId,
  PlacementId,
  PostingId,
  ProgrammeId,
  SeekerId,
  type Today,
} from "../parts.ts";

const Position = z.object({ title: Name, grade: Name.optional(), from: PartialDate });

export const RecognitionKind = z.enum([
  "monthly-excellence",
  "quarterly-excellence",
  "annual-excellence",
  "commendation",
]);
/** `period` is absent where nobody knows it any more. */
const Recognition = z.object({ kind: RecognitionKind, period: PartialDate.optional(), recordedAt: Instant });

/** The months after which somebody asks whether the person is still there. */
export const checkMonths: readonly number[] = [
  numberOf("retentionFirstMonths"),
  numberOf("retentionSecondMonths"),
  numberOf("retentionThirdMonths"),
  numberOf("retentionLastMonths"),
];

export const CheckResult = z.enum(["retained", "left", "unknown"]);
export const Check = z.object({
  month: z.int(),
  dueAt: Instant,
  /** `pending` until its time; `due` until somebody answers. */
  is: z.enum(["pending", "due", ...CheckResult.options]),
  at: Instant.optional(),
});

/** So many may be kept of one placement. */
export const most = { positions: 50, recognitions: 200 } as const;

const kept = {
  placementId: PlacementId,
  /** Absent where a placement from before Linli was recorded afterwards. */
  jobApplicationId: JobApplicationId.optional(),
  postingId: PostingId.optional(),
  seekerId: SeekerId,
  personId: PersonId.optional(),
  programmeId: ProgrammeId,
  employerId: EmployerId,
  relatedEmployer: z.boolean(),
  subdistrict: Area,
  startedOn: PartialDate,
  recordedAt: Instant,
  positions: z.array(Position).min(1).max(most.positions),
  recognitions: z.array(Recognition).max(most.recognitions),
  checks: z.array(Check),
  satisfaction: z.object({ score: z.int().min(1).max(5), at: Instant }).optional(),
  /** The caseworker who placed them and asks after them; where the employer hired by itself nobody is. */
  responsibleId: PersonId.optional(),
};

export const EndCause = z.enum(["resigned", "dismissed", "contract-ended", "moved-away", "retired", "other"]);

/** Somebody's work at an employer, found through a programme: one id from the first day to the last. */
export const Placement = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("active"), ...kept }),
    z.object({
      status: z.literal("ended"),
      ...kept,
      ending: z.object({ at: Instant, cause: EndCause, endedOn: PartialDate.optional() }),
    }),
  ])
  .meta({ id: "Placement" });
export type Placement = z.infer<typeof Placement>;
export const PlacementStatus = z.enum(["active", "ended"]);

export const placementLifecycle = lifecycle<Placement>()("placement", {
  recognise: { from: ["active"], to: "same", as: "recordRecognition" },
  promote: { from: ["active"], to: "same", as: "recordPromotion" },
  askRetention: { from: ["active", "ended"], to: "same", as: [] },
  check: { from: ["active", "ended"], to: "same", as: "checkRetention" },
  rate: { from: ["active", "ended"], to: "same", as: "rateSatisfaction" },
  end: { from: ["active"], to: "ended", as: "endPlacement" },
});

/** Checks run from the first day of work, or from the day of recording where that is later. */
const checksFrom = (startedOn: PartialDate, { day, timeZone }: Today): z.infer<typeof Check>[] => {
  const first: Day = earliestDay(startedOn) > day ? earliestDay(startedOn) : day;
  return checkMonths.map((month) => ({
    month,
    dueAt: instantAt(timeZone, plusMonths(first, month), "00:00"),
    is: "pending",
  }));
};

type Beginning = Pick<
  Placement,
  | "placementId"
  | "jobApplicationId"
  | "postingId"
  | "seekerId"
  | "personId"
  | "programmeId"
  | "employerId"
  | "relatedEmployer"
  | "subdistrict"
  | "startedOn"
  | "responsibleId"
> & { readonly title: string; readonly grade?: string | undefined };

/** A placement begins. */
export const begin = ({ title, grade, ...told }: Beginning, today: Today) => {
  const state: Placement = {
    status: "active",
    ...told,
    recordedAt: today.at,
    positions: [{ title, grade, from: told.startedOn }],
    recognitions: [],
    checks: checksFrom(told.startedOn, today),
  };
  return { state, facts: [placementStarted({ ...aboutOf(state), related: told.relatedEmployer })] };
};

/** The placement that a hire makes. */
export const beginByHire = ({ hire, ...application }: ApplicationIn<"hired">, today: Today) => {
  const { jobApplicationId, postingId, seekerId, personId, programmeId, employerId } = application;
  const { at: _, placedBy: responsibleId, ...agreed } = hire;
  const ids = { jobApplicationId, postingId, seekerId, personId, programmeId, employerId };
  return begin({ ...ids, responsibleId, ...agreed }, today);
};

/** The ids that every fact of a placement carries. */
export const aboutOf = ({ placementId, seekerId, employerId, programmeId }: Placement) => ({
  placementId,
  seekerId,
  employerId,
  programmeId,
});

/** The first check that waits for an answer. */
export const dueCheck = ({ checks }: Placement) => checks.find(({ is }) => is === "due");

const listed = {
  placementId: PlacementId,
  seekerId: SeekerId,
  programmeId: ProgrammeId,
  employerId: EmployerId,
  relatedEmployer: z.boolean(),
  position: Name,
  startedOn: PartialDate,
  status: PlacementStatus,
  checkDue: z.int().optional(),
  /** Since when the check is to be answered. */
  checkDueAt: Instant.optional(),
};

/** What is kept of a placement for its lists: ids, no names. */
export const KeptPlacementCard = z.object(listed);
type KeptPlacementCard = z.infer<typeof KeptPlacementCard>;

/** What a list shows of a placement: who it is, is joined for the caseworker. */
export const PlacementCard = z
  .object({ ...listed, seekerName: Name.optional(), employerName: Name.optional() })
  .meta({ id: "PlacementCard" });

export const cardOf = (subject: Placement): KeptPlacementCard => ({
  ...aboutOf(subject),
  relatedEmployer: subject.relatedEmployer,
  position: subject.positions.at(-1)?.title ?? "",
  startedOn: subject.startedOn,
  status: subject.status,
  checkDue: dueCheck(subject)?.month,
  checkDueAt: dueCheck(subject)?.dueAt,
});
