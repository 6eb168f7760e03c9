import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { services } from "#services/services.ts";
import { type Played, playExamples } from "../examples/play.ts";
import { budgets } from "../limits/budgets.ts";
import { spent } from "../limits/spending.ts";
import { measureBigCourse } from "./big-course.ts";
import { coldTable, measureCold } from "./cold.ts";
import { contentionReport } from "./contention-report.ts";
import { costSheet, costTable } from "./costs.ts";
import { homeTable, measureHome } from "./home.ts";
import { measureMove, moveTable } from "./move.ts";
import { measureOverhead } from "./overhead.ts";
import { type Measured, noise } from "./rounds.ts";
import { row, tableOf } from "./tables.ts";
import { measureTold, toldTable } from "./told.ts";

/** What may be added to the bare calls, in microseconds. */
const mostAdded: Readonly<Record<string, number>> = {
  read: 60,
  verb: 120,
  "see a place in the list": 1000,
  "join the list": 1000,
  "leave the list": 1000,
};

const limitRows = ({ uses }: Played) =>
  services.flatMap(({ routes }) =>
    Object.keys(routes).map((operation) => ({
      operation,
      used: spent(uses[operation] ?? []),
      budget: budgets[operation] ?? { roundTrips: 0, readUnits: 0, writeUnits: 0 },
    })),
  );

type Overhead = Readonly<Record<string, Measured>>;

const overheadRows = (measured: Overhead): string[] =>
  Object.entries(measured).map(([name, { median, least }]) => row([name, median.toFixed(1), least.toFixed(1)]));

/** What Linli adds to the bare calls, and whether the measurement can tell: the first was measured `again`. */
const verdicts = (measured: Overhead): string[] => {
  const at = (name: string): Measured => measured[name] ?? { median: 0, least: 0 };
  const names = Object.keys(mostAdded).filter((name) => measured[name]);
  const [first = ""] = names;
  const same = at(`${first} again`).median / at(first).median;
  const isClear = same >= noise.least && same <= noise.most;
  const told = names.map((name) => {
    const [own, bare] = [at(name), at(`${name}, bare`)];
    const added = own.median - bare.median;
    const most = mostAdded[name] ?? 0;
    const verdict = isClear ? (added <= most ? "within" : "OVER") : "no verdict on";
    return `- ${name}: ${added.toFixed(1)} µs CPU added (ratio ${(own.median / bare.median).toFixed(2)}), ${verdict} the budget of ${most} µs`;
  });
  return [
    `- A/A ratio: ${same.toFixed(3)}${isClear ? "" : " (too noisy: run it again on a quieter machine)"}`,
    ...told,
  ];
};

const played = await playExamples();
const rows = limitRows(played);
const costs = costSheet(played);
const measured = await measureOverhead();
const bigCourse = await measureBigCourse();
const contention = await contentionReport();
const cold = await measureCold();
const move = await measureMove();
const told = await measureTold();
const home = await measureHome();
const machine = { node: process.version, cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, load: loadavg()[0] };
const head = ["operation", "round trips", "read units", "write units", "budget"];
const limits = rows.map(({ operation, used, budget }) =>
  row([
    operation,
    used.roundTrips,
    used.readUnits,
    used.writeUnits,
    `${budget.roundTrips} · ${budget.readUnits} · ${budget.writeUnits}`,
  ]),
);
const report = [
  `# Benchmarks: Node ${machine.node}, ${machine.cpu}, ${machine.cores} cores, load ${machine.load?.toFixed(2)}`,
  "## The limit table: what one call of each operation costs at the table",
  tableOf(head, limits),
  "## CPU of one call, in microseconds",
  tableOf(["variant", "median", "least"], overheadRows(measured)),
  verdicts(measured).join("\n"),
  "## CPU of one call to a course of 300 seats with 600 waiting, in microseconds",
  tableOf(["variant", "median", "least"], overheadRows(bigCourse)),
  verdicts(bigCourse).join("\n"),
  "## Contention: 64 in flight, transactions that conflict",
  contention.paper,
  "## Cold starts: import and first call, each in a fresh process",
  coldTable(cold),
  "## One community out and in, on one machine",
  moveTable(move),
  "## Being told, on one machine",
  toldTable(told),
  "## A home under load, beside the usual build on one machine",
  homeTable(home),
  "## What it costs",
  costTable(costs),
  tableOf(
    ["operation", "a million calls, with all that follows"],
    costs.operations.map(({ operation, perMillion }) => row([operation, `$${perMillion.toFixed(2)}`])),
  ),
].join("\n\n");

mkdirSync("bench-results", { recursive: true });
writeFileSync(
  "bench-results/bench.json",
  JSON.stringify(
    { machine, limits: rows, overhead: measured, bigCourse, contention, cold, move, told, home, costs },
    null,
    2,
  ),
);
writeFileSync("bench-results/bench.md", `${report}\n`);
console.log(report);
