import type { messagesRoutes } from "#services/messages/routes.ts";
import { type Budget, type BudgetsOf, creation, page, read, reading, verb } from "./costs.ts";

/** The inbox's row is written anew, and the one that says it is unread goes. */
const reads: Budget = reading(verb(1, { companions: 4 }));

/** The budget of each operation of messages, with its reason where it is not the plain one. */
export const messagesBudgets: BudgetsOf<typeof messagesRoutes> = {
  /** A page of the inbox beside what is unread, then the names of the people in it. */
  listOwnMessages: reading({ ...page, readUnits: 3 }, 2),
  readMessage: reads,
  /** What is unread before and after, and a commit of its own for each of at most 25 messages. */
  readAllMessages: { roundTrips: 2 + 2 * 25, readUnits: 2 + 2 * 25, writeUnits: 25 * reads.writeUnits },
  getPreferences: read,
  setPreferences: { roundTrips: 2, readUnits: 2, writeUnits: 8 },
  /** The rows of the list, and for each its message and how its person is reached. */
  listCalls: { roundTrips: 3, readUnits: 10, writeUnits: 0 },
  /** The inbox row, what is unread, and the row of the list; a message is told on its person's index. */
  reportCall: reading(verb(1, { companions: 5 })),
  listOutbox: page,
  getGateway: read,
  /** Looked for first, then made. */
  setGateway: reading(creation(0), 2, 3),
  rotateGateway: reading(verb(0), 1, 2),
  testGateway: read,
  closeGateway: reading(verb(0), 1, 2),
  listWebhooks: read,
  /** The list is looked for first, then made or changed; it holds ten at most. */
  registerWebhook: reading(creation(0), 2, 3),
  changeWebhookFacts: reading(verb(0), 2, 3),
  rotateWebhook: reading(verb(0), 2, 3),
  testWebhook: read,
  switchWebhookOn: reading(verb(0, { companions: 2 }), 2, 3),
  switchWebhookOff: reading(verb(0), 2, 3),
  removeWebhook: reading(verb(0), 2, 3),
  listWebhookAttempts: reading(page),
  /** The gateway and the message are read before, and the message after; each that went in one text is a commit. */
  takeReceipt: reading(verb(2, { companions: 2 }), 3),
  /** The rows, how each is told, and how each is reached. */
  /** The link beside the visitor's misses, the message with its person, and what it calls for; the first time it is read. */
  openLink: { roundTrips: 6, readUnits: 12, writeUnits: 12 },
  listUnreachable: { roundTrips: 3, readUnits: 3, writeUnits: 0 },
};
