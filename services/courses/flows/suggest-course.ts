import { skillGapClosed } from "#shared/contracts/employment.ts";
import { skillsAmong } from "#shared/domain/skills.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { suggest } from "../domain/campus/proposal.ts";
import type { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";
import { skillGapStore } from "../store/skill-gap-store.ts";

/**
 * The committee decides: a suggestion makes no course. It is kept before any campus is looked at, so that whichever
 * opens meanwhile finds it.
 */
export const suggestCourse = async (heard: Heard<typeof coursesReactions.suggestCourseWhenSkillGapChanged>) => {
  const { event, table, command } = heard;
  const { demand, supply } = event.data;
  const told = {
    demand,
    supply,
    at: event.time,
    sequence: event.sequence,
    isMet: event.type === skillGapClosed.type,
  };
  for (const skill of skillsAmong([event.data.skill])) {
    await skillGapStore(table).keep({ ...told, skill });
    for await (const campusId of catalogue(table, "CAMPUS"))
      await campusStore(table).decide(campusId, command, (current) => suggest(current, { ...told, skill }));
  }
};
