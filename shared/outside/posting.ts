import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent, request as safeRequest } from "node:https";
import { isIP } from "node:net";
import { addressesOf, checkedLookup, hostIn, isLoopback, isPublic, NotPublic } from "./addresses.ts";
import type { Objection, Outside, Posting, Sending } from "./outside.ts";

const usualPatience = 10_000;

export type PostingOptions = {
  /** The hosts, with all below them, of which the operator knows that they are in the region; `*` for any. */
  readonly hosts: readonly string[];
  /** For tests and the demonstration: this machine may be posted to, without TLS too. */
  readonly allowsLoopback?: boolean;
  /** How long an answer is waited for: ten seconds where nothing is said. */
  readonly patienceMilliseconds?: number;
};

const secondsIn = (retryAfter: string | undefined): number | undefined => {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
};

const sendingOf = (status: number, retryAfter: string | undefined): Sending => {
  if (status >= 200 && status < 300) return { became: "sent" };
  if (status === 410) return { became: "no-such-address" };
  const seconds = status === 429 || status === 503 ? secondsIn(retryAfter) : undefined;
  if (status === 429 || seconds !== undefined) return { became: "busy", seconds: seconds ?? 60 };
  return { became: "failed" };
};

/** Posts to gateways outside. Of an answer only its status counts; nothing is followed. */
export const poster = ({
  hosts,
  allowsLoopback = false,
  patienceMilliseconds = usualPatience,
}: PostingOptions): Pick<Outside, "objectionTo" | "post"> => {
  const may = (address: string): boolean => isPublic(address) || (allowsLoopback && isLoopback(address));
  const lookup = checkedLookup(may);
  const agents = {
    "https:": new Agent({ keepAlive: true, maxSockets: 10, lookup }),
    "http:": new PlainAgent({ keepAlive: true, maxSockets: 10, lookup }),
  };
  const isHere = (host: string): boolean => allowsLoopback && (isLoopback(host) || host === "localhost");
  const isNamed = (host: string): boolean =>
    hosts.some((each) => each === "*" || host === each || host.endsWith(`.${each}`));

  const atOnce = (url: URL): Objection | undefined => {
    const host = hostIn(url);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere(host))) return "not-https";
    if (isIP(host) && !may(host)) return "private-address";
    return isNamed(host) || isHere(host) ? undefined : "outside-region";
  };

  const objectionTo = async (text: string): Promise<Objection | undefined> => {
    const url = new URL(text);
    const objection = atOnce(url);
    if (objection) return objection;
    try {
      await addressesOf(hostIn(url), may);
      return undefined;
    } catch (error) {
      return error instanceof NotPublic ? "private-address" : "unknown-host";
    }
  };

  const statusOf = (url: URL, { headers, body }: Posting): Promise<Sending> =>
    new Promise((resolve, reject) => {
      const request = url.protocol === "http:" ? plainRequest : safeRequest;
      const agent = agents[url.protocol as keyof typeof agents];
      const signal = AbortSignal.timeout(patienceMilliseconds);
      const sent = request(url, { method: "POST", headers, agent, signal }, (response) => {
        response.on("error", () => {}).resume();
        const status = response.statusCode ?? 0;
        resolve({ ...sendingOf(status, response.headers["retry-after"]), status });
      });
      sent.on("error", reject).end(body);
    });

  const post = async (posting: Posting): Promise<Sending> => {
    const url = new URL(posting.url);
    if (atOnce(url)) return { became: "failed" };
    return statusOf(url, posting).catch(() => ({ became: "failed" }) as const);
  };

  return { objectionTo, post };
};
