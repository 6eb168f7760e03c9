import { noise } from "../bench/rounds.ts";
import type { Records } from "./records.ts";

/** Whose run a claim rests on. */
export type Source = keyof Records;

/** What is claimed, the command that shows it, and its figure in the record of that command. */
type Claim<From extends Source = Source> = {
  readonly says: string;
  readonly from: From;
  readonly command: string;
  readonly figure: (record: NonNullable<Records[From]>) => string;
};

const claim = <From extends Source>(own: Claim<From>): Claim => own as unknown as Claim;

const commands = {
  test: "npx vitest run tests/",
  dynamodb: "npm run test:dynamodb",
  deploy: "npm run test:deploy",
  browser: "npm run test:browser",
  bench: "npm run bench",
} as const;

/** A promise that a folder of tests keeps. */
const kept = (says: string, folder: string): Claim =>
  claim({
    says,
    from: "test",
    command: `${commands.test}${folder}`,
    figure: ({ passed }) => `${passed[folder] ?? 0} tests`,
  });

const whole = (says: string, from: "test" | "dynamodb" | "deploy" | "browser", command: string): Claim =>
  claim({
    says,
    from,
    command,
    figure: ({ passed, failed, seconds }) => {
      const all = Object.values(passed).reduce((sum, count) => sum + count, 0);
      return `${all} passed, ${failed} failed, ${seconds} s`;
    },
  });

type Bench = NonNullable<Records["bench"]>;

const measured = (says: string, figure: (bench: Bench) => string): Claim =>
  claim({ says, from: "bench", command: commands.bench, figure });

/** What was added to the bare calls; the first variant was measured `again`. */
const added = (variants: Bench["overhead"], name: string, first = "read"): string => {
  const at = (variant: string): number => variants[variant]?.median ?? Number.NaN;
  const same = at(`${first} again`) / at(first);
  const isClear = same >= noise.least && same <= noise.most;
  const verdict = isClear ? "" : `; no verdict, A/A ${same.toFixed(2)}`;
  return `${(at(name) - at(`${name}, bare`)).toFixed(0)} µs${verdict}`;
};

const ofCold = ({ cold }: Bench, figure: (own: Bench["cold"][number], empty: number) => string): string => {
  const empty = cold.find(({ name }) => name === "empty")?.cpu ?? Number.NaN;
  const own = cold.filter(({ name }) => !["empty", "empty again", "usual"].includes(name));
  return own.map((each) => `${each.name} ${figure(each, empty)}`).join(" · ");
};

/** What is claimed of speed, reliability and security. */
export const claims: readonly Claim[] = [
  kept("Each operation stays within its budget of round trips and units", "limits"),
  measured("What Linli adds to the bare SDK call of a read, in CPU (goal ≤ 60 µs)", ({ overhead }) =>
    added(overhead, "read"),
  ),
  measured("What Linli adds to the bare SDK calls of a verb, in CPU (goal ≤ 120 µs)", ({ overhead }) =>
    added(overhead, "verb"),
  ),
  measured(
    "What a request adds to the bare calls of a course with 300 seats and 600 waiting, in CPU (goal ≤ 1,000 µs)",
    ({ bigCourse }) =>
      ["see a place in the list", "join the list", "leave the list"]
        .map((name) => `${name} ${added(bigCourse, name, "see a place in the list")}`)
        .join(" · "),
  ),
  measured("Cold start: import and first call ÷ an empty handler with the same client (goal ≤ 1.5)", (bench) =>
    ofCold(bench, ({ cpu }, empty) => (cpu / empty).toFixed(2)),
  ),
  measured("What a cold start loads, in KB (communities ≤ 720)", (bench) =>
    ofCold(bench, ({ kilobytes }) => kilobytes.toFixed(0)),
  ),
  measured("Many at once for few seats: sold as many as there are, nobody passed over", ({ contention }) => {
    const own = contention.rows.filter(({ build }) => build !== "usual");
    const isSound = own.every(
      ({ sold, seats, requests, inversions }) => sold === Math.min(seats, requests) && inversions === 0,
    );
    return `${isSound ? "kept" : "BROKEN"} in ${own.length} runs, at most ${Math.max(...own.map(({ attemptsPerSeat }) => attemptsPerSeat)).toFixed(2)} attempts a seat`;
  }),
  measured(
    "100 cancellations amid 1,000 bookings (goal ≤ 1.1 writes each)",
    ({ contention: { cancels } }) =>
      `${cancels.done} of ${cancels.asked}, ${cancels.writesEach.toFixed(2)} writes each`,
  ),
  kept(
    "Under crashes, throttles, lost answers and redelivery every promise holds, and planted bugs are caught",
    "simulation",
  ),
  kept(
    "kill -9 loses nothing acknowledged; a poison letter fails alone; a community moves with an equal digest",
    "one-machine",
  ),
  kept("Every operation × role × context; bad tokens; random input; canaries", "security"),
  kept("What happened in the story, over HTTP", "journeys"),
  kept("Three regions synthesize with 0 findings; each function is loaded as its template gives it", "infra"),
  kept("Both stores keep one contract", "contract"),
  whole("All that needs Node alone", "test", "npm test"),
  whole("Contract, stream and journeys on DynamoDB Local", "dynamodb", commands.dynamodb),
  whole(
    "Deployed by the CDK CLI on an emulator that enforces IAM: journeys, audit, upgrade, isolation",
    "deploy",
    commands.deploy,
  ),
  whole("The installed client and the docs page in Chromium, on a page of another origin", "browser", commands.browser),
  claim({
    says: "The docs page shows its first operation (goal ≤ 2,000 ms, ≤ 700 KB as sent)",
    from: "browser",
    command: commands.browser,
    figure: ({ docsPage: { milliseconds, bytes } }) => `${milliseconds} ms, ${(bytes / 1024).toFixed(0)} KB`,
  }),
];

/** What is promised and has no command yet. */
export const unshown: readonly string[] = [
  "Flat from 10² to 10⁵ items and from 1 to 10,000 communities: units identical, latency ratio ≤ 1.1",
  "Anything on real AWS: nothing was deployed there yet",
];
