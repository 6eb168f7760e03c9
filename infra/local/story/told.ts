import { sentencesOf } from "#services/messages/handlers/saying.ts";
import { labels } from "#services/messages/labels.ts";
import type { Message } from "#shared/messages/message.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { communityCard } from "#shared/table/community.ts";
import { namesOf } from "#shared/table/names.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import type { World } from "#shared/world.ts";

const language = "zh-CN";
const pageSize = 100;

/** The messages that were told since the last look, the first first. */
const newIn = async (table: CommunityTable, seen: Set<string>): Promise<Message[]> => {
  const messages = messageStore(table);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await messages.outbox({ limit: pageSize, ...(cursor && { cursor }) });
    const fresh = page.items.map(({ messageId }) => messageId).filter((messageId) => !seen.has(messageId));
    found.push(...fresh);
    cursor = fresh.length === page.items.length ? page.nextCursor : undefined;
  } while (cursor);
  for (const messageId of found) seen.add(messageId);
  return messages.getEach(found.toReversed());
};

const waysOf = ({ deliveries }: Message): string =>
  ["收件箱", ...Object.keys(deliveries).map((channel) => labels.channel[channel as never][language])].join("+");

/** Prints, of each community, who was told what since the last look, by what, in one line each. */
export const tellingsOf = (world: Pick<World, "table" | "region">, slugs: readonly string[]) => {
  const seen = new Set<string>();
  return async (print: (line: string) => void): Promise<void> => {
    for (const slug of slugs) {
      const table = scoped(world.table, communityScope(world.region, slug));
      const told = await newIn(table, seen);
      if (told.length === 0) continue;
      const community = await communityCard(table);
      const names = await namesOf(
        table,
        told.map(({ personId }) => personId),
      );
      const sentences = await sentencesOf(told, { table, language, community });
      for (const [nth, message] of told.entries())
        print(`    ↳ ${names.get(message.personId) ?? "（已删除）"}  ${waysOf(message)}  ${sentences[nth]}`);
    }
  };
};
