import {
  agreementEffective,
  outcomeAcceptedBy,
  outcomeProposed,
  outcomeReadWith,
  outcomeRefusedBy,
} from "#shared/contracts/mediation-outcome.ts";
import { about, disputing, moment } from "./case-moment.ts";
import type { Case } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";
import { awaitingIn } from "./domain/effective.ts";
import { speakerOf } from "./domain/recusal.ts";

/** Who says yes or no for each in dispute. */
const speaking = ({ disputants }: Case): string[] => disputants.flatMap((each) => speakerOf(each) ?? []);

const speakingFor = ({ disputants }: Case, disputantId: string): string | undefined =>
  disputants.filter((each) => each.disputantId === disputantId).map(speakerOf)[0];

/** Whether that text waits for their yes still. */
const isAwaited = (found: Case, disputantId: string): boolean =>
  found.status === "proposed" && !found.proposal.yeses[disputantId];

/** The moments in which those in dispute are told of what is proposed, and of what became of it. */
export const outcomeMoments = {
  textReady: moment(outcomeProposed, {
    kind: "task",
    when: ({ found, data }) => found.status === "proposed" && found.proposal.round === data.round,
    tell: ({ found }) => speaking(found),
    params: ({ found }) => about(found),
    calls: ["sayYes", "sayNo"],
    overtakes: ["textReady", "textRead", "refused"],
  }),
  textRead: moment(outcomeReadWith, {
    kind: "task",
    when: ({ found, data }) => isAwaited(found, data.disputantId),
    tell: ({ found, data }) => [speakingFor(found, data.disputantId)],
    params: ({ found }) => about(found),
    calls: ["sayYes", "sayNo"],
    overtakes: ["textReady", "textRead"],
  }),
  refused: moment(outcomeRefusedBy, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), ...speaking(found), leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
    overtakes: ["textReady", "textRead", "signatureWanted"],
  }),
  signatureWanted: moment(outcomeAcceptedBy, {
    kind: "task",
    when: ({ found, data }) => data.remaining === 0 && awaitingIn(found)?.mediator === true,
    tell: ({ found }) => [leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
    calls: ["signOutcome"],
  }),
  agreementHolds: moment(agreementEffective, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), ...speaking(found), leadWhileOpen(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), form: data.form }),
    overtakes: ["textReady", "textRead", "signatureWanted"],
  }),
};
