import * as z from "zod";
import { outcomeAcceptedBy, outcomeRefusedBy } from "#shared/contracts/mediation-outcome.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answersThemselves, disputantOf, leadOrBodyMust, mustSayYes, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { standing, type Taking } from "./effective.ts";
import { isMinor, type Needing, needsReading } from "./needing.ts";
import { type Disputant, DisputantId, PersonId } from "./parts.ts";
import { type Proposal, TextSha256, type Yes } from "./proposal.ts";
import { type CaseAct, isDisputant, mustHaveNoInterest, relatedAs, speakerOf } from "./recusal.ts";

const said = {
  /** Whose it is, where whoever leads or the desk records it. */
  disputantId: DisputantId.optional(),
  how: z.enum(["glass", "paper"]).optional(),
  /** The disputant's own code, from their message, typed on the mediator's device. */
  code: z.string().max(60).optional(),
  /** Or who saw it said there. */
  witnessId: PersonId.optional(),
  /** Where the paper is. */
  evidence: Text.optional(),
  seenAt: Instant.optional(),
  happenedOn: PartialDate.optional(),
};

export const SayYes = z.strictObject({ textSha256: TextSha256, ...said });
export const SayNo = z.strictObject({ reason: Text, textSha256: TextSha256.optional(), ...said });

/** What stands with what was said: who said it, and how. */
type SaidWith = Needing & {
  readonly known: ReadonlyMap<string, Standing>;
  /** It came by a link, without a login. */
  readonly byCode?: boolean;
  /** Whose message the code is of that was typed on the mediator's glass. */
  readonly codeHolderId?: string | undefined;
};
type SayingYes = CaseAct & z.infer<typeof SayYes> & SaidWith & Taking;
type SayingNo = CaseAct & z.infer<typeof SayNo> & SaidWith;
type Saying = SayingYes | SayingNo;

type Said = {
  readonly disputant: Disputant;
  readonly saying: Pick<Yes, "by" | "how" | "evidence" | "witnessId" | "recordedBy">;
};

/** Under 18 a guardian says it (民法典 §19, §22–23). */
const mustBeOfAge = (disputant: Disputant, speakerId: string | undefined, told: SaidWith): void => {
  const isGuardian = disputant.guardian !== undefined && disputant.guardian.personId === speakerId;
  if (isMinor(disputant, told) && !isGuardian) refuse("guardian-needed", { disputantId: disputant.disputantId });
};

/** Said by themselves: signed in, by a link, in a session at the desk, or on paper that the desk records. */
const ownWords = (disputant: Disputant, act: Saying): Said => {
  const { by, how, evidence, byCode } = act;
  const speakerId = actingPerson(by).personId;
  mustBeOfAge(disputant, speakerId, act);
  if (how === "glass") refuseField("/how", "not-allowed");
  if (how === "paper") {
    if (!by.onBehalfOf) refuseField("/how", "not-allowed");
    if (!evidence) refuseField("/evidence", "required");
    return { disputant, saying: { by: speakerId, how: "paper", evidence, recordedBy: by.personId } };
  }
  if (!("reason" in act)) mustSayYes(by);
  return { disputant, saying: { by: speakerId, how: byCode ? "code" : "signed-in", evidence } };
};

/** Somebody who saw it said on the glass: no party, not the lead, and without an interest in the case. */
const mustWitness = (subject: Case, witnessId: string, { by, at, known }: Saying): void => {
  const witness = known.get(witnessId);
  if (!witness || witness.movedOutAt) refuseField("/witnessId", "unknown-person");
  if (witnessId === by.personId || isDisputant(subject, witnessId)) refuseField("/witnessId", "not-allowed");
  mustHaveNoInterest(subject, relatedAs(witnessId, witness, at), "/witnessId");
};

/** Said on the mediator's device, with the disputant's own code or before a second witness. */
const onGlass = (subject: Case, disputant: Disputant, act: Saying): Said => {
  const { by, code, codeHolderId, witnessId } = act;
  const speakerId = speakerOf(disputant);
  if (!speakerId || disputant.isGone) return refuseField("/disputantId", "not-allowed");
  mustBeOfAge(disputant, speakerId, act);
  if (code !== undefined && codeHolderId !== speakerId) refuse("code-invalid");
  if (code === undefined && witnessId === undefined) refuseField("/witnessId", "required");
  if (witnessId !== undefined) mustWitness(subject, witnessId, act);
  return { disputant, saying: { by: speakerId, how: "glass", witnessId, recordedBy: by.personId } };
};

