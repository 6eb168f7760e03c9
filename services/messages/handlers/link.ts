import { standingText, textIn } from "#shared/domain/consent-text.ts";
import { digest } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { LinkAnswer } from "#shared/messages/answer.ts";
import type { MessageLink, SlipLink } from "#shared/messages/link.ts";
import { linkStore } from "#shared/messages/link-store.ts";
import type { Message } from "#shared/messages/message.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { codeStore } from "#shared/people/codes.ts";
import { ownTextsOf } from "#shared/people/consent-texts.ts";
import { again } from "#shared/table/again.ts";
import type { Command } from "#shared/table/journal.ts";
import { filling } from "../domain/filling.ts";
import { open } from "../domain/link.ts";
import type { LinkView } from "../domain/link-view.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { answersOf, sentencesOf } from "./saying.ts";

type Opening = Call<typeof routes.openLink>;
type Asked = Pick<Message, "moment" | "thing" | "params" | "calls" | "dueAt">;
type Answers = readonly (readonly [string, LinkAnswer])[];

const over = (status: "over" | "lapsed"): LinkView => ({ status, choices: [] });

/** What a guardian reads before they agree. */
const textOf = async ({ table, language }: Opening, answers: Answers) => {
  const purpose = answers.map(([, { agreesTo }]) => agreesTo).find((each) => each !== undefined);
  if (!purpose) return undefined;
  const [own] = await ownTextsOf(table, [purpose]);
  const { purpose: _, ...text } = textIn(standingText(purpose, own), language);
  return text;
};

const choicesOf = ({ table }: Opening, { moment, thing }: Asked, answers: Answers, version: string | undefined) => {
  const base = `/v1/public/communities/${table.scope.community}/${moment.split(".")[0]}`;
  return answers.flatMap(([, { operation: operationId, path, agreesTo, choices }]) =>
    choices.map((choice) => ({
      ...choice,
      operationId,
      path: `${base}${path.replace("{thing}", thing.id)}`,
      body: { ...choice.body, ...(agreesTo && version && { textVersion: version }) },
    })),
  );
};

const shown = async (call: Opening, asked: Asked): Promise<LinkView> => {
  const { community, language, dueAt } = { ...call, dueAt: asked.dueAt };
  const answers = await answersOf(asked);
  const [[sentence], text] = await Promise.all([sentencesOf([asked], call), textOf(call, answers)]);
  const { until } = filling(dueAt ? { until: dueAt } : {}, { language, community, names: new Map() });
  return {
    status: "open",
    sentence,
    dueAt,
    until: until as string | undefined,
    choices: choicesOf(call, asked, answers, text?.version),
    text,
  };
};

/** Its own command, the same however often the link is opened: it was read once. */
const openingOf = ({ now: at }: Opening, { messageId, personId, channel }: MessageLink): Command => ({
  id: digest([messageId, channel, "opened"]),
  payload: messageId,
  verb: "openLink",
  by: { role: "code-holder", personId },
  at,
  correlationId: messageId,
  causationId: messageId,
});

const ofMessage = async (call: Opening, link: MessageLink): Promise<LinkView> => {
  const { table, now, community } = call;
  const { message } = (await linkStore(table).read(link)) ?? refuse("code-invalid");
  if (message.overtakenAt) return over("over");
  if (now >= link.expiresAt) return over("lapsed");
  if (community.status === "active" && message.deliveries[link.channel]?.state !== "opened")
    await again(() =>
      messageStore(table).decide(link.messageId, openingOf(call, link), (current) => open(current, link.channel, now)),
    );
  return shown(call, message);
};

const ofSlip = async (call: Opening, { place, expiresAt, answered, ...asked }: SlipLink): Promise<LinkView> => {
  const { table, code, now } = call;
  await codeStore(table).mustStillOpen(place, code, "code-invalid");
  if (answered) return over("over");
  if (asked.calls.length === 0) return { status: "open", choices: [] };
  return now >= expiresAt ? over("lapsed") : shown(call, asked);
};

const openLink = endpoint(routes.openLink, async (call) => {
  const link = (await linkStore(call.table).find(call.code)) ?? refuse("code-invalid");
  return { body: await (link.of === "message" ? ofMessage(call, link) : ofSlip(call, link)) };
});

/** What a link shows. */
export const linkEndpoints = { openLink };
