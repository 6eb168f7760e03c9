import {
  confirmationApplied,
  confirmationDue,
  confirmationGranted,
  confirmationLapsed,
  confirmationRejected,
} from "#shared/contracts/mediation-court.ts";
import { about, disputing, moment } from "./case-moment.ts";
import type { Case } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";
import { hasApplied } from "./domain/court.ts";
import { speakerOf } from "./domain/recusal.ts";

/** Who speaks for those who have not applied to the court, while they still may. */
const notYetApplied = (found: Case): string[] => {
  const court = "court" in found ? found.court : undefined;
  if (!court || court.ruling || court.lapsedAt) return [];
  return found.disputants.filter((each) => !hasApplied(court, each)).flatMap((each) => speakerOf(each) ?? []);
};

/** The moments of the confirmation by the court. */
export const courtMoments = {
  confirmationNear: moment(confirmationDue, {
    kind: "task",
    when: ({ found }) => notYetApplied(found).length > 0,
    tell: ({ found }) => notYetApplied(found),
    params: ({ found, data }) => ({ ...about(found), days: data.daysLeft }),
    calls: ["applyForConfirmation"],
    overtakes: ["confirmationNear", "confirmationJoined"],
  }),
  confirmationJoined: moment(confirmationApplied, {
    kind: "task",
    when: ({ data }) => data.remaining > 0,
    tell: ({ found }) => notYetApplied(found),
    params: ({ found }) => about(found),
    calls: ["applyForConfirmation"],
    overtakes: ["confirmationNear", "confirmationJoined"],
  }),
  confirmationJoint: moment(confirmationApplied, {
    kind: "task",
    when: ({ data }) => data.remaining === 0,
    tell: ({ found }) => [leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
  }),
  confirmationOver: moment(confirmationLapsed, {
    kind: "notice",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
    overtakes: ["confirmationNear", "confirmationJoined"],
  }),
  granted: moment(confirmationGranted, {
    kind: "notice",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => about(found),
  }),
  rejected: moment(confirmationRejected, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
  }),
};
