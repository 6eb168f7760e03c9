import * as z from "zod";
import { CourseCategory, certificateIssued } from "#shared/contracts/courses.ts";
import { Instant } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name } from "#shared/domain/text.ts";
import { CertificateId, CourseId, LearnerId } from "../ids.ts";
import type { Session } from "../session/session.ts";
import type { Course } from "./course.ts";

/** That somebody took part in enough of a course. The name is joined when it is shown. */
export const Certificate = z
  .object({
    certificateId: CertificateId,
    courseId: CourseId,
    learnerId: LearnerId,
    title: Name,
    category: CourseCategory,
    skill: Skill.optional(),
    sessionCount: z.int(),
    attended: z.int(),
    issuedAt: Instant,
  })
  .meta({ id: "Certificate" });
export type Certificate = z.infer<typeof Certificate>;

/** One certificate for each learner of a course, however often it is issued. */
export const certificateIdOf = (courseId: string, learnerId: string): string => newChildId("crt", courseId, learnerId);

/** How often each learner was present at the sessions that were held. */
const presences = (held: readonly Session[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { attendance } of held)
    for (const [learnerId, { outcome }] of Object.entries(attendance))
      if (outcome === "present") counts.set(learnerId, (counts.get(learnerId) ?? 0) + 1);
  return counts;
};

type Awarding = { readonly at: Instant; readonly policy: OwnPolicy };

/** A certificate for whoever was present at enough of the sessions that were held. */
export const award = (course: Course, sessions: readonly Session[], { at, policy }: Awarding): Certificate[] => {
  const held = sessions.filter(({ status }) => status === "held");
  const { courseId, title, category, skill } = course;
  const enough = numberOf("certificatePercent", policy);
  return [...presences(held)]
    .filter(([, attended]) => attended * 100 >= enough * held.length)
    .map(([learnerId, attended]) => ({
      certificateId: certificateIdOf(courseId, learnerId),
      courseId,
      learnerId,
      title,
      category,
      skill,
      sessionCount: held.length,
      attended,
      issuedAt: at,
    }));
};

export const issue = (certificate: Certificate) => {
  const { certificateId, courseId, learnerId, skill } = certificate;
  return { state: certificate, facts: [certificateIssued({ certificateId, courseId, learnerId, skill })] };
};
