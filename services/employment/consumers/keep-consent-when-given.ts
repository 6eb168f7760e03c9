import { consumer } from "#shared/events/consumer.ts";
import { Purpose } from "../domain/consents.ts";
import { employmentReactions } from "../reactions.ts";
import { consentStore } from "../store/consent-store.ts";
import { learnFromCourses } from "./learn-from-courses.ts";

/** Consents for other things than finding work are no business of employment. */
export const keepConsentWhenGiven = consumer(
  employmentReactions.keepConsentWhenGiven,
  async ({ event, table, command }) => {
    const { subjectId, consentId, scopeId } = event.data;
    const { data: purpose } = Purpose.safeParse(event.data.purpose);
    if (purpose === undefined) return;
    await consentStore(table).give(subjectId, { consentId, purpose, scopeId, at: event.time });
    if (purpose === "skill-update") await learnFromCourses({ table, command }, subjectId);
  },
);
