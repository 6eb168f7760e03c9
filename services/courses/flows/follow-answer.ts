import { consentRefused, consentWithdrawn } from "#shared/contracts/communities.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { spentAnswers } from "../domain/learner.ts";
import { followLearner } from "../domain/seats/consent.ts";
import type { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";
import { seatStore } from "../store/seat-store.ts";

type ConsentAnswered = Heard<typeof coursesReactions.followConsentWhenAnswered>;

const answerOf = ({ event }: ConsentAnswered): "given" | "refused" | "withdrawn" => {
  if (event.type === consentWithdrawn.type) return "withdrawn";
  return event.type === consentRefused.type ? "refused" : "given";
};

/**
 * The answer is kept first, then the seat follows the latest answer that is known, not the fact that was heard: so
 * facts that come late or twice lead to the same end.
 */
export const followAnswer = async (heard: ConsentAnswered) => {
  const { event, table, now, command } = heard;
  const { consentId, subjectId, purpose, scopeId, basis, textVersion } = event.data;
  if (purpose !== "child-course" || scopeId === undefined) return;
  const learners = learnerStore(table);
  await learners.answer(subjectId, consentId, { scopeId, answer: answerOf(heard), basis, textVersion, at: event.time });
  const learner = await learners.find(subjectId);
  if (learner) await learners.dropAnswers(subjectId, spentAnswers(learner));
  const seats = await seatStore(table).find(scopeId);
  if (!seats || !learner) return;
  await seatStore(table).decideOn(seats, command, (current) => followLearner(current, learner, now));
};
