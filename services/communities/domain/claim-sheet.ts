import * as z from "zod";
import type { Caller } from "#shared/domain/caller.ts";
import { Building } from "#shared/domain/text.ts";
import type { Person } from "./person.ts";
import { isPrintableBy } from "./side-at-desk.ts";

/** How many people one sheet is for at most. */
export const mostOnSheet = 200;

/** A building, or those who live in none, and where the sheet before this one ended. */
export const PrintClaimSheet = z.strictObject({
  building: Building.optional(),
  cursor: z.string().max(2000).optional(),
});

/** Whether a sheet holds somebody's code: they live here, have none to sign in with, and the caller may print it. */
export const isOnSheet = (person: Person, by: Caller): boolean => {
  const isUnclaimed = person.account === undefined && (person.status === "unverified" || person.status === "verified");
  return isUnclaimed && isPrintableBy(person, by);
};

/** What a phone reads of a slip: whose record it is, and the code that binds a sign-in to it. */
export const claimLink = (community: string, personId: string, code: string): string =>
  `linli://${community}/claim/${personId}#${code}`;
