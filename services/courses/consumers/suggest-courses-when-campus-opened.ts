import { consumer } from "#shared/events/consumer.ts";
import { stepOf } from "#shared/table/journal.ts";
import { suggest } from "../domain/founding.ts";
import { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";
import { skillGapStore } from "../store/skill-gap-store.ts";

/** What was heard before there was a committee to tell reaches it now. */
export const suggestCoursesWhenCampusOpened = consumer(
  coursesReactions.suggestCoursesWhenCampusOpened,
  async ({ event, table, command }) => {
    const { campusId } = event.data;
    for (const gap of await skillGapStore(table).listOpen())
      await campusStore(table).decide(campusId, stepOf(command, gap.skill), (current) => suggest(current, gap));
  },
);
