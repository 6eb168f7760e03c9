import * as z from "zod";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";

/** How somebody is called and reached: part of the record that communities keeps. */
const Contact = z.object({
  personId: z.string(),
  status: z.string(),
  name: z.string().optional(),
  phone: z.string().optional(),
  building: z.string().optional(),
  room: z.string().optional(),
  birthYear: z.int().optional(),
  needsAssist: z.boolean().optional(),
  declinesAssist: z.boolean().optional(),
  account: z.string().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const contactKey = (scope: CommunityScope, personId: string): Key => scope.key(["PERSON", personId], "STATE");

/** The contact in an item that was read beside a thing; nothing for somebody the community does not know. */
export const contactIn = (item: Item | undefined): Contact | undefined => item && Contact.parse(item.state);

/** How each is called and reached now, by person. */
export const contactsOf = async (
  table: CommunityTable,
  personIds: Iterable<string>,
): Promise<ReadonlyMap<string, Contact>> => {
  const asked = [...new Set(personIds)];
  const items = await table.getMany(asked.map((personId) => contactKey(table.scope, personId)));
  return new Map(items.flatMap((item) => contactIn(item) ?? []).map((contact) => [contact.personId, contact]));
};
