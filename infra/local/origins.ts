import { Complaint } from "#infra/operations/complaint.ts";

/** Under which names a home is reached. */
export type Origins = {
  /** Whether a request may name this host; a page of another site that was made to point here may not. */
  allows(host: string | undefined): boolean;
  /** Whether it is a name of this machine, for who sits at it. */
  isHere(host: string | undefined): boolean;
  /** The address that people know it by; `loopback` where none was given. */
  origin(loopback: string): string;
};

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const parsed = (given: string): URL => {
  const wrong = new Complaint(
    `LINLI_ORIGIN holds "${given}": give the addresses that people use, such as https://linli.example.org, separated by spaces.`,
  );
  if (!URL.canParse(given)) throw wrong;
  const url = new URL(given);
  if (!/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search + url.hash + url.username !== "")
    throw wrong;
  return url;
};

/** The origins of `LINLI_ORIGIN`, separated by spaces, the first in links; the names of loopback always. */
export const originsIn = (given = ""): Origins => {
  const urls = given.split(/\s+/).filter(Boolean).map(parsed);
  const hosts = new Set(urls.map(({ host }) => host));
  return {
    allows: (host = "") => loopback.test(host) || hosts.has(host.toLowerCase()),
    isHere: (host = "") => loopback.test(host),
    origin: (here) => urls[0]?.origin ?? here,
  };
};
