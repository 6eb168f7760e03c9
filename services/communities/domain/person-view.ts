import * as z from "zod";
import { Person } from "./person.ts";

/** A person as an administrator sees them: whether they have an account, never which. */
export const PersonView = Person.omit({ account: true }).extend({ hasAccount: z.boolean() });
export type PersonView = z.infer<typeof PersonView>;

export const viewOf = ({ account, ...person }: z.infer<typeof Person>): PersonView => ({
  ...person,
  hasAccount: account !== undefined,
});

export const RevokeRole = z.strictObject({});
