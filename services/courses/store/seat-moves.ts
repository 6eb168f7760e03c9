import { type Day, dayIn } from "#shared/domain/dates.ts";
import { stored } from "#shared/table/entity.ts";
import { lastOf } from "#shared/table/hot.ts";
import type { Command } from "#shared/table/journal.ts";
import type { Change, Condition, Key, Path, Value } from "#shared/table/table.ts";
import { forgettable, mostPast, whoOf } from "../domain/seats/past.ts";
import { commandOf, type Move, markOf, payloadOf, type Seats } from "../domain/seats/seats.ts";

const set = (path: Path, value: unknown): Change => ({ set: path, to: stored(value) as Value });

const seatChanges = ({ seats = {} }: Move): Change[] =>
  Object.entries(seats).map(([learnerId, seat]) => {
    const path: Path = ["seats", learnerId];
    return seat === undefined ? { remove: path } : set(path, seat);
  });

/** A place without a ticket takes the item's version, in the very write that counts it on. */
const waitingChanges = ({ waiting = {} }: Move): Change[] =>
  Object.entries(waiting).flatMap(([learnerId, place]): Change[] => {
    const [path, ticket]: Path[] = [
      ["waiting", learnerId],
      ["tickets", learnerId],
    ];
    if (!path || !ticket) return [];
    if (place === undefined) return [{ remove: path }, { remove: ticket }];
    const { mark, priority } = place;
    const number: Change =
      place.ticket === undefined ? { copy: ticket, from: ["version"] } : { set: ticket, to: place.ticket };
    return [set(path, { mark, priority }), number];
  });

const scalarChanges = ({ scalars = {}, add = {} }: Move): Change[] => [
  ...Object.entries(scalars).map(
    ([name, value]): Change => (value === undefined ? { remove: [name] } : set([name], value)),
  ),
  ...Object.entries(add).map(([name, by]): Change => ({ add: [name], by })),
];

/** Remembers what has ended, and forgets some of what nobody will ask for again. */
const pastChanges = (seats: Seats, { past = [] }: Move, today: Day): Change[] => {
  const ended = new Map(past.map((each) => [commandOf(each.mark), each]));
  const isCrowded = Object.keys(seats.past).length >= mostPast;
  const old = past.length > 0 || isCrowded ? forgettable(seats, today).filter((command) => !ended.has(command)) : [];
  return [
    ...[...ended].map(([command, { mark, learnerId }]) => {
      const who = learnerId && whoOf(learnerId);
      return set(["past", command], { payload: payloadOf(mark), day: today, who });
    }),
    ...old.map((command): Change => ({ remove: ["past", command] })),
  ];
};

/** All that one move writes. */
export const changesOf = (key: Key, seats: Seats, move: Move, command: Command): Change[] => [
  { add: ["version"], by: 1 },
  { set: ["last"], to: lastOf(key, command, move.facts) },
  ...scalarChanges(move),
  ...seatChanges(move),
  ...waitingChanges(move),
  ...pastChanges(seats, move, dayIn("UTC", command.at)),
];

const equals = (path: Path, value: string | number | boolean | undefined): Condition =>
  value === undefined ? { path, is: "absent" } : { path, is: "equals", value };

/** A learner has what they had when it was read: the same seat, the same place, or nothing. */
const asRead = ({ seats, waiting }: Seats, learnerId: string): Condition[] => {
  const [seat, place] = [seats[learnerId], waiting[learnerId]];
  const ofSeat: Condition[] =
    typeof seat === "object"
      ? Object.entries(seat).map(([name, value]) => equals(["seats", learnerId, name], value))
      : [equals(["seats", learnerId], seat)];
  const ofPlace: Condition[] = place
    ? Object.entries(place).map(([name, value]) => equals(["waiting", learnerId, name], value))
    : [equals(["waiting", learnerId], undefined)];
  return [...ofSeat, ...ofPlace];
};

type Comparison = "at-least" | "at-most" | "below";

/** A condition on one name, where something is asked of it. */
const asked = (name: string, is: Comparison, value: number | string | undefined): Condition[] =>
  value === undefined ? [] : [{ path: [name], is, value }];
const same = (name: string, value: number | undefined): Condition[] =>
  value === undefined ? [] : [equals([name], value)];

const needed = ({ needs = {} }: Move): Condition[] => {
  const { left, deskLeft, queuedAtMost, capacity, reorderings, version, bookableAt, isOpen, closureId } = needs;
  return [
    ...asked("left", "at-least", left),
    ...asked("deskLeft", "at-least", deskLeft),
    ...asked("queued", "at-most", queuedAtMost),
    ...same("capacity", capacity),
    ...same("version", version),
    ...(reorderings === undefined ? [] : [equals(["reorderings"], reorderings || undefined)]),
    ...(closureId === undefined ? [] : [equals(["closureId"], closureId)]),
    ...(isOpen || bookableAt ? [equals(["isOpen"], true)] : []),
    ...asked("startsAt", "at-least", bookableAt),
    ...asked("opensAt", "below", bookableAt),
  ];
};

/**
 * What must hold for a move to be written: what it needs, that nobody touched the entries it changes since they were
 * read, and that the command was not done and ended before. Not the version, which would starve beside bookings; but
 * for an offer to somebody whom every newcomer overtakes, and to whom only a quiet list is offered.
 */
export const conditionsOf = (seats: Seats, move: Move, command: Command): Condition[] => {
  const learnerIds = new Set([...Object.keys(move.seats ?? {}), ...Object.keys(move.waiting ?? {})]);
  const scalars = Object.keys(move.scalars ?? {}) as (keyof NonNullable<Move["scalars"]>)[];
  return [
    equals(["past", commandOf(markOf(command))], undefined),
    ...needed(move),
    ...scalars.map((name) => equals([name], seats[name])),
    ...[...learnerIds].flatMap((learnerId) => asRead(seats, learnerId)),
  ];
};
