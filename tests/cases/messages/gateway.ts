import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { openOutside } from "#shared/outside/open.ts";
import type { Outside } from "#shared/outside/outside.ts";

export type Taken = { readonly headers: IncomingHttpHeaders; readonly body: string };

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** It answers after so long; `never`, where it only listens. */
  readonly after?: number | "never";
};

/** A provider's gateway on this machine, which takes everything and answers as it is told. */
export const openProvider = async () => {
  const taken: Taken[] = [];
  const answers: Answer[] = [];
  let usual: Answer = { status: 204 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    taken.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const { status, headers = {}, after = 0 } = answers.shift() ?? usual;
    if (after === "never") return;
    if (after > 0) await new Promise((goOn) => setTimeout(goOn, after));
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/texts`,
    taken,
    bodies: () => taken.map(({ body }) => JSON.parse(body)),
    /** The next requests are answered so, one after the other; all others with 204. */
    answer: (...next: readonly Answer[]) => void answers.push(...next),
    /** Everything else is answered so. */
    always: (answer: Answer) => {
      usual = answer;
    },
    reset: () => {
      usual = { status: 204 };
      taken.length = 0;
      answers.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
};

/** A way out that may reach this machine. */
export const outsideHere = (options: Partial<Parameters<typeof openOutside>[0]> = {}): Outside =>
  openOutside({ origin: () => "https://linli.example", hosts: [], allowsLoopback: true, ...options });
