import { readFileSync } from "node:fs";
import { alarmsOfCore, alarmsOfService } from "#infra/aws/alarms.ts";
import { stages } from "#infra/aws/stage.ts";
import { services } from "#services/services.ts";
import type { Played } from "../examples/play.ts";
import { spent } from "../limits/spending.ts";

const file = "prices-2026-11.json";
const sheet = JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as {
  readonly date: string;
  readonly region: string;
  readonly source: string;
  readonly prices: Readonly<Record<string, { readonly price: number }>>;
  readonly assumptions: typeof import("./prices-2026-11.json")["assumptions"];
};
const { assumptions } = sheet;

const million = 1_000_000;
const gigabyte = 1_000_000_000;

const price = (name: string): number => {
  const found = sheet.prices[name];
  if (!found) throw new Error(`no price for ${name}`);
  return found.price;
};
const perMillion = (name: string, count: number): number => (price(name) * count) / million;

type Spent = { readonly roundTrips: number; readonly readUnits: number; readonly writeUnits: number };

/** What the table and the function charge for some calls at the table. */
const work = ({ roundTrips, readUnits, writeUnits }: Spent, calls: number): number => {
  const milliseconds = roundTrips * assumptions.millisecondsPerRoundTrip + calls * assumptions.millisecondsOwn;
  const seconds = (milliseconds / 1000) * assumptions.functionGigabytes;
  return (
    perMillion("tableReadsPerMillion", readUnits) +
    perMillion("tableWritesPerMillion", writeUnits) +
    perMillion("functionCallsPerMillion", calls) +
    price("functionGigabyteSecond") * seconds
  );
};

const logged = (bytes: number): number => (price("logGigabyte") * bytes) / gigabyte;

/** One call of an operation with all that follows: the request, its facts on the bus, and everyone who hears them. */
export const costOf = ({ uses, echoes }: Played, operation: string): number => {
  const { facts, hearings, uses: later } = echoes[operation] ?? { facts: 0, hearings: 0, uses: [] };
  const request = perMillion("apiCallsPerMillion", 1) + work(spent(uses[operation] ?? []), 1);
  const told = perMillion("factsPerMillion", facts) + (facts > 0 ? perMillion("functionCallsPerMillion", 1) : 0);
  const heard = perMillion("queueCallsPerMillion", hearings * assumptions.queueCallsPerHearing);
  const logs = logged(assumptions.logBytesPerCall + hearings * assumptions.logBytesPerHearing);
  return request + told + heard + work(spent(later), hearings) + logs;
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

const storage = (gigabytes: number): number =>
  gigabytes * (price("tableGigabyteMonth") + price("recoveryGigabyteMonth"));

/**
 * What a stage costs with no community in it. Two pollers of Lambda wait 20 s at a queue on which nothing comes; of the
 * stage's key each who sends to a queue takes two requests an hour, and each who reads one, whatever comes.
 */
const standing = (): number => {
  const [stage] = stages();
  if (!stage) throw new Error("no stage");
  const alarms = [
    ...alarmsOfCore(stage, { apiId: "", tableName: "" }),
    ...services.flatMap((service) => alarmsOfService(stage, service)),
  ];
  const queues = services.filter(({ reactions }) => Object.keys(reactions).length > 0).length;
  const { minutesAMonth, pollsPerQueueAndMinute, keyRequestsPerQueueAndHour } = assumptions;
  const hoursAMonth = minutesAMonth / 60;
  return (
    alarms.length * price("alarmMonth") +
    price("dashboardMonth") +
    price("keyMonth") +
    price("secretMonth") +
    perMillion("queueCallsPerMillion", queues * pollsPerQueueAndMinute * minutesAMonth) +
    perMillion("keyRequestsPerMillion", queues * keyRequestsPerQueueAndHour * hoursAMonth) +
    work({ roundTrips: minutesAMonth, readUnits: minutesAMonth / 2, writeUnits: 0 }, minutesAMonth)
  );
};

export type CostSheet = ReturnType<typeof costSheet>;

/** The figures of a month, in the currency of the price file. */
export const costSheet = (played: Played) => {
  const routes = services.flatMap(({ routes }) => Object.values(routes));
  const costs = routes.map(({ operation, method }) => ({ operation, method, each: costOf(played, operation) }));
  const meanOf = (method: string): number =>
    mean(costs.filter((cost) => cost.method === method).map(({ each }) => each));
  const [read, verb] = [meanOf("GET"), meanOf("POST")];
  const { busy, idle } = assumptions;
  const busyMonth = read * busy.readsAMonth + verb * busy.verbsAMonth + storage(busy.gigabytes);
  const fixed = standing();
  const breakEven = (server: number): number => Math.max(0, Math.floor((server - fixed) / busyMonth));
  return {
    file,
    date: sheet.date,
    region: sheet.region,
    perMillion: { read: read * million, verb: verb * million },
    operations: costs.map(({ operation, each }) => ({ operation, perMillion: each * million })),
    month: { idle: storage(idle.gigabytes), busy: busyMonth, standing: fixed },
    breakEven: { box: breakEven(price("boxMonth")), pair: breakEven(price("pairMonth")) },
    servers: { box: price("boxMonth"), pair: price("pairMonth") },
    busy,
  };
};

const money = (amount: number): string => `$${amount < 0.1 ? amount.toFixed(4) : amount.toFixed(2)}`;

/** The sheet as a table for people. */
export const costTable = ({
  date,
  file: name,
  region,
  perMillion: a,
  month,
  breakEven,
  servers,
  busy,
}: CostSheet): string =>
  [
    `Prices of ${region}, ${date} (\`tests/bench/${name}\`, with the source of each); units from the limit table; facts and hearings as the examples had them. No free tier, no discount.`,
    "",
    "| | a month |",
    "|---|---|",
    `| a community in which nothing happens | ${money(month.idle)}: what it keeps, and nothing else |`,
    `| a busy one: ${busy.households} households, ${busy.readsAMonth} reads and ${busy.verbsAMonth} verbs | ${money(month.busy)} |`,
    `| the stage itself, however many communities: alarms, dashboard, key, secret, polls of queues, the scheduler | ${money(month.standing)} |`,
    "",
    "| a million | |",
    "|---|---|",
    `| reads (the mean of all) | ${money(a.read)} |`,
    `| verbs with all that follows them (the mean of all) | ${money(a.verb)} |`,
    "",
    "| instead of | a month | a stage costs less up to |",
    "|---|---|---|",
    `| one small box with the one-machine home | ${money(servers.box)} | ${breakEven.box} busy communities |`,
    `| two servers, a balancer and a database in two zones | ${money(servers.pair)} | ${breakEven.pair} busy communities |`,
  ].join("\n");
