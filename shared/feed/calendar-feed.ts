import type { EventAttributes } from "ics";
import type { Instant } from "../domain/dates.ts";

/** One entry of a calendar. A higher sequence replaces what a calendar knows by the same uid. */
export type CalendarEntry = {
  readonly uid: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place?: string | undefined;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly changedAt: Instant;
};

/** Milliseconds, which `ics` writes as UTC wherever it runs: local parts would depend on the machine's zone. */
const utc = { startInputType: "utc", startOutputType: "utc", endInputType: "utc", endOutputType: "utc" } as const;

const eventOf = (entry: CalendarEntry): EventAttributes => ({
  ...utc,
  uid: entry.uid,
  start: Date.parse(entry.startsAt),
  end: Date.parse(entry.endsAt),
  title: entry.title,
  ...(entry.place && { location: entry.place }),
  sequence: entry.sequence,
  status: entry.isCancelled ? "CANCELLED" : "CONFIRMED",
  lastModified: Date.parse(entry.changedAt),
  ...({ timestamp: Date.parse(entry.changedAt) } as object),
});

const empty = ["BEGIN:VCALENDAR", "VERSION:2.0", "CALSCALE:GREGORIAN", "PRODID:linli", "END:VCALENDAR", ""];

const mostOctets = 75;

/** A line of RFC 5545 §3.1: of at most 75 octets, continued on the next after a blank; no character is torn. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > mostOctets) {
      parts.push(part);
      [part, octets] = [" ", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
};

/** What is text in a calendar (RFC 5545 §3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** The lines of a calendar as the standard folds them: `ics` counts characters, and escapes no name of a calendar. */
const refolded = (calendar: string): string =>
  calendar
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .map(folded)
    .join("\r\n");

/**
 * The entries as an iCalendar file (RFC 5545), every time in UTC. Without entries it is an empty calendar. What writes
 * it is loaded when the first is asked for: no other request needs it.
 */
export const calendarFeed = async (name: string, entries: readonly CalendarEntry[]): Promise<string> => {
  if (entries.length === 0) return empty.join("\r\n");
  const { createEvents } = await import("../late/ics.ts");
  const { error, value } = createEvents(entries.map(eventOf), { productId: "linli", calName: escaped(name) });
  if (error || !value) throw error ?? new Error("no calendar was made");
  return refolded(value);
};
