import {
  companionAnswered,
  companionBrought,
  companionWithdrawn,
  hearingChosen,
} from "#shared/contracts/mediation-rights.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { about, disputing, others } from "./case-moment.ts";
import type { Case } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";

const moment = momentsOf<Case>("case");

const whoOf = ({ companions = [], disputants }: Case, companionId: string) => {
  const companion = companions.find((each) => each.companionId === companionId);
  const by = disputants.find((each) => each.disputantId === companion?.disputantId);
  return { companion, broughtBy: by?.personId ?? by?.representative?.personId };
};

/** The moments in which those in dispute are told what another of them chose. */
export const rightsMoments = {
  hearingChanged: moment(hearingChosen, {
    kind: "notice",
    when: ({ data }) => data.changed,
    tell: ({ found }) => [...disputing(found), leadWhileOpen(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), hearing: data.hearing }),
    overtakes: ["hearingChanged"],
  }),
  companionBrought: moment(companionBrought, {
    kind: "task",
    tell: ({ found, data }) => others(found, whoOf(found, data.companionId).broughtBy),
    params: ({ found, data }) => ({
      ...about(found),
      capacity: whoOf(found, data.companionId).companion?.capacity ?? "",
    }),
  }),
  companionAdmitted: moment(companionAnswered, {
    kind: "news",
    when: ({ data }) => data.admitted,
    tell: ({ found, data }) => [whoOf(found, data.companionId).broughtBy],
    params: ({ found }) => about(found),
    overtakes: ["companionRefused"],
  }),
  companionRefused: moment(companionAnswered, {
    kind: "news",
    when: ({ data }) => !data.agrees,
    tell: ({ found, data }) => [whoOf(found, data.companionId).broughtBy],
    params: ({ found }) => about(found),
    overtakes: ["companionAdmitted"],
  }),
  companionWithdrawn: moment(companionWithdrawn, {
    kind: "news",
    tell: ({ found, data }) => others(found, whoOf(found, data.companionId).broughtBy),
    params: ({ found }) => about(found),
    overtakes: ["companionBrought"],
  }),
};
