import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { disputeIn, estateOf } from "../cases/messages/channels.ts";
import { outsideHere } from "../cases/messages/gateway.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { onSqlite } from "../town/town.ts";
import { send } from "./load.ts";
import { row, tableOf } from "./tables.ts";

const asked = 30;
const texts = 1_000;

export type ToldMeasure = {
  /** From the answer of a filing until the inbox of who is in it says so, in milliseconds. */
  readonly lag: { readonly p50: number; readonly longest: number };
  readonly texts: { readonly count: number; readonly seconds: number; readonly connections: number };
};

const filing = (nth: number, personId: string): object => ({
  category: "noise",
  place: { building: `${1 + (nth % 6)}栋` },
  source: "proactive",
  disputants: [{ name: "某户", personId }, { name: "邻户" }],
});

type Inbox = { readonly items: readonly { readonly thing: { readonly id: string } }[] };
type Me = { readonly communities: readonly { readonly community: string; readonly personId: string }[] };

/** On one machine, as a person sees it: how long after a dispute was taken in their inbox tells of it. */
const measureLag = async (): Promise<ToldMeasure["lag"]> => {
  const folder = temporaryFolder();
  const { child, block } = await startProcess(folder, ["--port", "18797"]);
  const port = Number(new URL(block.api).port);
  const tokenOf = (name: string): string => block.personas.find(({ persona }) => persona === name)?.token ?? "";
  const community = "yangguang-huayuan";
  const { communities } = (await send(port, { path: "/v1/me", token: tokenOf("qin") })).body as Me;
  const personId = communities.find((each) => each.community === community)?.personId ?? "";
  const base = `/v1/communities/${community}`;
  const times: number[] = [];
  for (let nth = 0; nth < asked; nth += 1) {
    const filed = { path: `${base}/mediation/cases`, token: tokenOf("sun"), body: filing(nth, personId) };
    const { caseId } = ((await send(port, filed)).body as { case: { caseId: string } }).case;
    const start = performance.now();
    const isTold = async (): Promise<boolean> => {
      const path = `${base}/messages/own-messages`;
      const { items } = (await send(port, { path, token: tokenOf("qin") })).body as Inbox;
      return items.some(({ thing }) => thing.id === caseId);
    };
    while (!(await isTold())) await pause(5);
    times.push(performance.now() - start);
  }
  await end(child, "SIGINT");
  rmSync(folder, { recursive: true });
  const sorted = times.toSorted((one, other) => one - other);
  return { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
};

/** A thousand texts that are due at once go to a gateway beside this process. */
const measureTexts = async (): Promise<ToldMeasure["texts"]> => {
  let [count, connections] = [0, 0];
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      count += 1;
      response.writeHead(204).end();
    });
  }).on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  const { town } = await estateOf({ outside: outsideHere(), url: `http://127.0.0.1:${port}/texts`, on: onSqlite() });
  const jiang = { personId: await town.idOf("jiang") };
  await (await town.as("ding")).correctPerson({ params: jiang, body: { phone: "+8613800138001" } });
  await town.drain();
  count = 0;
  const start = performance.now();
  while (count < texts) await disputeIn(town);
  const seconds = (performance.now() - start) / 1000;
  server.closeAllConnections();
  server.close();
  return { count, seconds, connections };
};

export const measureTold = async (): Promise<ToldMeasure> => ({ lag: await measureLag(), texts: await measureTexts() });

export const toldTable = ({ lag, texts: sent }: ToldMeasure): string =>
  tableOf(
    ["what", "figure"],
    [
      row([
        `filed until the inbox says so, ${asked} times (goal ≤ 2 s)`,
        `p50 ${lag.p50.toFixed(0)} ms, longest ${lag.longest.toFixed(0)} ms`,
      ]),
      row([
        `${sent.count} texts through a gateway, with the filings that cause them (goal 1,000 a minute)`,
        `${sent.seconds.toFixed(1)} s over ${sent.connections} connections`,
      ]),
    ],
  );
