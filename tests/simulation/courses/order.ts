import { defaultPriority } from "#services/courses/domain/seats/book.ts";
import type { JournalEntry } from "#shared/table/journal.ts";

type Waiting = { readonly bookingId: string; readonly priority: number; readonly ticket: number };

const isBefore = (one: Waiting, other: Waiting): boolean =>
  one.priority < other.priority || (one.priority === other.priority && one.ticket < other.ticket);

type List = { readonly waiting: Map<string, Waiting>; readonly offered: Map<string, Waiting> };

const idsOf = ({ facts }: JournalEntry, what: string): string[] =>
  facts.filter(({ type }) => type === `courses.${what}.v1`).map(({ data }) => String(data.bookingId));

/** What an entry says that must not have been: an offer to any but the head, a torn group, a seat past the list. */
const wrongs = (entry: JournalEntry, { waiting }: List): string[] => {
  const all = [...waiting.values()];
  const isPast = idsOf(entry, "seat-taken").length > 0 && waiting.size > 0;
  const now = idsOf(entry, "seat-offered");
  const inversions = now.flatMap((bookingId) => {
    const place = waiting.get(bookingId);
    const passed = place && all.find((other) => isBefore(other, place));
    const torn = all.some(({ ticket, bookingId: other }) => ticket === place?.ticket && !now.includes(other));
    return [
      ...(passed ? [`${bookingId} was offered a seat at ${entry.version} before ${passed.bookingId}`] : []),
      ...(torn ? [`the group of ${bookingId} was torn apart at ${entry.version}`] : []),
    ];
  });
  return [...(isPast ? [`a seat was taken at ${entry.version} past the list`] : []), ...inversions];
};

const moved = (from: Map<string, Waiting>, to: Map<string, Waiting>, bookingIds: readonly string[]): void => {
  for (const bookingId of bookingIds) {
    const place = from.get(bookingId);
    if (place) to.set(bookingId, place);
    from.delete(bookingId);
  }
};

const follow = (entry: JournalEntry, { waiting, offered }: List): void => {
  for (const bookingId of idsOf(entry, "list-joined"))
    waiting.set(bookingId, { bookingId, priority: defaultPriority, ticket: entry.version - 1 });
  for (const { type, data } of entry.facts) {
    const place = waiting.get(String(data.bookingId));
    const isReordered = type === "courses.list-reordered.v1";
    if (place && isReordered) waiting.set(place.bookingId, { ...place, priority: Number(data.priority) });
  }
  moved(waiting, offered, idsOf(entry, "seat-offered"));
  moved(offered, waiting, idsOf(entry, "offer-recalled"));
  for (const bookingId of idsOf(entry, "list-left")) waiting.delete(bookingId);
};

/** Tells the list's whole story again from the journal of the seats, and answers where somebody was passed over. */
export const order = (journal: readonly JournalEntry[]): string[] => {
  const list: List = { waiting: new Map(), offered: new Map() };
  return journal.flatMap((entry) => {
    const wrong = wrongs(entry, list);
    follow(entry, list);
    return wrong;
  });
};

/** Seats for so many at first. */
export const seatsAtFirst = 4;

/** Follows the seats by the journal, and answers where more were given than there are, whoever gave one back later. */
export const oversold = (journal: readonly JournalEntry[]): string[] => {
  const given = new Set<string>();
  let capacity = seatsAtFirst;
  return journal.flatMap((entry) => {
    for (const bookingId of [...idsOf(entry, "seat-released"), ...idsOf(entry, "offer-recalled")])
      given.delete(bookingId);
    const taken = [...idsOf(entry, "seat-taken"), ...idsOf(entry, "seat-offered")];
    for (const bookingId of taken) given.add(bookingId);
    const changed = entry.facts.find(({ type }) => type === "courses.capacity-changed.v1");
    capacity = Number(changed?.data.capacity ?? capacity);
    return given.size > capacity ? [`${given.size} seats of ${capacity} were given at ${entry.version}`] : [];
  });
};
