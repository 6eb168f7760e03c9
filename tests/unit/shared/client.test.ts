import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClientOptions, client } from "#shared/client/client.ts";
import type { Changes, Reads } from "#shared/client/operation.ts";
import { itemsOf, pagesOf } from "#shared/client/pages.ts";

type Page = { readonly items: readonly number[]; readonly nextCursor?: string };

const table = {
  listThings: { method: "GET", path: "/v1/communities/{community}/things" } as Reads<
    { readonly query?: { readonly limit?: number; readonly cursor?: string } },
    Page
  >,
  readThing: { method: "GET", path: "/v1/things/{id}" } as Reads<{ readonly params: { readonly id: string } }, object>,
  makeThing: { method: "POST", path: "/v1/things", body: true } as Changes<{ readonly body: object }, object>,
  bringFile: { method: "POST", path: "/v1/files" } as Changes<{ readonly file: Blob }, object>,
  openByCode: { method: "GET", path: "/v1/public/thing" } as Reads<{ readonly code: string }, object>,
};

const answering = (answers: readonly Response[], options: ClientOptions = {}) => {
  const sent: Request[] = [];
  const queue = [...answers];
  const send = async (request: Request) => {
    sent.push(request);
    return queue.shift() ?? Response.json({});
  };
  return { sent, things: client(table, { baseUrl: "http://x", community: "a-b", send, ...options }) };
};

const busy = (retryAfter: string, status = 503) =>
  Response.json({ message: "Service Unavailable" }, { status, headers: { "retry-after": retryAfter } });

const thing = { params: { id: "t" } };

describe("the client", () => {
  it("asks anew for the token before each try, and sends none where there is none", async () => {
    const tokens = ["one", "two"];
    const { sent, things } = answering([busy("0", 429)], { token: async () => tokens.shift() });
    await things.readThing(thing);
    await things.readThing(thing);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer one", "Bearer two", null]);
  });

  it.each([["0"], [new Date(0).toUTCString()]])("waits as Retry-After says: %s", async (retryAfter) => {
    const { sent, things } = answering([busy(retryAfter)]);
    expect((await things.readThing(thing)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it("ends its waiting with the signal, and sends nothing more", async () => {
    const { sent, things } = answering([busy("3600")]);
    const ending = new AbortController();
    const call = things.readThing({ ...thing, signal: ending.signal });
    setTimeout(() => ending.abort(new Error("left the page")), 5);
    await expect(call).rejects.toThrow("left the page");
    expect(sent).toHaveLength(1);
  });

  it.each([
    [401, "unauthenticated"],
    [403, "role-not-allowed"],
    [404, "not-found"],
    [429, "try-again"],
    [503, "try-again"],
    [502, "unexpected"],
  ])("tells what the gateway says with %d as the problem %s", async (status, code) => {
    const { things } = answering([Response.json({ message: "No" }, { status })], { attempts: 1 });
    await expect(things.readThing(thing)).rejects.toMatchObject({ problem: { status, code, detail: "No" } });
  });

  it("takes what is no JSON at all as a problem too", async () => {
    const { things } = answering([new Response("<html>", { status: 502, statusText: "Bad Gateway" })]);
    await expect(things.readThing(thing)).rejects.toMatchObject({ problem: { status: 502, detail: "Bad Gateway" } });
  });

  it("keeps the key that is given, and makes another for each call where none is", async () => {
    const { sent, things } = answering([]);
    await things.makeThing({ body: {}, idempotencyKey: "mine" });
    await things.makeThing({ body: {} });
    await things.makeThing({ body: {} });
    const [given, one, other] = sent.map(({ headers }) => headers.get("idempotency-key"));
    expect(given).toBe("mine");
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
  });

  it("answers what is held where nothing changed, and knows the version for the next change", async () => {
    const etag = '"7.1a2b3c4d-br"';
    const { sent, things } = answering([Response.json({}, { headers: { etag } }), new Response(null, { status: 304 })]);
    const before = await things.readThing(thing);
    expect(await things.readThing({ ...thing, held: before })).toBe(before);
    await things.makeThing({ body: {}, ...(before.version !== undefined && { version: before.version }) });
    expect(sent[1]?.headers.get("if-none-match")).toBe(etag);
    expect(sent[2]?.headers.get("if-match")).toBe('"7"');
  });

  it("has no version where the tag is none of ours", async () => {
    for (const etag of ['"abc"', 'W/"7"', '"7x"', ""]) {
      const { things } = answering([Response.json({}, { headers: { etag } })]);
      expect([etag, (await things.readThing(thing)).version]).toEqual([etag, undefined]);
    }
  });

  it("sends a file as what it is, and a code in its header", async () => {
    const { sent, things } = answering([]);
    await things.bringFile({ file: new Blob(["a,b"], { type: "text/csv" }) });
    await things.bringFile({ file: new Blob(["?"]) });
    await things.openByCode({ code: "abcd" });
    expect(sent.map(({ headers }) => headers.get("content-type"))).toEqual([
      "text/csv",
      "application/octet-stream",
      null,
    ]);
    expect(await sent[0]?.text()).toBe("a,b");
    expect(sent[2]?.headers.get("linli-code")).toBe("abcd");
  });

  it("answers text as text, and what is neither text nor JSON whole", async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    const answers = ["text/csv; charset=utf-8", "application/ld+json", "application/octet-stream"].map(
      (type, nth) => new Response(nth === 2 ? bytes : '{"a":1}', { headers: { "content-type": type } }),
    );
    const { things } = answering(answers);
    expect((await things.readThing(thing)).body).toBe('{"a":1}');
    expect((await things.readThing(thing)).body).toEqual({ a: 1 });
    expect(await ((await things.readThing(thing)).body as Blob).bytes()).toEqual(bytes);
  });
});

describe("a list over its pages", () => {
  const pages = [{ items: [1, 2], nextCursor: "c1" }, { items: [], nextCursor: "c2" }, { items: [3] }];
  const inPages = () => answering(pages.map((page) => Response.json(page)));

  it("is gone through thing by thing, with the same filters on each page", async () => {
    const { sent, things } = inPages();
    const found: number[] = [];
    for await (const item of itemsOf(things.listThings, { query: { limit: 2 } })) found.push(item);
    expect(found).toEqual([1, 2, 3]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?limit=2",
      "?limit=2&cursor=c1",
      "?limit=2&cursor=c2",
    ]);
  });

  it("asks for the next page only when it is wanted", async () => {
    const { sent, things } = inPages();
    for await (const { items } of pagesOf(things.listThings)) {
      expect(items).toEqual([1, 2]);
      break;
    }
    expect(sent).toHaveLength(1);
  });
});

describe("without a way to send of its own", () => {
  const { fetch } = globalThis;
  let callers: unknown[];
  beforeEach(() => {
    callers = [];
    globalThis.fetch = async function (this: unknown) {
      callers.push(this);
      return Response.json({});
    };
  });
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it("calls fetch as nobody's member: a browser refuses it otherwise", async () => {
    await client(table, { baseUrl: "http://x" }).readThing(thing);
    expect(callers).toEqual([undefined]);
  });
});
