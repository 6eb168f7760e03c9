import type { Case } from "./case.ts";
import type { Danger } from "./danger-report.ts";
import type { FormerOutcome } from "./former-outcome.ts";

const withoutEvidence = ({ evidence: _, ...said }: FormerOutcome["confirmations"][number]) => said;

const withoutWords = (former: FormerOutcome, own: ReadonlySet<string>): FormerOutcome => {
  const { reason: _, ...reopened } = former.reopened;
  return {
    ...former,
    confirmations: former.confirmations.map((each) => (own.has(each.disputantId) ? withoutEvidence(each) : each)),
    reopened: own.has(reopened.disputantId) ? reopened : former.reopened,
  };
};

/** How the case had been resolved, without the words of these disputants. */
export const formerWithout = ({ formerOutcomes }: Pick<Case, "formerOutcomes">, own: ReadonlySet<string>) =>
  formerOutcomes ? { formerOutcomes: formerOutcomes.map((each) => withoutWords(each, own)) } : {};

const withoutNote = ({ note: _, ...danger }: Danger): Danger => danger;

/** The dangers of the case, without what somebody wrote who raised one, or reported it. */
export const dangersWithout = ({ dangers }: Pick<Case, "dangers">, personId: string) => {
  const withoutReference = (report: Danger["reports"][number]) => {
    const { reference: _, ...kept } = report;
    return report.by === personId ? kept : report;
  };
  const without = (danger: Danger): Danger => ({
    ...(danger.by === personId ? withoutNote(danger) : danger),
    reports: danger.reports.map(withoutReference),
  });
  return dangers ? { dangers: dangers.map(without) } : {};
};

/** Why the case ended, where it is the word of one of these disputants, or of the applicant who withdrew. */
export const endingWithout = (
  subject: Case,
  {
    own,
    personId,
    instead,
  }: { readonly own: ReadonlySet<string>; readonly personId: string; readonly instead: string },
) => {
  if (!("ended" in subject)) return {};
  const isTheirs =
    subject.status === "withdrawn"
      ? subject.applicantId === personId
      : subject.ended.disputantId !== undefined && own.has(subject.ended.disputantId);
  return isTheirs ? { ended: { ...subject.ended, reason: instead } } : {};
};

/** What of all this a person wrote, for whoever asks for what is kept of them. */
export const saidOnTheWay = (subject: Case, { ids, personId }: { ids: ReadonlySet<string>; personId: string }) => ({
  dangers: (subject.dangers ?? []).filter(({ by }) => by === personId),
  dangerReports: (subject.dangers ?? []).flatMap(({ reports }) => reports.filter(({ by }) => by === personId)),
  reopened: (subject.formerOutcomes ?? []).flatMap(({ reopened }) => (ids.has(reopened.disputantId) ? reopened : [])),
  formerConfirmations: (subject.formerOutcomes ?? []).flatMap(({ confirmations }) =>
    confirmations.filter(({ disputantId }) => ids.has(disputantId)),
  ),
  ...("ended" in subject &&
    subject.ended.disputantId &&
    ids.has(subject.ended.disputantId) && { ended: subject.ended }),
});
