import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import { textOf } from "#shared/domain/text.ts";
import { AmendmentId, PersonId } from "../parts.ts";

/** What was said and decided, in the writer's words: 1–8000 characters, line breaks allowed. */
export const MinutesText = textOf(8000);

/** What somebody who was there wants changed, and what came of it. */
export const Amendment = z.object({
  amendmentId: AmendmentId,
  personId: PersonId,
  at: Instant,
  /** Absent once it was erased. */
  text: MinutesText.optional(),
  outcome: z.enum(["proposed", "taken", "declined"]),
  reason: MinutesText.optional(),
});
export type Amendment = z.infer<typeof Amendment>;

/** The minutes of one meeting: earlier revisions are kept beside it. */
export const Minutes = z.object({
  revision: z.int(),
  text: MinutesText,
  draftedAt: Instant,
  revisedAt: Instant,
  /** Until when attendees may amend; each side confirms afterwards. */
  amendUntil: Instant,
  amendments: z.array(Amendment),
  /** Who confirmed the present revision, for which side. */
  confirmations: z.array(z.object({ side: Side, personId: PersonId, at: Instant })),
  /** The sides that had nobody left to confirm it, by whom that was said, and why. */
  excused: z.array(z.object({ side: Side, at: Instant, by: PersonId, text: MinutesText.optional() })).default([]),
  publication: z.object({ at: Instant, revision: z.int(), text: MinutesText, by: PersonId }).optional(),
});
export type Minutes = z.infer<typeof Minutes>;
