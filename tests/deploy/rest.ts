import { setTimeout as pause } from "node:timers/promises";
import type { Envelope } from "#shared/events/contract.ts";
import type { Table } from "#shared/table/table.ts";
import { answered, ask, json } from "./aws.ts";
import type { Deployed } from "./deployed.ts";
import { echo } from "./echo.ts";

const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
const patienceSeconds = 400;

/** How many messages wait or are worked on in a queue. */
export const waitingIn = async (endpoint: string, QueueUrl: string): Promise<number> => {
  const asked = json("sqs", "AmazonSQS.GetQueueAttributes", { QueueUrl, AttributeNames: names });
  const { Attributes } = JSON.parse(await answered(ask(endpoint, asked)));
  return names.reduce((sum, name) => sum + Number(Attributes[name]), 0);
};

const busyAmong = async ({ endpoint, queues }: Deployed, among = queues): Promise<string[]> => {
  const waiting = await Promise.all(among.map((queue) => waitingIn(endpoint, queue)));
  return among.filter((_, nth) => waiting[nth]);
};

/** Until no queue holds a message. */
const quiet = async (deployed: Deployed): Promise<void> => {
  const until = Date.now() + patienceSeconds * 1000;
  let busy = await busyAmong(deployed);
  while (busy.length > 0 && Date.now() < until) {
    await pause(50);
    busy = await busyAmong(deployed, busy);
  }
  if (busy.length > 0) throw new Error(`still busy after ${patienceSeconds} s: ${busy.join(", ")}`);
};

const sweep = async ({ endpoint, deadlines }: Deployed): Promise<void> => {
  const path = `/2015-03-31/functions/${deadlines}/invocations`;
  const told = await answered(ask(endpoint, { service: "lambda", path, body: "{}" }));
  if (told.includes("errorMessage")) throw new Error(`the deadlines function failed: ${told}`);
};

export type Resting = { readonly deployed: Deployed; readonly queue: string; readonly table: Table };

/**
 * Until nothing moves, which is when no fact was told over two calls in a row: the entry of a hot item comes after its
 * call. Answers the facts that were told meanwhile.
 */
export const settle = async ({ deployed, queue, table }: Resting): Promise<Envelope[]> => {
  const told: Envelope[] = [];
  for (let still = 0; still < 2; ) {
    await quiet(deployed);
    const heard = await echo(deployed, queue, table);
    told.push(...heard);
    still = heard.length === 0 ? still + 1 : 0;
  }
  return told;
};

/** Works until nothing is due at the present time of the functions, and answers the facts that were told meanwhile. */
export const rest = async (resting: Resting): Promise<Envelope[]> => {
  const told = await settle(resting);
  for (let last = 1; last > 0; ) {
    await sweep(resting.deployed);
    const heard = await settle(resting);
    told.push(...heard);
    last = heard.length;
  }
  return told;
};
