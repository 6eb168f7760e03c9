import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { refusalCodes } from "#shared/domain/refusal.ts";
import { client } from "#shared/http/client.ts";
import { fieldSentences } from "#shared/http/field-sentences.ts";
import { negotiate } from "#shared/http/language.ts";
import { pageAfter } from "#shared/http/page.ts";
import { problem } from "#shared/http/problem.ts";
import { problemCodes } from "#shared/http/problem-codes.ts";
import { payloadDigest } from "#shared/http/request.ts";
import { routes } from "#shared/http/route.ts";

describe("the table of problems", () => {
  it.each([...refusalCodes, "unexpected" as const])(
    "%s has a status, a title and a detail in both languages",
    (code) => {
      const { status, title, detail } = problemCodes[code];
      expect(status).toBeGreaterThanOrEqual(400);
      for (const sentence of [title, detail]) {
        expect(sentence["zh-CN"]).toMatch(/\p{Script=Han}/u);
        expect(sentence.en).not.toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it("has both languages for every field error", () => {
    for (const sentence of Object.values(fieldSentences)) {
      expect(sentence["zh-CN"]).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).toMatch(/^[A-Z]/);
    }
  });

  it("has a sentence for every code that a field is refused with, anywhere", () => {
    const sources = globSync("{services,shared}/**/*.ts").map((file) => readFileSync(file, "utf8"));
    const calls = sources.flatMap((source) => [...source.matchAll(/refuseField\([^;]*?"([a-z]+(?:-[a-z]+)*)"\)/g)]);
    const codes = new Set(calls.map(([, code = ""]) => code));
    expect(codes.size).toBeGreaterThan(50);
    expect([...codes].filter((code) => !fieldSentences[code])).toEqual([]);
  });

  it("names a field that a whole refusal blames, with that refusal's title", async () => {
    const occasion = { language: "en" as const, instance: "/x", requestId: "r" };
    const errors = [{ pointer: "/courseId", code: "campus-closed" }];
    const told = await problem("campus-closed", { errors }, occasion);
    expect(told.errors).toEqual([{ ...errors[0], detail: told.title }]);
  });

  it("fills a sentence from the problem's members and keeps them", async () => {
    const occasion = { language: "en" as const, instance: "/x", requestId: "r" };
    const told = await problem("wrong-state", { state: "resolved", allowedVerbs: ["a", "b"] }, occasion);
    expect(told).toMatchObject({
      status: 409,
      state: "resolved",
      detail: "The state is resolved; what it allows: a, b.",
    });
  });
});

describe("the reader's language", () => {
  it.each([
    [undefined, "zh-CN"],
    ["", "zh-CN"],
    ["en-GB,zh;q=0.5", "en"],
    ["zh-TW", "zh-CN"],
    ["fr, en;q=0.3, zh-Hans;q=0.8", "zh-CN"],
    ["en;q=0", "zh-CN"],
    ["fr", "zh-CN"],
  ])("%s is %s", (header, language) => {
    expect(negotiate(header, "zh-CN")).toBe(language);
  });
});

describe("a page of a growing list", () => {
  const entries = [1, 2, 3, 4, 5];

  it("goes on where it ended, and ends", () => {
    const first = pageAfter(entries, { limit: 2 });
    expect(first.items).toEqual([1, 2]);
    const rest = pageAfter(entries, { limit: 9, cursor: first.nextCursor });
    expect(rest).toEqual({ items: [3, 4, 5] });
  });

  it.each(["", "x", Buffer.from("at 99").toString("base64url"), Buffer.from("at -1").toString("base64url")])(
    "refuses the cursor %s",
    (cursor) => {
      expect(() => pageAfter(entries, { limit: 2, cursor })).toThrow("cursor-invalid");
    },
  );
});

describe("a payload", () => {
  it("is the same in whatever order its fields come, and another for another value", () => {
    expect(payloadDigest({ a: 1, b: { c: [1, 2], d: 2 } })).toBe(payloadDigest({ b: { d: 2, c: [1, 2] }, a: 1 }));
    expect(payloadDigest({ a: [1, 2] })).not.toBe(payloadDigest({ a: [2, 1] }));
    expect(payloadDigest(undefined)).toBe(payloadDigest(null));
  });
});

describe("the client", () => {
  const table = routes("test", {
    readThing: {
      method: "GET",
      path: "/things/{id}",
      summary: "x",
      access: "member",
      params: { id: z.string() },
      reply: z.object({}),
    },
    makeThing: {
      method: "POST",
      path: "/things",
      summary: "x",
      access: "member",
      body: z.object({}),
      reply: z.object({}),
    },
  });
  const answering = (...answers: readonly Response[]) => {
    const sent: Request[] = [];
    const queue = [...answers];
    const send = async (request: Request) => {
      sent.push(request);
      return queue.shift() ?? Response.json({});
    };
    return { sent, things: client(table, { baseUrl: "http://x", send, community: "a-b", token: "t" }) };
  };
  const busy = () =>
    Response.json({ status: 503, code: "try-again", detail: "x" }, { status: 503, headers: { "retry-after": "0" } });

  it("tries again on 503 with the same key, then gives up", async () => {
    const { sent, things } = answering(busy());
    expect((await things.makeThing({ body: {} })).status).toBe(200);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.headers.get("idempotency-key")).toBe(sent[1]?.headers.get("idempotency-key"));
    const tired = answering(busy(), busy(), busy());
    await expect(tired.things.makeThing({ body: {} })).rejects.toMatchObject({ problem: { code: "try-again" } });
    expect(tired.sent).toHaveLength(3);
  });

  it("escapes ids and understands the gateway's own refusals", async () => {
    const { sent, things } = answering(Response.json({ message: "Unauthorized" }, { status: 401 }));
    await expect(things.readThing({ params: { id: "a/b" } })).rejects.toMatchObject({
      problem: { code: "unauthenticated" },
    });
    expect(sent[0]?.url).toBe("http://x/v1/communities/a-b/test/things/a%2Fb");
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer t");
  });
});
