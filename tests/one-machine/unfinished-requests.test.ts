import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Incoming } from "#infra/local/gateway-event.ts";
import { serve } from "#infra/local/server.ts";

let at: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const answer = async ({ method, read }: Incoming) =>
    method === "GET" || (await read(10)) ? new Response("heard") : new Response("too large", { status: 413 });
  at = await serve(answer, 18_477, { patience: 0.3 });
});
afterAll(() => at.close());

/** All that the server says to some bytes until it ends the connection. */
const toldOf = (bytes: string): Promise<string> =>
  new Promise((told, fail) => {
    let text = "";
    const socket = connect(at.port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("end", () => told(text)).on("error", fail);
  });

const unfinished = {
  "headers that are too large": [
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
  "headers that never end": ["GET / HTTP/1.1\r\nhost: x\r\n", 408, "timed-out"],
  "a body that never ends": ["POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc", 408, "timed-out"],
  "what is no HTTP": ["SSH-2.0-x\r\n\r\n", 400, "malformed"],
  "no host": ["GET / HTTP/1.1\r\nconnection: close\r\n\r\n", 400, "malformed"],
  "two hosts": ["GET / HTTP/1.1\r\nhost: x\r\nhost: y\r\nconnection: close\r\n\r\n", 400, "malformed"],
  "an expectation that nobody knows": [
    "POST / HTTP/1.1\r\nhost: x\r\nexpect: foo\r\nconnection: close\r\n\r\n",
    417,
    "expectation-unknown",
  ],
  "a tunnel": ["CONNECT x:1 HTTP/1.1\r\nhost: x:1\r\n\r\n", 400, "malformed"],
} as const;

describe("a request that does not come whole, or not as HTTP has it", () => {
  it.each(Object.entries(unfinished))("is told why, as a problem: %s", async (_, [bytes, status, code]) => {
    const told = await toldOf(bytes);
    const [head = "", body = ""] = told.split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(head).toContain("content-type: application/problem+json");
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });

  it("is not waited for where it is too large, whether it says so before or not", async () => {
    const announced = await toldOf("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 999999\r\n\r\n");
    const endless = await toldOf(
      "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nb\r\n0123456789a\r\n",
    );
    for (const told of [announced, endless]) expect(told).toMatch(/^HTTP\/1.1 413 .*connection: close.*too large$/s);
  });

  it("hinders nobody else", async () => {
    expect(await (await fetch(`http://127.0.0.1:${at.port}/`)).text()).toBe("heard");
  });
});
