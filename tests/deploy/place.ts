import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { inject } from "vitest";
import { settableClock } from "#infra/local/clock.ts";
import type { Incoming } from "#infra/local/gateway-event.ts";
import { operator, seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import type { Envelope } from "#shared/events/contract.ts";
import { eventBridge } from "#shared/events/eventbridge.ts";
import { patience, patient } from "#shared/table/busy.ts";
import { dynamodbTable } from "#shared/table/dynamodb.ts";
import type { Place } from "../town/place.ts";
import { rootKeys } from "./aws.ts";
import type { Deployed } from "./deployed.ts";
import { tokenOf } from "./issuer.ts";
import { namedTable, namesOf } from "./names.ts";
import { emptyRegion } from "./region.ts";
import { rest, settle } from "./rest.ts";
import { filesOf, region, room } from "./room.ts";

/** The clock of a stage's functions: one file, which they read whenever they look at the time. */
const stageClock = ({ stage }: Deployed, start: string) => {
  const { now, set, advance } = settableClock(start);
  const file = `${filesOf(room()).clocks}/${stage}`;
  const tell = (): void => {
    writeFileSync(`${file}.next`, now().replace("T", " ").replace("Z", ""));
    renameSync(`${file}.next`, file);
  };
  const told =
    <Given>(move: (given: Given) => void) =>
    (given: Given): void => {
      move(given);
      tell();
    };
  tell();
  return { now, set: told(set), advance: told(advance) };
};

export const tableOf = ({ endpoint, table }: Deployed) =>
  patient(dynamodbTable(table, new DynamoDBClient({ endpoint, region, credentials: rootKeys })), patience);

/** Each request at once is a process of a function on this machine. */
const mostAtOnce = 12;

/** Lets so many act at once, and the others wait for their turn. */
const turns = (most: number) => {
  let free = most;
  const waiting: (() => void)[] = [];
  return async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
};

const onlyInProcess = (): never => {
  throw new Error("this needs the host of the same process: name it in tests/deploy/journeys.ts");
};

/**
 * A town of its own on a deployed stage: seeded through the DynamoDB adapter, spoken to over HTTPS. Nothing of what it
 * tells was heard yet.
 */
export const placeOn = async (deployed: Deployed, start: string): Promise<Place> => {
  const { issuer, jwk, api, echo: queue } = deployed;
  const mark = randomBytes(3).toString("hex");
  const names = namesOf(mark);
  const table = tableOf(deployed);
  const subjectOf = (persona: string): string => (persona === operator.persona ? persona : `${persona}.${mark}`);
  const resting = { deployed, queue, table };
  const inTurn = turns(mostAtOnce);
  const told = new Map<string, Envelope>();
  const drain = async (): Promise<void> => {
    for (const envelope of await rest(resting)) told.set(envelope.id, envelope);
  };
  const clock = stageClock(deployed, start);

  const world = { table: namedTable(table, names), region, clock: clock.now };
  for (const { slug, personas, ...facts } of seedCommunities) {
    names.learn(slug);
    const own = personas.map((each) => ({ ...each, persona: subjectOf(each.persona) }));
    const community = { ...facts, slug: names.outward(slug), personas: own };
    await seedCommunity({ world: { table, region, clock: clock.now }, issuer, community });
  }

  const answer = async ({ method, target, headers, read }: Incoming): Promise<Response> => {
    const body = (await read(Number.POSITIVE_INFINITY)) ?? Buffer.alloc(0);
    const isText = /json|text/.test(headers["content-type"] ?? "text");
    const sent = isText ? names.outward(body.toString()) : Uint8Array.from(body);
    const request = {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, names.outward(value)]),
      redirect: "manual" as const,
      ...(body.length > 0 && { body: sent }),
    };
    const response = await inTurn(() => fetch(api + names.outward(target), request));
    const bytes = Buffer.from(await response.arrayBuffer());
    const isRead = /json|text|calendar|html|svg/.test(response.headers.get("content-type") ?? "");
    const told = isRead ? Buffer.from(names.inward(bytes.toString())) : bytes;
    const { status, headers: given } = response;
    return new Response(told.length > 0 ? told : null, { status, headers: given });
  };

  return {
    world,
    clock,
    get home() {
      return onlyInProcess();
    },
    get devKey() {
      return onlyInProcess();
    },
    sign: (persona) => tokenOf(issuer, jwk, subjectOf(persona)),
    answer,
    drain,
    told: () => JSON.parse(names.inward(JSON.stringify([...told.values()]))),
    tellAgain: async (envelopes) => {
      const client = new EventBridgeClient({ endpoint: deployed.endpoint, region, credentials: rootKeys });
      await eventBridge(deployed.bus, client).publish(envelopes.flatMap(({ id }) => told.get(id) ?? []));
    },
  };
};

/** A town on the stage of this run, once what the town before left to do was done in that one's time. */
export const deployedPlace = async (start: string): Promise<Place> => {
  const deployed = inject("deployed");
  await settle({ deployed, queue: deployed.echo, table: tableOf(deployed) });
  await emptyRegion(deployed);
  const place = await placeOn(deployed, start);
  await place.drain();
  return place;
};
