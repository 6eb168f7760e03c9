import { dayIn } from "#shared/domain/dates.ts";
import { type Skill, skillsAmong } from "#shared/domain/skills.ts";
import { type Consumer, consumer, type Heard } from "#shared/events/consumer.ts";
import type { NamedReaction } from "#shared/events/contract.ts";
import { review } from "../domain/skill-gap.ts";
import { employmentReactions as reactions } from "../reactions.ts";
import { skillGapStore } from "../store/skill-gap-store.ts";
import { demandAndSupply } from "../store/skill-rows.ts";

/**
 * The gap is read before what is counted, and every look is a commit on the version that was read: whoever counted
 * something older than another look that is done meanwhile must look again, so the last look saw everything.
 */
const reviewSkill = async (heard: Heard, skill: Skill): Promise<void> => {
  const { table, now, command, community } = heard;
  const gaps = skillGapStore(table);
  const before = await gaps.find(skill);
  const { timeZone, policy } = await community();
  const seen = await demandAndSupply(table, skill, dayIn(timeZone, now));
  const look = { ...seen, skill, at: now, policy };
  if (before) {
    const expecting = { ...command, expects: before.version };
    await gaps.decide(skill, expecting, (current) => review(current, look));
  } else await gaps.create(skill, command, review(undefined, look));
};

const reviewing = async (heard: Heard): Promise<void> => {
  const { skills } = heard.event.data as { readonly skills: readonly string[] };
  for (const skill of skillsAmong(skills)) await reviewSkill(heard, skill);
};

const reviewers: readonly NamedReaction[] = [
  reactions.reviewGapsWhenPostingPublished,
  reactions.reviewGapsWhenPostingFilled,
  reactions.reviewGapsWhenPostingExpired,
  reactions.reviewGapsWhenPostingWithdrawn,
  reactions.reviewGapsWhenEmployerVisited,
  reactions.reviewGapsWhenSeekerRegistered,
  reactions.reviewGapsWhenSeekerChanged,
  reactions.reviewGapsWhenSeekerClosed,
];

/** Whatever changes who asks for a skill or who has it is looked at in the same way. */
export const reviewGaps: readonly Consumer[] = reviewers.map((reaction) => consumer(reaction, reviewing));
