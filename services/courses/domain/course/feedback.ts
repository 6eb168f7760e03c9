import * as z from "zod";
import { feedbackGiven } from "#shared/contracts/courses.ts";
import { Instant } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { BookingId, CourseId, PersonId } from "../ids.ts";
import type { Session } from "../session/session.ts";

const Points = z.int().min(1).max(5);

/** Two questions after a course: whether one learned something, and whether one knows more neighbours now. */
export const GiveFeedback = z.strictObject({ learned: Points, acquainted: Points });

export const Feedback = z.object({
  bookingId: BookingId,
  courseId: CourseId,
  givenBy: PersonId,
  ...GiveFeedback.shape,
  givenAt: Instant,
});
export type Feedback = z.infer<typeof Feedback>;

/** Only of a course where one was may one tell how it was. */
export const mustHaveBeenThere = (learnerId: string, sessions: readonly Pick<Session, "attendance">[]): void => {
  const isThere = sessions.some(({ attendance }) => attendance[learnerId]?.outcome === "present");
  if (!isThere) refuseField("", "not-attended");
};

type Giving = Omit<Feedback, "givenAt"> & { readonly at: Instant };

export const giveFeedback = ({ at, ...answers }: Giving) => ({
  state: { ...answers, givenAt: at } satisfies Feedback,
  facts: [feedbackGiven({ courseId: answers.courseId })],
});

/** The sums of a course's answers, counted in the same commits as the answers. */
export const FeedbackSums = z.object({ answers: z.int(), learned: z.int(), acquainted: z.int() });
export type FeedbackSums = z.infer<typeof FeedbackSums>;

/** Averages in tenths of a point. Of fewer answers than the policy's small cell nothing is told but that they are few. */
export const FeedbackView = z
  .object({
    courseId: CourseId,
    isTold: z.boolean(),
    answers: z.int().optional(),
    learnedTenths: z.int().optional(),
    acquaintedTenths: z.int().optional(),
  })
  .meta({ id: "FeedbackView" });

export const viewOf = (courseId: string, sums: FeedbackSums, policy: OwnPolicy): z.infer<typeof FeedbackView> => {
  const { answers, learned, acquainted } = sums;
  if (answers < numberOf("smallCell", policy)) return { courseId, isTold: false };
  const tenths = (sum: number): number => Math.round((sum * 10) / answers);
  return { courseId, isTold: true, answers, learnedTenths: tenths(learned), acquaintedTenths: tenths(acquainted) };
};
