import * as z from "zod";
import { ReleaseCause } from "#shared/contracts/mediation.ts";
import { caseNoticeGiven } from "#shared/contracts/mediation-notices.ts";
import { relativeNamed } from "#shared/contracts/mediation-rights.ts";
import { type Actor, actingPerson } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { ActorRole } from "#shared/domain/roles.ts";
import { isMediating } from "./access.ts";
import type { Case } from "./case.ts";
import { dangersSeenBy } from "./danger.ts";
import type { Insider } from "./recusal.ts";

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

/** Whether a notice reached somebody is for mediators, and for themselves; a danger for those who answer for it too. */
const mayKnowThat = (subject: Case, { type, data }: Recorded["facts"][number], reader: Insider): boolean => {
  if (isMediating(subject, reader)) return true;
  if (data.dangerId !== undefined)
    return dangersSeenBy(subject, reader).some((each) => each.dangerId === data.dangerId);
  return type !== caseNoticeGiven.type || data.personId === actingPerson(reader).personId;
};

/** That a relative was named is for mediators, and for whoever did it. */
const mayKnowOfRelatives = ({ by, facts }: Recorded, isMediator: boolean, reader: Insider): boolean =>
  isMediator ||
  (by.onBehalfOf ?? by.personId) === actingPerson(reader).personId ||
  facts.every(({ type }) => type !== relativeNamed.type);

/**
 * The journal as its reader sees it. Names and texts are joined from the case; what was erased there reads "removed".
 */
export const timelineOf = (subject: Case, journal: readonly Recorded[], reader: Insider): TimelineItem[] => {
  const isMediator = isMediating(subject, reader);
  return journal.flatMap((recorded) => {
    const { at, happenedOn, version, by, facts } = recorded;
    const name = by.personId && (subject.people[by.personId] ?? removed);
    const who = { role: by.role, personId: by.personId, onBehalfOf: by.onBehalfOf, ...(name && { name }) };
    const told = mayKnowOfRelatives(recorded, isMediator, reader)
      ? facts
      : facts.filter(({ type }) => type !== relativeNamed.type);
    const known = told.filter((fact) => mayKnowThat(subject, fact, reader));
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
