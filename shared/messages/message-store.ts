import type { Instant } from "../domain/dates.ts";
import { Refusal } from "../domain/refusal.ts";
import { standingKey } from "../people/standing.ts";
import type { Companion, Entity } from "../table/entity.ts";
import { type Command, stepOf } from "../table/journal.ts";
import { pagesOf } from "../table/pages.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import { entityStore } from "../table/store.ts";
import type { Item, Key, Paging } from "../table/table.ts";
import { callDueAt, isOver, Message, messageIdOf, overtake, type Telling, tell } from "./message.ts";
import { Outgoing } from "./outgoing.ts";

export const inboxOf = (personId: string): readonly string[] => ["INBOX", personId];
/** Who was told what of a thing. */
export const toldOf = (thingId: string): readonly string[] => ["TOLD", thingId];

const receivedPrefix = "AT#";
/** Whom the desk is to call. */
export const callsRoom: readonly string[] = ["CALLS"];
/** What goes out beside the inboxes. */
const outboxRoom: readonly string[] = ["OUTBOX"];

export const unreadPrefix = "UNREAD#";

export const receivedKey = (scope: CommunityScope, { personId, at, messageId }: Message): Key =>
  scope.key(inboxOf(personId), `${receivedPrefix}${at}#${messageId}`);

const unreadKey = (scope: CommunityScope, { personId, messageId }: Message): Key =>
  scope.key(inboxOf(personId), `${unreadPrefix}${messageId}`);

const toldKey = (scope: CommunityScope, { thing, personId, messageId }: Message): Key =>
  scope.key(toldOf(thing.id), `${personId}#${messageId}`);

/** Nobody is told who is being removed, or whom the community does not know. */
const stillThere = (scope: CommunityScope, { personId }: Message): Companion => ({
  write: { check: standingKey(scope, personId), when: [{ path: ["state", "erasureRequestedAt"], is: "absent" }] },
  refusal: new Refusal("not-found"),
});

const callRow = (scope: CommunityScope, message: Message): Key | undefined => {
  const dueAt = callDueAt(message);
  return dueAt === undefined ? undefined : scope.key(callsRoom, `${dueAt}#${message.messageId}`);
};

/** The desk's list of whom to call, by when. */
const callsOf = (scope: CommunityScope, before: Message | undefined, after: Message): Companion[] => {
  const [former, row] = [before && callRow(scope, before), callRow(scope, after)];
  if (former?.sort === row?.sort) return [];
  return [
    ...(former ? [{ write: { delete: former } }] : []),
    ...(row ? [{ write: { put: { ...row, messageId: after.messageId } } }] : []),
  ];
};

/** The rows of the inbox, of what is unread in it, and of who was told of the thing. */
const inboxRows = (scope: CommunityScope, before: Message | undefined, after: Message): Companion[] => {
  const { deliveries: _, ...shown } = after;
  const received = { write: { put: { ...receivedKey(scope, after), message: shown } as unknown as Item } };
  const unread = unreadKey(scope, after);
  if (!before) {
    const told = { ...toldKey(scope, after), moment: after.moment };
    return [received, { write: { put: unread } }, { write: { put: told } }, stillThere(scope, after)];
  }
  if (isOver(before) || !isOver(after)) return [];
  return [received, { write: { delete: unread } }];
};

const messageEntity: Entity<Message> = {
  name: "MESSAGE",
  schema: Message,
  people: ({ personId }) => [personId],
  card: ({ messageId, moment, kind, at, deliveries }) => ({ messageId, moment, kind, at, deliveries }),
  indexes: ({ at, messageId }) => ({ first: { partition: outboxRoom, sort: `${at}#${messageId}` } }),
  companions: (scope, before, after) => [...inboxRows(scope, before, after), ...callsOf(scope, before, after)],
};

const paged = ({ limit, cursor }: Paging) => ({ limit, ...(cursor && { cursor }) });

/** A message as its inbox shows it. */
const Received = Message.omit({ deliveries: true });

type Overtaking = { readonly thingId: string; readonly personId: string; readonly moments: ReadonlySet<string> };

const toldIn = ({ sort, moment }: Item) => {
  const [, messageId = ""] = sort.split("#");
  return { messageId, moment: String(moment) };
};

/** What people are told. The id comes from the cause, so that nothing makes two of one. */
export const messageStore = (table: CommunityTable) => {
  const store = entityStore(table, messageEntity);

  /** Tells somebody once; whom the community does not know, or who is being removed, is told nothing. */
  const tellOnce = async (telling: Telling, command: Command): Promise<void> => {
    const id = messageIdOf(telling);
    try {
      await store.create(id, stepOf(command, id), tell(telling, command.at));
    } catch (error) {
      const isSettled = error instanceof Refusal && ["version-conflict", "not-found"].includes(error.code);
      if (!isSettled) throw error;
    }
  };

  /** What somebody was told of a thing, and of which moment. */
  const rowsOf = async (thingId: string, personId: string) => {
    const query = { partition: table.scope.partition(...toldOf(thingId)), prefix: `${personId}#`, limit: 100 };
    const rows: ReturnType<typeof toldIn>[] = [];
    for await (const items of pagesOf(table, query)) rows.push(...items.map(toldIn));
    return rows;
  };

  /** Everything that somebody was told of a thing. */
  const toldTo = async (thingId: string, personId: string): Promise<Message[]> =>
    store.getEach((await rowsOf(thingId, personId)).map(({ messageId }) => messageId));

  /** What somebody was told before of a thing, in one of these moments, holds no longer. */
  const overtakeFor = async ({ thingId, personId, moments }: Overtaking, command: Command): Promise<void> => {
    for (const { messageId, moment } of await rowsOf(thingId, personId))
      if (moments.has(moment))
        await store.decide(messageId, stepOf(command, messageId), (current) => overtake(current, command.at));
  };

  /** What somebody was told, latest first: the rows of their inbox. */
  const inbox = async (personId: string, paging: Paging) => {
    const partition = table.scope.partition(...inboxOf(personId));
    const { items, cursor } = await table.query({ partition, prefix: receivedPrefix, reverse: true, ...paged(paging) });
    return { items: items.map(({ message }) => Received.parse(message)), ...(cursor && { nextCursor: cursor }) };
  };

  /** The ids of what somebody has not read yet, at most so many. */
  const unread = async (personId: string, limit: number): Promise<string[]> => {
    const partition = table.scope.partition(...inboxOf(personId));
    const { items } = await table.query({ partition, prefix: unreadPrefix, limit });
    return items.map(({ sort }) => sort.slice(unreadPrefix.length));
  };

  /** Whom the desk is to call by now, the longest waiting first. */
  const calls = async (now: Instant, paging: Paging) => {
    const query = { partition: table.scope.partition(...callsRoom), to: `${now}~`, ...paged(paging) };
    const { items, cursor } = await table.query(query);
    const messages = await store.getEach(items.map(({ messageId }) => String(messageId)));
    return { items: messages, ...(cursor && { nextCursor: cursor }) };
  };

  /** What goes out beside the inboxes, latest first: which moment, and how far it came. */
  const outbox = async (paging: Paging) => {
    const query = { index: "first", partition: table.scope.partition(...outboxRoom), reverse: true } as const;
    const { items, cursor } = await table.query({ ...query, ...paged(paging) });
    return { items: items.map(({ card }) => Outgoing.parse(card)), ...(cursor && { nextCursor: cursor }) };
  };

  return { ...store, tellOnce, toldTo, overtakeFor, inbox, unread, calls, outbox };
};
