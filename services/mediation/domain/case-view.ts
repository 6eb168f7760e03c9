import * as z from "zod";
import { ReleaseCause } from "#shared/contracts/mediation.ts";
import { caseNoticeGiven } from "#shared/contracts/mediation-notices.ts";
import { openings } from "#shared/domain/break-glass.ts";
import { type Actor, actingPerson } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { withheld } from "#shared/domain/redactor.ts";
import { ActorRole } from "#shared/domain/roles.ts";
import { disputantOf, isMediating } from "./access.ts";
import { Case, Stage, stageOf } from "./case.ts";
import { inquiriesWithout, withoutNote } from "./forget.ts";
import { LikelyDuplicate } from "./intake.ts";
import { noticesFor } from "./notice.ts";
import { mustBeInOrHaveOpened, type Opened } from "./opened.ts";
import type { Disputant } from "./parts.ts";
import type { Insider } from "./recusal.ts";

/** One case, as its reader sees it. */
export const CaseView = z.object({ case: Case, stage: Stage }).meta({ id: "CaseView" });
export type CaseView = z.infer<typeof CaseView>;

/** A case as it is read: with when somebody who is not in it opened it. */
export const ReadCase = CaseView.extend({ openings }).meta({ id: "ReadCase" });

/** A case just filed, and how many open ones it may repeat; which they are is for a mediator. */
export const FiledCase = CaseView.extend({
  likelyDuplicateCount: z.int().min(0),
  likelyDuplicates: z.array(LikelyDuplicate).optional(),
}).meta({ id: "FiledCase" });

const withoutOwnWords = (disputant: Disputant): Disputant => {
  const {
    contact: _,
    refusedMediator: _____,
    confirmationEvidence: __,
    householdIds: ___,
    isGone: ______,
    representative,
    ...seen
  } = disputant;
  if (!representative) return seen;
  const { authorisation: ____, ...who } = representative;
  return { ...seen, representative: who };
};

/**
 * What was noted of a disputant, what they refused and why, is for mediators and for that disputant; what was noted of
 * those who were consulted is for mediators.
 */
const seenBy = (subject: Case, by: Insider): Case => {
  if (isMediating(subject, by)) return subject;
  const ownId = disputantOf(subject, by)?.disputantId;
  const ids = subject.disputants.map(({ disputantId }) => disputantId);
  const isWithdrawnByOthers = subject.status === "withdrawn" && subject.applicantId !== actingPerson(by).personId;
  return {
    ...subject,
    ...noticesFor(subject, actingPerson(by).personId),
    ...inquiriesWithout(subject, new Set(ids.filter((id) => id !== ownId))),
    ...("supports" in subject && subject.supports && { supports: subject.supports.map(withoutNote) }),
    ...(isWithdrawnByOthers && { ended: { ...subject.ended, reason: withheld } }),
    disputants: subject.disputants.map((each) => (each.disputantId === ownId ? each : withoutOwnWords(each))),
  } as Case;
};

export const viewOf = (subject: Case, by: Insider): CaseView => ({
  case: seenBy(subject, by),
  stage: stageOf(subject),
});

export const filedCase = (subject: Case, by: Insider, repeated: readonly z.infer<typeof LikelyDuplicate>[]) => ({
  ...viewOf(subject, by),
  likelyDuplicateCount: repeated.length,
  ...(isMediating(subject, by) && { likelyDuplicates: [...repeated] }),
});

/** The case, for whoever is in it, or opened it; for anyone else there is none. */
export const viewFor = (subject: Case, by: Insider, opened: Opened = { now: "", openings: [] }): CaseView =>
  viewOf(mustBeInOrHaveOpened(subject, by, opened), by);

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

/** Who refused a mediator is for mediators, and for themselves. */
const mayKnowWho = ({ by, facts }: Recorded, isMediator: boolean, reader: Insider): boolean =>
  isMediator ||
  (by.onBehalfOf ?? by.personId) === actingPerson(reader).personId ||
  facts.every(({ data }) => data.cause !== ReleaseCause.enum.refused);

/** Whether a notice reached somebody is for mediators, and for themselves. */
const mayKnowThat = ({ type, data }: Recorded["facts"][number], isMediator: boolean, reader: Insider): boolean =>
  isMediator || type !== caseNoticeGiven.type || data.personId === actingPerson(reader).personId;

/**
 * The journal as its reader sees it. Names and texts are joined from the case; what was erased there reads "removed".
 */
export const timelineOf = (subject: Case, journal: readonly Recorded[], reader: Insider): TimelineItem[] => {
  const isMediator = isMediating(subject, reader);
  return journal.flatMap((recorded) => {
    const { at, happenedOn, version, by, facts } = recorded;
    const name = by.personId && (subject.people[by.personId] ?? removed);
    const who = { role: by.role, personId: by.personId, onBehalfOf: by.onBehalfOf, ...(name && { name }) };
    const known = facts.filter((fact) => mayKnowThat(fact, isMediator, reader));
    return known.map(({ type, data }) => ({
      what: whatOf(type),
      at,
      happenedOn,
      by: mayKnowWho(recorded, isMediator, reader) ? who : { role: ActorRole.enum.anyone },
      text: textOf(subject, data.demandId),
      version,
      data,
    }));
  });
};
