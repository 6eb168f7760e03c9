import * as z from "zod";
import type { Actor, Caller } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { ActorRole } from "#shared/domain/roles.ts";
import { mustBeIn } from "./access.ts";
import { Case, caseLifecycle, Stage, stageOf } from "./case.ts";
import { LikelyDuplicate } from "./intake.ts";

/** One case with everything, as somebody in it sees it, and the verbs that its status allows. */
export const CaseView = z
  .object({ case: Case, stage: Stage, allowedVerbs: z.array(z.string()) })
  .meta({ id: "CaseView" });
export type CaseView = z.infer<typeof CaseView>;

/** A case just filed, beside those it may repeat. */
export const FiledCase = CaseView.extend({ likelyDuplicates: z.array(LikelyDuplicate) }).meta({ id: "FiledCase" });

export const viewOf = (subject: Case): CaseView => ({
  case: subject,
  stage: stageOf(subject),
  allowedVerbs: caseLifecycle.verbsFrom(subject.status),
});

/** The case, for whoever is in it; for anyone else there is none. */
export const viewFor = (subject: Case, caller: Caller): CaseView => viewOf(mustBeIn(subject, caller));

/** One thing that happened in a case: `what` is the fact, `data` its ids, enums and counts. */
export const TimelineItem = z
  .object({
    what: z.string(),
    at: Instant,
    happenedOn: PartialDate.optional(),
    by: z.object({
      personId: z.string().optional(),
      role: ActorRole,
      name: z.string().optional(),
      /** The person it was done for, at the desk. */
      onBehalfOf: z.string().optional(),
    }),
    text: z.string().optional(),
    version: z.int(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "TimelineItem" });
export type TimelineItem = z.infer<typeof TimelineItem>;

const removed = "removed";

type Recorded = {
  readonly at: string;
  readonly happenedOn?: string | undefined;
  readonly version: number;
  readonly by: Actor;
  readonly facts: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
};

const textOf = (subject: Case, demandId: unknown): string | undefined =>
  demandId === undefined ? undefined : (subject.demands.find((each) => each.demandId === demandId)?.text ?? removed);

/** `mediation.case-accepted.v1` → `case-accepted`. */
const whatOf = (type: string): string => type.split(".")[1] ?? type;

/** The journal as a person reads it. Names and texts are joined from the case; what was erased there reads "removed". */
export const timelineOf = (subject: Case, journal: readonly Recorded[]): TimelineItem[] =>
  journal.flatMap(({ at, happenedOn, version, by, facts }) => {
    const name = by.personId && (subject.people[by.personId] ?? removed);
    return facts.map(({ type, data }) => ({
      what: whatOf(type),
      at,
      happenedOn,
      by: { role: by.role, personId: by.personId, onBehalfOf: by.onBehalfOf, ...(name && { name }) },
      text: textOf(subject, data.demandId),
      version,
      data,
    }));
  });
