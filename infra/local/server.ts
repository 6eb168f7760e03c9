import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { finished } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Complaint } from "#infra/operations/complaint.ts";
import type { RefusalDetail } from "#shared/domain/refusal.ts";
import type { Incoming } from "./gateway-event.ts";
import { refused } from "./refused.ts";

export type Answer = (incoming: Incoming) => Promise<Response>;

/** Reads the body as far as it may be: nothing where it is larger, of which no more is read than that shows. */
const reader =
  (request: IncomingMessage): Incoming["read"] =>
  async (most) => {
    if (Number(request.headers["content-length"] ?? 0) > most) return undefined;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > most) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(",")]));

const exchange = async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
  const { method = "GET", url: target = "/", socket } = request;
  const told = await answer({
    method,
    target,
    from: socket.remoteAddress,
    headers: headersOf(request),
    read: reader(request),
  });
  // What was not read is not waited for either.
  if (!request.complete) response.setHeader("connection", "close");
  response.statusCode = told.status;
  response.setHeaders(told.headers);
  response.end(Buffer.from(await told.arrayBuffer()));
};

/** A request that does not say for whom it is; HTTP/1.0 knew no Host. */
const isForNobody = ({ httpVersion, headersDistinct: { host = [] } }: IncomingMessage): boolean =>
  host.length > 1 || (host.length === 0 && httpVersion !== "1.0");

const toldNo =
  (code: "malformed" | "expectation-unknown", detail: RefusalDetail = {}): Answer =>
  ({ target, headers }) =>
    refused({ code, detail, path: target.split("?")[0] ?? "", language: headers["accept-language"] });

const forNobody = toldNo("malformed", { errors: [{ parameter: "Host", code: "required" }] });

/**
 * Answers the requests of one connection one after the other, each in a turn of the event loop: whoever sends many at
 * once waits for their own, and nobody else does.
 */
const inOrder = () => {
  const last = new WeakMap<Duplex, Promise<void>>();
  return async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
    const { socket } = request;
    const before = last.get(socket);
    const told = async (): Promise<void> => {
      if (before) await before.then(() => nextTurn());
      if (socket.destroyed) return;
      await exchange(request, response, answer).catch(() => response.destroy());
      await finished(response).catch(() => {});
    };
    const mine = told();
    last.set(socket, mine);
    await mine;
    if (last.get(socket) === mine) last.delete(socket);
  };
};

const listenOn = (server: Server, port: number): Promise<boolean> =>
  new Promise((settle, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? settle(false) : fail(error)));
    server.listen(port, "127.0.0.1", () => settle(true));
  });

const mostTries = 50;
const mostConnections = 1024;

/** What HTTP's own parser turns away, told as a problem. */
const codesOfParser = {
  HPE_HEADER_OVERFLOW: "headers-too-large",
  ERR_HTTP_REQUEST_TIMEOUT: "timed-out",
} as const;

/** Answers what never became a request, and ends its connection. */
const turnAway = async ({ code = "" }: NodeJS.ErrnoException, socket: Duplex): Promise<void> => {
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const told = await refused({ code: codesOfParser[code as keyof typeof codesOfParser] ?? "malformed", path: "/" });
  const body = Buffer.from(await told.arrayBuffer());
  const headers = Object.entries({
    ...Object.fromEntries(told.headers),
    "content-length": body.byteLength,
    connection: "close",
  });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.write(`HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}\r\n${lines}\r\n`);
  socket.end(body);
};

/** A server that waits for a whole request for so many seconds, half a minute where it is not said. */
const serverOf = (answer: Answer, patience: number): Server => {
  const requestTimeout = patience * 1000;
  const connectionsCheckingInterval = Math.ceil(requestTimeout / 10);
  const times = { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval };
  const attend = inOrder();
  const server = createServer({ ...times, requireHostHeader: false }, (request, response) => {
    void attend(request, response, isForNobody(request) ? forNobody : answer);
  });
  server.on("checkExpectation", (request, response) => {
    void attend(request, response, toldNo("expectation-unknown"));
  });
  server.on("connect", (_, socket) => {
    turnAway({ name: "", message: "" }, socket).catch(() => socket.destroy());
  });
  server.maxConnections = mostConnections;
  server.on("clientError", (error, socket) => {
    turnAway(error, socket).catch(() => socket.destroy());
  });
  return server;
};

/** Serves on loopback at the first free port from `port` on; who does not send a whole request in `patience` seconds is let go. */
export const serve = async (
  answer: Answer,
  port: number,
  { patience = 30 } = {},
): Promise<{ port: number; close: () => Promise<void> }> => {
  for (let tried = port; tried < port + mostTries; tried += 1) {
    const server = serverOf(answer, patience);
    if (!(await listenOn(server, tried))) continue;
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      });
    return { port: tried, close };
  }
  throw new Complaint(`There is no free port from ${port} to ${port + mostTries - 1}: name another with --port.`);
};
