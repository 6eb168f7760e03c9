import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { RefusalCode, RefusalDetail } from "#shared/domain/refusal.ts";
import { words } from "#shared/domain/words.ts";
import { client } from "#shared/http/client.ts";
import { negotiate } from "#shared/http/language.ts";
import { pageAfter } from "#shared/http/page.ts";
import { problem } from "#shared/http/problem.ts";
import { payloadDigest } from "#shared/http/request.ts";
import { routes } from "#shared/http/route.ts";
import { code } from "#shared/http/service-words.ts";

const occasion = { language: "en", instance: "/x", requestId: "r" } as const;
const wording = async () => ({
  problems: {
    "thing-full": code(
      409,
      ["满了", "Full"],
      ["满了[，还缺{missing:needs}]。", "It is full[, and lacks {missing:needs}]."],
    ),
  },
  fields: {},
  labels: {
    caseStatus: { open: words("开着", "open wide") },
    verbs: { close: words("关上", "close it") },
    needs: { lid: words("盖子", "a lid") },
  },
});
const told = (detail: RefusalDetail, thing?: string) =>
  problem({ code: "wrong-state", detail, thing }, occasion, wording);

describe("a problem", () => {
  it("names a field that a whole refusal blames, with that refusal's title", async () => {
    const errors = [{ pointer: "/courseId", code: "not-found" }] as const;
    const { title, errors: blamed } = await problem({ code: "not-found", detail: { errors } }, occasion);
    expect(blamed).toEqual([{ ...errors[0], detail: title }]);
  });

  it("says what a state and its verbs are called, and keeps their codes as members", async () => {
    const members = { state: "open", allowedVerbs: ["close"] };
    expect(await told(members, "case")).toMatchObject({
      status: 409,
      ...members,
      detail: "This is not possible now: the state is “open wide”; what it allows: close it.",
    });
  });

  it.each([
    [{ state: "unheard-of", allowedVerbs: [] }, "This is not possible now."],
    [{ state: "open", allowedVerbs: [] }, "This is not possible now: the state is “open wide”."],
    [
      { state: "unheard-of", allowedVerbs: ["close", "unheard-of"] },
      "This is not possible now; what it allows: close it.",
    ],
  ])("leaves out what nobody has a word for: %j", async (members, sentence) => {
    expect((await told(members, "case")).detail).toBe(sentence);
  });

  it("speaks of a service by that service's own words", async () => {
    const detail = { missing: ["lid"] };
    const full = await problem(
      { code: "thing-full" as RefusalCode, detail },
      { ...occasion, language: "zh-CN" },
      wording,
    );
    expect(full).toMatchObject({ status: 409, title: "满了", detail: "满了，还缺盖子。" });
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
