import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { triesOf } from "#shared/people/codes.ts";
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

  /** Whether these digits were printed for a booking: then the command of that slip comes again. */
  const isPrinted = async (personId: string, shortCode: string, bookingId: string): Promise<boolean> => {
    const item = await table.get(keyOf(personId, `CODE#${shortCode}`));
    return item !== undefined && Found.parse(item).bookingId === bookingId;
  };

  /** The booking of somebody's digits. Refuses `code-invalid` for unknown, expired and locked ones. */
  const open = async (personId: string, shortCode: string, now: Instant): Promise<string> => {
    const tries = triesOf(table, missesKey(personId));
    if (!(await tries.count())) return refuse("code-invalid");
    const item = await table.get(keyOf(personId, `CODE#${shortCode}`));
    if (!item) return refuse("code-invalid");
    await tries.takeBack();
    const { bookingId, expiresAt } = Found.parse(item);
    return now < expiresAt ? bookingId : refuse("code-invalid");
  };

  return { issue, isPrinted, open };
};
