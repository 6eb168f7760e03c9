import { linkWrite } from "#shared/messages/link-store.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { codeOf } from "#shared/people/codes.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Town } from "./town.ts";

type Told = { readonly community: string; readonly personId: string; readonly moment: string };

/** The code of the message of a moment to somebody that holds still, as a text carries it to who has no account. */
export const linkTo = async ({ world }: Town, { community, personId, moment }: Told) => {
  const table = scoped(world.table, communityScope(world.region, community));
  const { items } = await messageStore(table).inbox(personId, { limit: 100 });
  const message = items.find((each) => each.moment === moment && !each.overtakenAt);
  if (!message) throw new Error(`${personId} was not told ${moment}`);
  const { messageId, thing, dueAt } = message;
  const code = codeOf("a code of the tests", messageId, moment);
  const expiresAt = dueAt ?? "2099-01-01T00:00:00.000Z";
  const link = { of: "message", messageId, personId, channel: "text", expiresAt } as const;
  await table.write(linkWrite(table.scope, code, link));
  return { code, thing: thing.id };
};
