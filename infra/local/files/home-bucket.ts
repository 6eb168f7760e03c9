import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { Instant } from "#shared/domain/dates.ts";
import { MediaType } from "#shared/domain/file.ts";
import { awaitedKey, type Bucket, dispositionOf, keptKey } from "#shared/evidence/bucket.ts";
import { shownOf } from "#shared/evidence/look.ts";
import type { Incoming } from "../gateway-event.ts";
import { corsHeaders, refused } from "../refused.ts";
import type { Shelf } from "./shelf.ts";

export const filesPath = "/files/";

type Parts = {
  readonly shelf: Shelf;
  /** What addresses are signed with. */
  readonly secret: () => string;
  /** The address by which people know the home. */
  readonly origin: () => string;
  readonly clock: () => Instant;
};

/** What an address lets its holder do, until when, and with which bytes. */
type Ticket = {
  readonly do: "PUT" | "GET";
  readonly key: string;
  readonly until: Instant;
  readonly type: string;
  readonly bytes?: string;
  readonly sha256?: string;
  readonly disposition?: string;
};

const dayMilliseconds = 86_400_000;

/** Nothing of a file is run: no script, no frame, no plug-in, and no guess at another type. */
const inert = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "cross-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, max-age=300",
} as const;

const plain = (status: number): Response => new Response(null, { status, headers: corsHeaders() });

/** The bucket of a home: files on a shelf, and its own addresses to put and to read them. */
export const homeBucket = ({ shelf, secret, origin, clock }: Parts) => {
  const signatureOf = (ticket: Ticket): string =>
    createHmac("sha256", secret())
      .update(JSON.stringify(Object.entries(ticket).toSorted(([one], [other]) => (one < other ? -1 : 1))))
      .digest("base64url");

  const urlOf = (ticket: Ticket): string => {
    const { key, ...rest } = ticket;
    const query = new URLSearchParams({ ...rest, signature: signatureOf(ticket) });
    return `${origin()}${filesPath}${key}?${query}`;
  };

  /** What an address allows; nothing where it is over, or none of ours. */
  const ticketIn = (target: string): Ticket | undefined => {
    const { pathname, searchParams } = new URL(target, "http://home");
    const { signature = "", ...rest } = Object.fromEntries(searchParams);
    const ticket = { ...rest, key: pathname.slice(filesPath.length) } as Ticket;
    const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(ticket))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return ticket.until > clock() ? ticket : undefined;
  };

  const bucket: Bucket = {
    async placeFor(key, { mediaType, bytes, sha256 }, { until }) {
      const ticket = { do: "PUT", key: awaitedKey(key), until, type: mediaType, bytes: String(bytes), sha256 } as const;
      return { method: "PUT", url: urlOf(ticket), headers: { "content-type": mediaType }, until };
    },
    readingOf: async (key, size, as, { until }) =>
      urlOf({ do: "GET", key: keptKey(key, size), until, type: as.mediaType, disposition: dispositionOf(as) }),
    async look(key, said) {
      const bytes = shelf.find(awaitedKey(key));
      if (!bytes) return { became: "absent" };
      const shown = await shownOf(bytes, said);
      if (shown.became === "refused") return shown;
      const { whole, small } = shown;
      shelf.put(keptKey(key, "whole"), whole.data);
      if (small) shelf.put(keptKey(key, "small"), small.data);
      return { became: "ready", kept: whole.kept, ...(small && { small: small.kept }) };
    },
    settle: async (key) => shelf.remove(awaitedKey(key)),
    async remove(key) {
      shelf.remove(`awaited/${key}`);
      shelf.remove(`kept/${key}`);
    },
  };

  const take = async ({ headers, read }: Incoming, ticket: Ticket): Promise<Response> => {
    const most = Number(ticket.bytes);
    if (headers["content-type"] !== ticket.type) return plain(403);
    const bytes = await read(most);
    if (!bytes) return plain(413);
    if (bytes.byteLength !== most || hash("sha256", bytes, "hex") !== ticket.sha256) return plain(400);
    shelf.removeOlder("awaited", Date.now() - dayMilliseconds);
    shelf.put(ticket.key, bytes);
    return plain(200);
  };

  const show = ({ key, type, disposition = "attachment" }: Ticket): Response => {
    const bytes = shelf.find(key);
    if (!bytes) return plain(404);
    const mediaType = MediaType.parse(type);
    const headers = { ...corsHeaders(), ...inert, "content-type": mediaType, "content-disposition": disposition };
    return new Response(Buffer.from(bytes), { headers });
  };

  /** Answers at the bucket's own addresses, and nothing at others. */
  const door = async (incoming: Incoming): Promise<Response | undefined> => {
    const { method, target, headers } = incoming;
    const [path = ""] = target.split("?");
    if (!path.startsWith(filesPath)) return undefined;
    if (method === "OPTIONS") {
      const allowed = { "access-control-allow-headers": "content-type", "access-control-allow-methods": "GET,PUT" };
      return new Response(null, { status: 204, headers: { ...corsHeaders(), ...allowed } });
    }
    const ticket = ticketIn(target);
    if (ticket?.do !== method) return refused({ code: "not-found", path, language: headers["accept-language"] });
    return ticket.do === "PUT" ? take(incoming, ticket) : show(ticket);
  };

  return { ...bucket, door };
};
export type HomeBucket = ReturnType<typeof homeBucket>;
