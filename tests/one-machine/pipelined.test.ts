import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Incoming } from "#infra/local/gateway-event.ts";
import { serve } from "#infra/local/server.ts";

const many = 2_000;
const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

let at: Awaited<ReturnType<typeof serve>>;
const heard: string[] = [];
let running = 0;
let mostRunning = 0;

/** Work of several turns, as a request at a store is. */
const answer = async ({ target }: Incoming): Promise<Response> => {
  running += 1;
  mostRunning = Math.max(mostRunning, running);
  heard.push(target);
  for (let step = 0; step < 5; step += 1) await turn();
  running -= 1;
  return new Response(`${target}\n`);
};

beforeAll(async () => {
  at = await serve(answer, 18_497);
});
afterAll(() => at.close());

const opened = (): Promise<Socket> =>
  new Promise((ready) => {
    const socket = connect(at.port, "127.0.0.1", () => ready(socket));
  });

const requests = Array.from({ length: many }, (_, nth) => `GET /${nth} HTTP/1.1\r\nhost: x\r\n\r\n`).join("");

describe("many requests that come at once on one connection", () => {
  it("are answered one after the other, in their order, while others come in between", async () => {
    const socket = await opened();
    let told = "";
    socket.on("data", (data) => {
      told += data;
    });
    socket.write(requests);
    await expect.poll(() => heard.length).toBeGreaterThan(10);
    expect(await (await fetch(`http://127.0.0.1:${at.port}/other`)).text()).toBe("/other\n");
    expect(heard.indexOf("/other")).toBeLessThan(many / 2);
    expect(mostRunning).toBeLessThanOrEqual(2);
    await expect.poll(() => told.match(/^\/\d+$/gm)?.length, { timeout: 20_000 }).toBe(many);
    expect(told.match(/^\/\d+$/gm)).toEqual(Array.from({ length: many }, (_, nth) => `/${nth}`));
    socket.destroy();
  });

  it("are not worked on once nobody is there to hear the answers", async () => {
    const socket = await opened();
    heard.length = 0;
    socket.write(requests);
    await expect.poll(() => heard.length).toBeGreaterThan(10);
    socket.destroy();
    await turn();
    const reached = heard.length;
    await new Promise((resume) => setTimeout(resume, 200));
    expect(heard.length).toBeLessThan(Math.min(many, reached + 5));
  });
});
