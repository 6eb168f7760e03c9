import * as z from "zod";
import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging, routes } from "#shared/http/route.ts";
import { MessageId } from "#shared/messages/message.ts";
import { Outgoing } from "#shared/messages/outgoing.ts";
import { ReportCall } from "./domain/call.ts";
import { Preferences, SetPreferences } from "./domain/preferences.ts";
import { CallView, MessageView } from "./domain/views.ts";
import { gatewaySpecs } from "./routes/gateway.ts";
import { linkSpecs } from "./routes/link.ts";
import { webhookSpecs } from "./routes/webhooks.ts";

const desk = { roles: [...operatorRoles] } as const;

/** The API of messages. */
export const messagesRoutes = routes("messages", {
  listOwnMessages: {
    method: "GET",
    path: "/own-messages",
    summary: "What I was told, latest first",
    access: "member",
    withoutRole: true,
    query: { ...paging },
    reply: pageOf(MessageView).extend({ unread: z.int().min(0).max(100) }),
  },
  readMessage: {
    method: "POST",
    path: "/own-messages/{messageId}/read",
    summary: "I have read it",
    access: "member",
    withoutRole: true,
    params: { messageId: MessageId },
    body: z.strictObject({}),
    reply: MessageView,
  },
  readAllMessages: {
    method: "POST",
    path: "/own-messages/read-all",
    summary: "I have read what I was told, 25 at a time",
    access: "member",
    withoutRole: true,
    body: z.strictObject({}),
    reply: z.object({ readCount: z.int().min(0), unread: z.int().min(0).max(100) }),
  },
  getPreferences: {
    method: "GET",
    path: "/own-preferences",
    summary: "How I want to be told",
    access: "member",
    withoutRole: true,
    reply: Preferences,
  },
  setPreferences: {
    method: "POST",
    path: "/own-preferences/set",
    summary: "Say how I want to be told",
    access: "member",
    withoutRole: true,
    body: SetPreferences,
    reply: Preferences,
  },
  listCalls: {
    method: "GET",
    path: "/calls",
    summary: "Whom the desk is to call now, the longest waiting first",
    access: desk,
    query: { ...paging },
    reply: pageOf(CallView),
    restricted: true,
  },
  reportCall: {
    method: "POST",
    path: "/calls/{messageId}/report",
    summary: "What came of a call",
    access: desk,
    params: { messageId: MessageId },
    body: ReportCall,
    reply: CallView,
    restricted: true,
  },
  listOutbox: {
    method: "GET",
    path: "/outbox",
    summary: "What goes out beside the inboxes, and how far it came",
    access: { roles: ["desk-operator", "residents-committee-worker", "community-admin"] },
    query: { ...paging },
    reply: pageOf(Outgoing),
  },
  ...gatewaySpecs,
  ...webhookSpecs,
  ...linkSpecs,
});
