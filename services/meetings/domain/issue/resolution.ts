import * as z from "zod";
import { Day, Instant } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { MeetingId, PersonId, ResolutionId, SeatId } from "../parts.ts";

/** Who said yes to the very words for a side, and how: signed in, or by the code of their chair card at the table. */
export const Concurrence = z.object({
  /** Absent for who need not know who was in the room. */
  personId: PersonId.optional(),
  /** The seat they said it from: from another it is another yes. */
  seatId: SeatId.optional(),
  at: Instant,
  how: z.enum(["signed-in", "chair-card"]),
  /** Who typed the digits of their card. */
  typedBy: PersonId.optional(),
});
export type Concurrence = z.infer<typeof Concurrence>;

export const Concurrences = z.partialRecord(Side, Concurrence);
export type Concurrences = z.infer<typeof Concurrences>;

/** Something to do once it is decided: by which sides, led by whom, until the end of which day. */
export const Task = z.strictObject({
  text: Text,
  sides: z.array(Side).min(1).max(3),
  leadId: PersonId,
  dueOn: Day,
});
export type Task = z.infer<typeof Task>;
export const Tasks = z.array(Task).max(10);

/** What the meeting is asked to decide, word for word. Another text is another resolution, to which nobody said yes. */
export const ProposedResolution = z.object({
  resolutionId: ResolutionId,
  meetingId: MeetingId,
  at: Instant,
  by: PersonId,
  text: Text,
  actions: Tasks,
  concurrences: Concurrences,
});
export type ProposedResolution = z.infer<typeof ProposedResolution>;

/** What was decided, or what some thought while a side was missing, which binds nobody. */
export const Resolution = z.object({
  resolutionId: ResolutionId,
  meetingId: MeetingId,
  /** Within the meeting, by the order of adoption. */
  number: z.int().optional(),
  at: Instant,
  by: PersonId,
  text: Text.optional(),
  /** The sides that concurred. */
  sides: z.array(Side),
  validity: z.enum(["valid", "not-valid"]),
  missingSides: z.array(Side),
  /** Who said yes for each; of resolutions from before they were kept nobody knows. */
  concurrences: Concurrences.optional(),
});

type Agreed = { readonly concurrences?: Concurrences | undefined };

/** The same without who said yes for each side. */
export const withoutSpeakers = <Text extends Agreed>(text: Text): Text => {
  const told = Object.entries(text.concurrences ?? {}).map(
    ([side, { personId: _, seatId: __, typedBy: ___, ...said }]) => [side, said],
  );
  return text.concurrences ? { ...text, concurrences: Object.fromEntries(told) } : text;
};