/** Recorded from a paper: of who has no account, whom nobody represents, or who is here no longer. */
const onPaper = (disputant: Disputant, act: Saying): Said => {
  const { by, evidence, known } = act;
  const speakerId = speakerOf(disputant);
  const hasAccount = speakerId !== undefined && known.get(speakerId)?.hasAccount !== false;
  if (answersThemselves(disputant) && hasAccount) refuseField("/disputantId", "not-allowed");
  if (!disputant.isGone) mustBeOfAge(disputant, speakerId, act);
  if (!evidence) refuseField("/evidence", "required");
  return { disputant, saying: { by: speakerId ?? by.personId, how: "paper", evidence, recordedBy: by.personId } };
};

/** Whose word it is, and how it was given: the lead never says it for them. */
const saidBy = (subject: Case, act: Saying): Said => {
  const { by, disputantId, how } = act;
  const self = disputantOf(subject, by);
  if (self && (!disputantId || disputantId === self.disputantId)) return ownWords(self, act);
  leadOrBodyMust(subject, by);
  const other = subject.disputants.find((each) => each.disputantId === disputantId);
  if (!other) return refuseField("/disputantId", "not-a-disputant");
  return how === "glass" ? onGlass(subject, other, act) : onPaper(other, act);
};

/** Who signs signs what stands there now. */
export const mustBeOfText = ({ textSha256 }: Proposal, seen: string | undefined): void => {
  if (seen !== undefined && seen !== textSha256) refuse("terms-changed", { textSha256 });
};

const mustHaveSeen = ({ at }: Proposal, seenAt: string | undefined, now: string): void => {
  if (seenAt !== undefined && (seenAt < at || seenAt > now)) refuseField("/seenAt", "not-allowed");
};

/** A disputant's own yes to the text that they saw; with the last one it stands. */
export const sayYes = (current: Case, act: SayingYes) => {
  const { by, at, textSha256, seenAt } = act;
  const subject = acting("sayYes", current, by);
  const { proposal, caseId } = subject;
  mustBeOfText(proposal, textSha256);
  mustHaveSeen(proposal, seenAt, at);
  const { disputant, saying } = saidBy(subject, act);
  const { disputantId } = disputant;
  if (proposal.yeses[disputantId]) return undefined;
  if (needsReading(disputant, act) && !proposal.readWith?.[disputantId]) refuse("reading-needed", { disputantId });
  const yes: Yes = { ...saying, textSha256, ...(seenAt && { seenAt }), at };
  const accepted: Proposal = { ...proposal, yeses: { ...proposal.yeses, [disputantId]: yes } };
  const remaining = subject.disputants.filter((each) => !accepted.yeses[each.disputantId]).length;
  const told = outcomeAcceptedBy({ caseId, disputantId, how: yes.how, remaining });
  const signed = signedBy(subject, by);
  if (remaining > 0) return { state: mustFit({ ...signed, proposal: accepted }, "ending"), facts: [told] };
  const { state, facts } = standing(signed, accepted, act);
  return { state: state as Case, facts: [told, ...facts] };
};

/** A disputant's no, with its reason, opens negotiation again; what was said to the text stays readable. */
export const sayNo = (current: Case, act: SayingNo) => {
  const { by, at, reason } = act;
  const { proposal, ...subject } = acting("sayNo", current, by);
  mustBeOfText(proposal, act.textSha256);
  mustHaveSeen(proposal, act.seenAt, at);
  const { disputant, saying } = saidBy({ ...subject, proposal } as CaseIn<"proposed">, act);
  const { disputantId } = disputant;
  const refused: Proposal = { ...proposal, no: { ...saying, disputantId, reason, at } };
  const formerProposals = [...(subject.formerProposals ?? []), refused];
  const state: Case = { ...subject, status: "negotiating", formerProposals };
  const facts = [outcomeRefusedBy({ caseId: subject.caseId, disputantId, how: saying.how, round: proposal.round })];
  return { state: mustFit(signedBy(state, by), "ending"), facts };
};
