import { measureContention, type Row } from "./contention.ts";
import { row, tableOf } from "./tables.ts";

const mostAttempts = 1.05;
const mostCancelWrites = 1.1;

const head = [
  "build",
  "requests",
  "seats",
  "sold",
  "waiting",
  "refused",
  "gave up",
  "inversions",
  "attempts per seat",
  "per join",
  "round trips per seat",
  "write units per seat",
  "CPU µs per request",
];

const cells = (each: Row): string =>
  row([
    each.build,
    each.requests,
    each.seats,
    each.sold,
    each.waiting,
    each.refused,
    each.gaveUp,
    each.inversions,
    each.attemptsPerSeat.toFixed(2),
    each.attemptsPerJoin.toFixed(2),
    each.roundTripsPerSeat.toFixed(1),
    each.writeUnitsPerSeat.toFixed(1),
    each.cpuMicroseconds.toFixed(0),
  ]);

const verdict = (what: string, isKept: boolean): string => `- ${isKept ? "kept" : "BROKEN"}: ${what}`;

/** Everybody against everybody for a few seats, the shipped build beside the usual one. */
export const contentionReport = async () => {
  const { rows, cancels } = await measureContention();
  const own = rows.filter(({ build }) => build !== "usual");
  const isFull = ({ sold, seats, requests }: Row): boolean => sold === Math.min(seats, requests);
  const verdicts = [
    verdict("no seat is sold twice and none stays empty", own.every(isFull)),
    verdict(
      "nobody is passed over in the list",
      own.every(({ inversions }) => inversions === 0),
    ),
    verdict(
      `a seat takes ${mostAttempts} attempts at most`,
      own.every((each) => each.attemptsPerSeat <= mostAttempts),
    ),
    verdict(
      `${cancels.done} of ${cancels.asked} cancellations amid 1,000 bookings, ${cancels.writesEach.toFixed(2)} writes each`,
      cancels.done === cancels.asked && cancels.writesEach <= mostCancelWrites,
    ),
  ];
  const paper = [tableOf(head, rows.map(cells)), verdicts.join("\n")].join("\n\n");
  return { rows, cancels, paper };
};
