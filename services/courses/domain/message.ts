import * as z from "zod";
import { MessageKind, messageDue } from "#shared/contracts/courses.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { CourseId, PersonId } from "./ids.ts";

export const MessageId = idSchema("msg");

/** Somebody is to be told something, once: whoever sends messages hears of it. */
export const Message = z.object({
  messageId: MessageId,
  kind: MessageKind,
  personId: PersonId,
  courseId: CourseId.optional(),
  dueAt: Instant,
});
export type Message = z.infer<typeof Message>;

/** What is to be told, to whom, and what for: for one cause a person is told one thing of a kind, however often asked. */
export type Telling = Pick<Message, "kind" | "personId" | "courseId"> & { readonly causeId: string };

export const messageIdOf = ({ kind, personId, causeId }: Telling): string =>
  newId("msg", `${kind} ${causeId} ${personId}`);

export const due = (telling: Telling, at: Instant) => {
  const { kind, personId, courseId } = telling;
  const messageId = messageIdOf(telling);
  const state: Message = { messageId, kind, personId, courseId, dueAt: at };
  return { state, facts: [messageDue({ messageId, personId, kind, courseId })] };
};
