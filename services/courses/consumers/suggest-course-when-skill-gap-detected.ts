import { consumer } from "#shared/events/consumer.ts";
import { suggest } from "../domain/founding.ts";
import { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";

/** Every campus of the community that runs sees the skill on its list; which course comes of it its committee says. */
export const suggestCourseWhenSkillGapDetected = consumer(
  coursesReactions.suggestCourseWhenSkillGapDetected,
  async ({ event, table, now, command }) => {
    const { skill, demand } = event.data;
    const campuses = campusStore(table);
    for await (const campusId of campuses.idsOf())
      await campuses.decide(campusId, command, (current) => suggest(current, { skill, demand, at: now }));
  },
);
