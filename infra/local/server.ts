import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Complaint } from "#infra/operations/complaint.ts";
import type { Incoming } from "./gateway.ts";

export type Answer = (incoming: Incoming) => Promise<Response>;

const mostBytes = 10 * 1024 * 1024;

/** The body, or nothing where it is larger than a gateway would take. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes > mostBytes ? undefined : Buffer.concat(chunks);
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(",")]));

const exchange = async (request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> => {
  const body = await bodyOf(request);
  const { method = "GET", url = "/" } = request;
  const told = await answer({
    method,
    target: url,
    headers: headersOf(request),
    body: body ?? Buffer.alloc(0),
    isTooLarge: body === undefined,
  });
  response.writeHead(told.status, Object.fromEntries(told.headers));
  response.end(Buffer.from(await told.arrayBuffer()));
};

const listenOn = (server: Server, port: number): Promise<boolean> =>
  new Promise((settle, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? settle(false) : fail(error)));
    server.listen(port, "127.0.0.1", () => settle(true));
  });

const mostTries = 50;

/** Serves on loopback at the first free port from `port` on. */
export const serve = async (answer: Answer, port: number): Promise<{ port: number; close: () => Promise<void> }> => {
  for (let tried = port; tried < port + mostTries; tried += 1) {
    const server = createServer((request, response) => {
      exchange(request, response, answer).catch(() => response.destroy());
    });
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
