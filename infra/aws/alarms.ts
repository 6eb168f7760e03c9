import { seatDrift } from "#shared/contracts/course-seats.ts";
import type { Service } from "#shared/service.ts";
import { busOf, countOf, deadLettersOf, functionOf, queueOf } from "./names.ts";
import type { Stage } from "./stage.ts";

/** One kind of alarm: what is measured, over how many minutes, and from where on it rings. */
type Kind = {
  readonly says: string;
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: "Maximum" | "Sum";
  readonly minutes: number;
  readonly ringsAt: number;
  /** Rings below the number, and where nothing is measured at all. */
  readonly isSilence?: true;
};

const lambda = { namespace: "AWS/Lambda", statistic: "Sum", minutes: 5 } as const;
const waiting = { namespace: "AWS/SQS", metric: "ApproximateNumberOfMessagesVisible", statistic: "Maximum" } as const;

/**
 * Every kind of alarm. Each has a heading of its own name in docs/operations.md, which its description links.
 * A message that fails is put back as a new one, so what waits for half an hour is not being worked on, or not heard.
 */
export const alarmKinds = {
  "messages-wait": {
    says: "The oldest fact on a service's queue has waited for half an hour.",
    namespace: "AWS/SQS",
    metric: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    minutes: 5,
    ringsAt: 1800,
  },
  "dead-letters": { says: "A service gave up on a fact.", ...waiting, minutes: 5, ringsAt: 1 },
  "relay-behind": {
    says: "Facts reach the bus more than ten minutes late; the stream forgets after 24 hours.",
    ...lambda,
    metric: "IteratorAge",
    statistic: "Maximum",
    ringsAt: 600_000,
  },
  "relay-dead-letters": { says: "The relay gave up on changes of the table.", ...waiting, minutes: 5, ringsAt: 1 },
  "bus-dead-letters": { says: "The bus could not encrypt or decrypt a fact.", ...waiting, minutes: 5, ringsAt: 1 },
  "deadlines-stopped": {
    says: "Nobody has looked for due deadlines in the last ten minutes.",
    ...lambda,
    metric: "Invocations",
    minutes: 10,
    ringsAt: 1,
    isSilence: true,
  },
  "deadlines-dead-letters": {
    says: "The scheduler could not call the function of the deadlines.",
    ...waiting,
    minutes: 5,
    ringsAt: 1,
  },
  "function-errors": {
    says: "A function crashed, or ran out of time or memory.",
    ...lambda,
    metric: "Errors",
    ringsAt: 1,
  },
  "function-throttled": { says: "Requests found no free function.", ...lambda, metric: "Throttles", ringsAt: 1 },
  "server-errors": {
    says: "The API answered with statuses from 500 on.",
    namespace: "AWS/ApiGateway",
    metric: "5xx",
    statistic: "Sum",
    minutes: 5,
    ringsAt: 5,
  },
  "seat-drift": {
    says: "The seats of a course did not add up when the night counted them.",
    namespace: "AWS/Events",
    metric: "MatchedEvents",
    statistic: "Sum",
    minutes: 5,
    ringsAt: 1,
  },
  "table-throttled": {
    says: "The table turned requests away.",
    namespace: "AWS/DynamoDB",
    metric: "WriteThrottleEvents",
    statistic: "Sum",
    minutes: 5,
    ringsAt: 10,
  },
} as const satisfies Record<string, Kind>;

export type AlarmKind = keyof typeof alarmKinds;
export const kindOf = (kind: AlarmKind): Kind => alarmKinds[kind];

/** Facts that no service can answer, only a person: a rule on the bus counts each, under the alarm's kind. */
export const wakingFacts: readonly { readonly service: string; readonly kind: AlarmKind; readonly type: string }[] = [
  { service: "courses", kind: "seat-drift", type: seatDrift.type },
];

/** What one alarm watches: `on` is its name in alarms and on the dashboard. */
export type Alarm = {
  readonly kind: AlarmKind;
  readonly on: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

const ofFunction = (stage: Stage, name: string, kind: AlarmKind): Alarm => ({
  kind,
  on: name,
  dimensions: { FunctionName: functionOf(stage.name, name) },
});

const ofQueue = (kind: AlarmKind, on: string, QueueName: string): Alarm => ({ kind, on, dimensions: { QueueName } });

const ofFact = ({ name }: Stage, kind: AlarmKind): Alarm => ({
  kind,
  on: "bus",
  dimensions: { EventBusName: busOf(name), RuleName: countOf(name, kind) },
});

/** The alarms of one service: its functions, its queue and the dead letters of it, and its facts that wake somebody. */
export const alarmsOfService = (stage: Stage, { name, reactions }: Service): Alarm[] => {
  const isListening = Object.keys(reactions).length > 0;
  return [
    ofFunction(stage, `${name}-http`, "function-errors"),
    ofFunction(stage, `${name}-http`, "function-throttled"),
    ...(isListening
      ? [
          ofFunction(stage, `${name}-events`, "function-errors"),
          ofQueue("messages-wait", name, queueOf(stage.name, name)),
          ofQueue("dead-letters", name, deadLettersOf(stage.name, name)),
        ]
      : []),
    ...wakingFacts.filter(({ service }) => service === name).map(({ kind }) => ofFact(stage, kind)),
  ];
};

/** The alarms of what every service stands on. */
export const alarmsOfCore = (stage: Stage, { apiId, tableName }: { apiId: string; tableName: string }): Alarm[] => {
  const dead = (of: "relay" | "deadlines" | "bus"): Alarm =>
    ofQueue(`${of}-dead-letters`, of, deadLettersOf(stage.name, of));
  return [
    { kind: "server-errors", on: "api", dimensions: { ApiId: apiId } },
    { kind: "table-throttled", on: "table", dimensions: { TableName: tableName } },
    ofFunction(stage, "relay", "relay-behind"),
    ofFunction(stage, "relay", "function-errors"),
    dead("relay"),
    ofFunction(stage, "deadlines", "deadlines-stopped"),
    ofFunction(stage, "deadlines", "function-errors"),
    dead("deadlines"),
    ...(stage.switches.encryptedBus ? [dead("bus")] : []),
  ];
};
