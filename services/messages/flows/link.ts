import type { Channel } from "#shared/contracts/messages.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { linkTo } from "#shared/messages/link.ts";
import { linkWrite } from "#shared/messages/link-store.ts";
import type { Message } from "#shared/messages/message.ts";
import { codeOf } from "#shared/people/codes.ts";
import type { Companion } from "#shared/table/entity.ts";
import { linkUntil } from "../domain/link.ts";
import { answersOf } from "../handlers/saying.ts";

/** The address of a link, and the row by which its code opens. */
export type Linked = { readonly address: string; readonly row: Companion };

type Going = { readonly messages: readonly Message[]; readonly channel: Channel; readonly policy: OwnPolicy };

/**
 * The link to the first of some messages that waits for an answer which a code may give; nothing where none does. Its
 * code comes of the message and the channel, so that sending once more sends the same.
 */
export const linkedOf = async (
  { table, secretOf, linksAt }: Heard,
  { messages, channel, policy }: Going,
): Promise<Linked | undefined> => {
  const answers = await Promise.all(messages.map(answersOf));
  const message = messages.find((each, nth) => !each.overtakenAt && (answers[nth]?.length ?? 0) > 0);
  if (!message) return undefined;
  const { messageId, personId } = message;
  const code = codeOf(secretOf("links"), messageId, channel);
  const link = { of: "message", messageId, personId, channel, expiresAt: linkUntil(message, policy) } as const;
  return {
    address: linkTo(linksAt(), table.scope.community, code),
    row: { write: linkWrite(table.scope, code, link) },
  };
};
