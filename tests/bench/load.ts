import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** What is asked for; a body of text is sent as the CSV of a list. */
export type Sent = { readonly path: string; readonly token: string; readonly body?: object | string };
export type Told = { readonly status: number; readonly body: never };

let keys = 0;

/** One request on a connection that is kept: a POST where it has a body. Anything but a success throws. */
export const send = (port: number, { path, token, body }: Sent): Promise<Told> =>
  new Promise((told, fail) => {
    keys += 1;
    const type = typeof body === "string" ? "text/csv" : "application/json";
    const posted = { "content-type": type, "idempotency-key": `bench ${keys}` };
    const headers = { authorization: `Bearer ${token}`, ...(body && posted) };
    const method = body ? "POST" : "GET";
    const sent = request({ host: "127.0.0.1", port, method, path, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        const { statusCode: status = 0 } = response;
        const text = Buffer.concat(parts).toString();
        if (status < 300) told({ status, body: JSON.parse(text) as never });
        else fail(new Error(`${method} ${path}: ${status} ${text}`));
      });
    });
    sent.on("error", fail);
    sent.end(typeof body === "object" ? JSON.stringify(body) : body);
  });

export type Spread = { readonly count: number; readonly p50: number; readonly p99: number; readonly longest: number };

const spreadOf = (milliseconds: readonly number[]): Spread => {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? 0 };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** Does something so often, so many at once; answers how long each took, in milliseconds. */
export const together = async (
  count: number,
  atOnce: number,
  work: (nth: number) => Promise<unknown>,
): Promise<Spread> => {
  const times: number[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const nth = next;
      next += 1;
      times.push(await timed(() => work(nth)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return spreadOf(times);
};

/** How long a read takes, asked for every ten milliseconds as long as some work goes on. */
export const beside = async (read: () => Promise<unknown>, work: () => Promise<unknown>): Promise<Spread> => {
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    waits.push(await timed(read));
    await new Promise((resume) => setTimeout(resume, 10));
  }
  await working;
  return spreadOf(waits);
};

const fieldsOf = (pid: number): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    return [];
  }
};

/** Seconds of CPU that some processes used until now, with the processes that they began. */
export const cpuOf = (pids: readonly number[]): number =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), fields: fieldsOf(Number(name)) }))
    .filter(({ pid, fields }) => pids.includes(pid) || pids.includes(Number(fields[1])))
    .reduce((sum, { fields }) => sum + (Number(fields[11]) + Number(fields[12])) / 100, 0);
