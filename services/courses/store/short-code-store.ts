import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Key, Write } from "#shared/table/table.ts";
import { BookingId } from "../domain/ids.ts";

const Found = z.object({ bookingId: BookingId, expiresAt: Instant });

/**
 * The six digits of slips. They are kept with the person who got the slip and open nothing but in a session with that
 * person, so another's digits are of no use; ten misses lock them until a new slip is printed.
 */
export const shortCodeStore = (table: CommunityTable) => {
  const keyOf = (personId: string, sort: string): Key => table.scope.key(["SHORT-CODE", personId], sort);
  const missesKey = (personId: string): Key => keyOf(personId, "MISSES");

  /** What printing a slip writes: its digits, and that nobody has missed yet. */
  const issue = (personId: string, shortCode: string, found: z.infer<typeof Found>): Write[] => [
    { put: { ...keyOf(personId, `CODE#${shortCode}`), ...found } },
    { put: { ...missesKey(personId), misses: 0 } },
  ];

  const miss = async (personId: string): Promise<never> => {
    await table.write({ update: missesKey(personId), changes: [{ add: ["misses"], by: 1 }] });
    return refuse("code-invalid");
  };

  /** The booking of somebody's digits. Refuses `code-invalid` for unknown, expired and locked ones, and counts. */
  const open = async (personId: string, shortCode: string, now: Instant): Promise<string> => {
    const [item, misses] = await table.getMany([keyOf(personId, `CODE#${shortCode}`), missesKey(personId)]);
    if (!misses || Number(misses.misses) >= numberOf("codeMisses")) return refuse("code-invalid");
    if (!item) return miss(personId);
    const { bookingId, expiresAt } = Found.parse(item);
    return now < expiresAt ? bookingId : refuse("code-invalid");
  };

  return { issue, open };
};
