import type { Expected } from "./who.ts";

/** Who may call each operation of messages, by hand. */
export const messagesExpected: Readonly<Record<string, Expected>> = {
  listOwnMessages: "member",
  readMessage: "member",
  readAllMessages: "member",
  getPreferences: "member",
  setPreferences: "member",
  openLink: "code",
  listCalls: ["desk-operator", "residents-committee-worker"],
  reportCall: ["desk-operator", "residents-committee-worker"],
  listOutbox: ["desk-operator", "residents-committee-worker", "community-admin"],
};
