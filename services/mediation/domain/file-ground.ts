import { actingPerson } from "#shared/domain/caller.ts";
import { dayIn, type Instant, instantAt, plusMonths } from "#shared/domain/dates.ts";
import type { FileGround } from "#shared/domain/files.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { disputantOf, isMediating, mustBeIn } from "./access.ts";
import { type Case, stageOf } from "./case.ts";
import type { Insider } from "./recusal.ts";

/** Whether files are still taken of a case, and none of them goes. */
export const goesOn = (current: Case): boolean => stageOf(current) !== "closed";

/** A case as far as its files are concerned, for whoever is in it: a paper of one disputant is shown to the others. */
export const fileGround = (current: Case, by: Insider): FileGround => {
  const subject = mustBeIn(current, by);
  const part = disputantOf(subject, by)?.disputantId;
  return {
    reader: { personId: actingPerson(by).personId, part, isInCharge: isMediating(subject, by) },
    parts: subject.disputants.map(({ disputantId }) => disputantId),
    isOpen: goesOn(subject),
  };
};

type Here = { readonly policy?: OwnPolicy | undefined; readonly timeZone: string };

/** How long the files of a case are kept that ended then: those on which an act rests are papers of its dossier. */
export const filesKeptUntil = (endedAt: Instant, { policy, timeZone }: Here) => {
  const after = (months: number): Instant => instantAt(timeZone, plusMonths(dayIn(timeZone, endedAt), months), "00:00");
  return { loose: after(numberOf("looseFilesMonths", policy)), held: after(numberOf("dossierMonths", policy)) };
};
