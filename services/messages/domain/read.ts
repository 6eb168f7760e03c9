import { messageRead } from "#shared/contracts/messages.ts";
import { type Act, actingPerson, type Caller, mayListFor } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Message } from "#shared/messages/message.ts";
import { proofOf } from "./proof.ts";

/** Whether a message is in the list that the caller sees: at the desk not one of a dispute. */
export const isListedFor = (by: Caller, { moment }: Pick<Message, "moment">): boolean =>
  mayListFor(by, moment.split(".")[0] ?? "");

/** Its person has read it, or heard it at the desk; for anybody else there is none. */
export const read = (current: Message, { by, at }: Act) => {
  if (current.personId !== actingPerson(by).personId || !isListedFor(by, current)) refuse("not-found");
  if (current.readAt) return undefined;
  const { messageId, personId } = current;
  return {
    state: { ...current, readAt: at },
    facts: [messageRead({ messageId, personId }), ...proofOf(current, "opened")],
  };
};
