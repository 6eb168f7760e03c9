import * as z from "zod";
import { Channel, DeliveryState, messageOvertaken, messageTold } from "../contracts/messages.ts";
import { Instant } from "../domain/dates.ts";
import { idSchema } from "../domain/ids.ts";
import { newId } from "../domain/new-id.ts";

export const MessageId = idSchema("msg");

/**
 * What a message is to its person: `notice` is one that the law asks for, which nobody switches off; `task` waits for
 * their answer; `news` may be switched off.
 */
export const MessageKind = z.enum(["notice", "task", "news"]);
export type MessageKind = z.infer<typeof MessageKind>;

/** Ids, values of choices, counts, days and instants: names are joined when the sentence is made. */
export const Params = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));
export type Params = z.infer<typeof Params>;

/** What it is about. */
export const Thing = z.object({ kind: z.string(), id: z.string() });
export type Thing = z.infer<typeof Thing>;

/** So many go in one text; more wait for the next. */
export const mostGathered = 20;

/** `due`: looked at again at its instant. `gathered`: the messages that went with it in one text. */
export const Delivery = z.object({
  state: DeliveryState,
  tries: z.int().min(0),
  at: Instant,
  gathered: z.array(MessageId).max(mostGathered).optional(),
});
export type Delivery = z.infer<typeof Delivery>;

/** One moment as one person is told it. */
export const Message = z.object({
  messageId: MessageId,
  personId: z.string(),
  /** Of which service, and which row of its table: `mediation.caseFiled`. */
  moment: z.string(),
  kind: MessageKind,
  thing: Thing,
  params: Params,
  /** The operations by which its person answers. */
  calls: z.array(z.string()).max(5).optional(),
  /** Goes out at night too. */
  urgent: z.literal(true).optional(),
  /** Until when it matters. */
  dueAt: Instant.optional(),
  at: Instant,
  readAt: Instant.optional(),
  /** It holds no longer, or what it asked for was done. */
  overtakenAt: Instant.optional(),
  /** The command by which its link was answered. */
  answeredBy: z.string().optional(),
  /** How far it came beside the inbox. */
  deliveries: z.partialRecord(Channel, Delivery),
});
export type Message = z.infer<typeof Message>;

/** What somebody is to be told, and for which cause: of one cause a person is told one thing once. */
export type Telling = Pick<
  Message,
  "personId" | "moment" | "kind" | "thing" | "params" | "calls" | "urgent" | "dueAt"
> & {
  readonly cause: string;
};

export const messageIdOf = ({ cause, personId, moment }: Pick<Telling, "cause" | "personId" | "moment">): string =>
  newId("msg", JSON.stringify([cause, personId, moment]));

export const tell = ({ cause, ...telling }: Telling, at: Instant) => {
  const { personId, moment, urgent = false } = telling;
  const messageId = messageIdOf({ cause, personId, moment });
  const state: Message = { ...telling, messageId, at, deliveries: {} };
  return { state, facts: [messageTold({ messageId, personId, moment, urgent })] };
};

const saidAtDesk: ReadonlySet<DeliveryState> = new Set(["spoken", "handed-over"]);

/** Whether nobody needs to go after its person any more: they know it, or it holds no longer. */
export const isOver = ({ readAt, overtakenAt, deliveries: { call } }: Message): boolean =>
  readAt !== undefined || overtakenAt !== undefined || (call !== undefined && saidAtDesk.has(call.state));

/** When the desk is to call; nothing where it need not. */
export const callDueAt = (message: Message): Instant | undefined => {
  const { call } = message.deliveries;
  return call?.state === "due" && !isOver(message) ? call.at : undefined;
};

export const overtake = (current: Message, at: Instant) => {
  if (current.overtakenAt) return undefined;
  const { messageId, personId } = current;
  return { state: { ...current, overtakenAt: at }, facts: [messageOvertaken({ messageId, personId })] };
};

/** Its person answered by its link. */
export const answer = (current: Message, answeredBy: string, at: Instant) => {
  if (current.answeredBy) return undefined;
  const { state, facts } = overtake(current, at) ?? { state: current, facts: [] };
  return { state: { ...state, answeredBy }, facts };
};
