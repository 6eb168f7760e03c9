import { answersDue, firstContactDue, mediationDue } from "#shared/contracts/mediation.ts";
import { appointmentReminderDue } from "#shared/contracts/mediation-appointments.ts";
import { careDue } from "#shared/contracts/mediation-care.ts";
import { confirmationDue, confirmationEndDue } from "#shared/contracts/mediation-court.ts";
import { dangerDue } from "#shared/contracts/mediation-dangers.ts";
import { followUpDue } from "#shared/contracts/mediation-follow-ups.ts";
import { obligationDue, silenceDue } from "#shared/contracts/mediation-obligations.ts";
import type { Fact } from "#shared/events/contract.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Case } from "../domain/case.ts";
import { appointmentsOf, remindersOf } from "../domain/invited-to.ts";
import { remindersIn } from "../domain/owed.ts";

type Due = { readonly dueAt: string | undefined; readonly fact: Fact };

/** Of the confirmation by the court: the reminders, and the end. */
const dueAtCourt = (subject: Case): Due[] => {
  const court = "court" in subject ? subject.court : undefined;
  if (!court) return [];
  const { caseId } = subject;
  const reminders = court.reminders.map(({ dueAt, daysLeft }) => ({
    dueAt,
    fact: confirmationDue({ caseId, daysLeft }),
  }));
  return [...reminders, { dueAt: court.endsAt, fact: confirmationEndDue({ caseId }) }];
};

const remindersDue = (subject: Case): Due[] =>
  appointmentsOf(subject)
    .filter(({ cancelled }) => !cancelled)
    .flatMap((each) =>
      remindersOf(each).map(({ hours, dueAt }) => {
        const { appointmentId, kind, startsAt } = each;
        return {
          dueAt,
          fact: appointmentReminderDue({ caseId: subject.caseId, appointmentId, kind, startsAt, hours }),
        };
      }),
    );

const owedDue = (subject: Case): Due[] =>
  remindersIn(subject).map(({ at, obligationId, daysLeft }) => ({
    dueAt: at,
    fact: obligationDue({ caseId: subject.caseId, obligationId, daysLeft }),
  }));

const silenceIn = (subject: Case): Due[] => {
  if (subject.status !== "in-fulfilment" || !subject.fulfilment.reportedAt) return [];
  const { reportedAt, silenceEndsAt } = subject.fulfilment;
  return [{ dueAt: silenceEndsAt, fact: silenceDue({ caseId: subject.caseId, reportedAt }) }];
};

const followUpsDue = (subject: Case): Due[] =>
  (subject.status === "resolved" ? (subject.followUps ?? []) : []).map(({ followUpId, askAt, days }) => ({
    dueAt: askAt,
    fact: followUpDue({ caseId: subject.caseId, followUpId, days }),
  }));

/** The instants at which something is to be looked at again, as far as the case has them. */
const dueIn = (subject: Case): Due[] => {
  const { caseId, contactDueAt, mediationDueAt, care, inquiry, dangers = [] } = subject;
  return [
    { dueAt: contactDueAt, fact: firstContactDue({ caseId }) },
    { dueAt: mediationDueAt, fact: mediationDue({ caseId }) },
    { dueAt: care?.lookAt, fact: careDue({ caseId }) },
    { dueAt: inquiry?.answersDueAt, fact: answersDue({ caseId, issueId: inquiry?.issueId ?? "" }) },
    ...dangers.map(({ dangerId, reportDueAt: dueAt }) => ({ dueAt, fact: dangerDue({ caseId, dangerId }) })),
    ...remindersDue(subject),
    ...dueAtCourt(subject),
    ...owedDue(subject),
    ...silenceIn(subject),
    ...followUpsDue(subject),
  ];
};

/** A deadline for each of them that is new. */
export const deadlines = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const named = (due: Due): string => JSON.stringify(due);
  const known = new Set((before ? dueIn(before) : []).map(named));
  return dueIn(after).flatMap(({ dueAt, fact }) =>
    dueAt && !known.has(named({ dueAt, fact }))
      ? [{ write: deadlineWrite(scope, { dueAt, fact, correlationId: after.caseId }) }]
      : [],
  );
};
