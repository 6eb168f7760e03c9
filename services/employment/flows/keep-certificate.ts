import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { employmentReactions } from "../reactions.ts";
import { certificateStore } from "../store/certificate-store.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { learnFromCourses } from "./learn-from-courses.ts";

/**
 * What a learner who looks for no work here has learned is no business of employment. What a seeker has is kept for
 * some time: the consent that stood then may be heard later.
 */
export const keepCertificate = async (heard: Heard<typeof employmentReactions.learnWhenCertificateIssued>) => {
  const {
    event: { data, time: issuedAt },
    table,
    command,
  } = heard;
  const { learnerId, courseId } = data;
  const certificates = certificateStore(table);
  if (!("certificateId" in data)) return certificates.forget({ learnerId, courseId });
  const { skill } = data;
  if (skill === undefined || !(await seekerStore(table).idOf(learnerId))) return;
  const keptUntil = plusMinutes(issuedAt, daysAsMinutes(numberOf("certificateKeptDays")));
  await certificates.keep({ learnerId, courseId, skill, issuedAt }, keptUntil);
  await learnFromCourses({ table, command }, learnerId);
};
