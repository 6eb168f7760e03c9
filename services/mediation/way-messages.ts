import { caseReferred, caseReopened, caseTerminated } from "#shared/contracts/mediation-ways.ts";
import { about, disputing, moment } from "./case-moment.ts";
import { type Case, leadOf, stageOf } from "./domain/case.ts";

/** Those in dispute, who filed the case, and who leads it, or led it until its end. */
const everybodyIn = ({ found }: { readonly found: Case }): (string | undefined)[] => [
  ...disputing(found),
  found.applicantId,
  leadOf(found)?.personId,
];

const ended = [
  "caseFiled",
  "leadNamed",
  "leadTaken",
  "leadWanted",
  "demandRaised",
  "demandAnswered",
  "decided",
  "fulfilled",
  "extended",
  "escalated",
  "asked",
  "reopened",
] as const;

/** The moments of the ways out of a case and back into it. */
export const wayMoments = {
  terminated: moment(caseTerminated, {
    kind: "notice",
    tell: everybodyIn,
    params: ({ found }) => about(found),
    overtakes: ended,
  }),
  referred: moment(caseReferred, {
    kind: "notice",
    tell: everybodyIn,
    params: ({ found, data }) => ({ ...about(found), referredTo: data.referredTo }),
    overtakes: ended,
  }),
  reopened: moment(caseReopened, {
    kind: "notice",
    when: ({ found }) => stageOf(found) !== "closed",
    tell: everybodyIn,
    params: ({ found, data }) => ({ ...about(found), times: data.reopenCount }),
    overtakes: ["resolved"],
  }),
};
