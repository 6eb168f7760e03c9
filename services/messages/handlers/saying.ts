import type { CommunityCard } from "#shared/domain/community-card.ts";
import type { Language } from "#shared/domain/words.ts";
import { labels as sharedLabels } from "#shared/http/labels.ts";
import { sentenceOf } from "#shared/http/service-words.ts";
import type { LinkAnswer, LinkAnswers } from "#shared/messages/answer.ts";
import type { Message } from "#shared/messages/message.ts";
import { namesOf } from "#shared/table/names.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { filling, idsIn, ownLabels } from "../domain/filling.ts";
import type { MessageView } from "../domain/views.ts";

type Said = Pick<Message, "moment" | "params">;

export type Reader = { readonly table: CommunityTable; readonly language: Language; readonly community: CommunityCard };

/** The sentences of every service, loaded when the first is said. */
const wordsOfAll = async () => (await import("../../moment-words.ts")).momentWords;

/** How each message is answered by its link, in the order of what it calls for; nothing where it asks for no answer. */
export const answering = async () => {
  const all = await wordsOfAll();
  return ({ moment, calls = [] }: Pick<Message, "moment" | "calls">): readonly [string, LinkAnswer][] => {
    const answers: LinkAnswers = all[moment.split(".")[0] ?? ""]?.answers ?? {};
    return calls.flatMap((call) => (answers[call] ? [[call, answers[call]] as const] : [])) as never;
  };
};

export const answersOf = async (message: Pick<Message, "moment" | "calls">) => (await answering())(message);

const wordsIn = (all: Awaited<ReturnType<typeof wordsOfAll>>, { moment }: Pick<Message, "moment">) => {
  const [service = "", name = ""] = moment.split(".");
  const { labels, sentences } = all[service] ?? { labels: {}, sentences: {} };
  return { labels, words: sentences[name] };
};

/** What is said of messages inside Linli, in the order asked; nothing where the moment is known no more. */
export const sentencesOf = async (
  messages: readonly Said[],
  { table, language, community }: Reader,
): Promise<string[]> => {
  const names = await namesOf(
    table,
    messages.flatMap(({ params }) => idsIn(params)),
  );
  const saying = await wordsOfAll();
  return messages.map((message) => {
    const { labels, words } = wordsIn(saying, message);
    const { category = {}, ...rest } = labels as Readonly<Record<string, object>>;
    const known = { ...sharedLabels, ...rest, category: { ...category, ...ownLabels(community) } } as never;
    const members = filling(message.params, { language, community, names });
    return words ? sentenceOf(words.inside, members, { labels: known, language, thing: undefined }) : "";
  });
};

/** What is said of a message by a channel that others may see or hear: no matter, no person. */
export const outsideOf = async (message: Pick<Message, "moment">, language: Language): Promise<string> =>
  wordsIn(await wordsOfAll(), message).words?.outside[language] ?? "";

type Received = Omit<Message, "deliveries">;

export const viewsOf = async (messages: readonly Received[], reader: Reader): Promise<MessageView[]> => {
  const sentences = await sentencesOf(messages, reader);
  return messages.map(({ params: _, personId: __, calls = [], ...message }, nth) => ({
    ...message,
    calls,
    sentence: sentences[nth] ?? "",
  }));
};
