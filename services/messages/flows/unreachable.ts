import type { Channel } from "#shared/contracts/messages.ts";
import { contactsOf } from "#shared/people/contact.ts";
import { type Command, stepOf } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { preferencesStore } from "../store/preferences-store.ts";

type Marking = { readonly table: CommunityTable; readonly command: Command };

/** The phone or e-mail by which a channel reaches somebody now. */
export const addressOf = async (
  table: CommunityTable,
  personId: string,
  channel: Channel,
): Promise<string | undefined> => {
  if (channel === "email") return (await preferencesStore(table).of(personId)).email;
  return (await contactsOf(table, [personId])).get(personId)?.phone;
};

/** Remembers that nothing arrives where somebody was said to be, and shows it to the desk. */
export const markWhereNobodyIs = async (
  { table, command }: Marking,
  personId: string,
  channel: Channel,
  address?: string,
): Promise<void> => {
  const known = address ?? (await addressOf(table, personId, channel));
  if (known) await preferencesStore(table).mark(personId, stepOf(command, "unreachable"), { channel, address: known });
};
