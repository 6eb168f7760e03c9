import { dayIn } from "#shared/domain/dates.ts";
import { type Skill, skillsAmong } from "#shared/domain/skills.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { review } from "../domain/seeker/skill-gap.ts";
import type { employmentReactions } from "../reactions.ts";
import { skillGapStore } from "../store/skill-gap-store.ts";
import { demandAndSupply } from "../store/skill-rows.ts";

type Looking = Pick<Heard, "table" | "now" | "command" | "community">;

/**
 * The gap is read before what is counted, and every look is a commit on the version that was read: whoever counted
 * something older than another look that is done meanwhile must look again, so the last look saw everything.
 */
const reviewSkill = async (heard: Looking, skill: Skill): Promise<void> => {
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

/** A posting that comes from a need may ask for other skills than were heard then: both have moved. */
export const reviewGaps = async (heard: Heard<typeof employmentReactions.reviewGapsWhenSkillsMoved>) => {
  const { skills = [], ...others } = heard.event.data;
  const needSkills = "needSkills" in others ? (others.needSkills ?? []) : [];
  for (const skill of skillsAmong([...new Set([...skills, ...needSkills])])) await reviewSkill(heard, skill);
};
