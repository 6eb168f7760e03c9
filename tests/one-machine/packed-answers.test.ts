import { get, type IncomingHttpHeaders } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

type Answer = { readonly status: number | undefined; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** What comes over the wire: `fetch` would unpack it. */
const fetched = (url: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((settle, fail) => {
    get(url, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      settle({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
    }).on("error", fail);
  });

describe("the home on one machine, over HTTP", () => {
  let started: Awaited<ReturnType<typeof startProcess>>;
  let origin: string;
  let authorization: string;
  let casePath: string;

  beforeAll(async () => {
    started = await startProcess(temporaryFolder(), ["--port", "18877"]);
    const { api, personas } = started.block;
    const zhao = personas.find(({ persona }) => persona === "zhao");
    origin = api.replace(/\/v1$/, "");
    authorization = `Bearer ${zhao?.token}`;
    const cases = `/v1/communities/${zhao?.community}/mediation/cases`;
    const listed = await fetched(`${origin}${cases}?status=resolved`, { authorization });
    casePath = `${cases}/${JSON.parse(listed.body.toString()).items[0].caseId}`;
  });
  afterAll(() => end(started.child, "SIGINT"));

  const asked = (path: string, headers: Record<string, string> = {}) =>
    fetched(origin + path, { authorization, ...headers });

  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ] as const)("serves the API's document in %s in at most 120 KB", async (coding, unpack) => {
    const { headers, body } = await asked("/docs/openapi.json", { "accept-encoding": coding });
    expect(headers).toMatchObject({ "content-encoding": coding, vary: "Accept-Encoding" });
    expect(body.byteLength).toBeLessThanOrEqual(120_000);
    const plain = await asked("/docs/openapi.json");
    expect(unpack(body).equals(plain.body)).toBe(true);
  });

  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ] as const)("packs what the API answers in %s, and knows the tag it then has", async (coding, unpack) => {
    const plain = await asked(casePath);
    const answer = await asked(casePath, { "accept-encoding": coding });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(answer.headers["content-encoding"]).toBe(coding);
    for (const { headers } of [plain, answer]) expect(headers.vary).toBe("Accept-Encoding, Accept-Language");
    expect(unpack(answer.body).equals(plain.body)).toBe(true);
    const tag = plain.headers.etag ?? "";
    const packedTag = answer.headers.etag ?? "";
    expect(packedTag).toBe(tag.replace(/"$/, `-${coding}"`));
    for (const held of [tag, packedTag, `W/${packedTag}`]) {
      const same = await asked(casePath, { "if-none-match": held, "accept-encoding": coding });
      expect([same.status, same.body.byteLength, same.headers.etag]).toEqual([304, 0, held.replace("W/", "")]);
      expect(same.headers["content-encoding"]).toBeUndefined();
    }
    const other = await asked(casePath, { "if-none-match": `"99999-${coding}"`, "accept-encoding": coding });
    expect(other.status).toBe(200);
  });

  it("takes the tag of a packed answer as the version that was read", async () => {
    const { headers } = await asked(casePath, { "accept-encoding": "br" });
    const body = JSON.stringify({ reason: "it is solved", otherWays: "none" });
    const post = async (tag: string, key: string) => {
      const sent = { authorization, "if-match": tag, "idempotency-key": key, "content-type": "application/json" };
      const answer = await fetch(`${origin}${casePath}/decline`, { method: "POST", headers: sent, body });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await post(headers.etag ?? "", "same")).toEqual([409, "wrong-state"]);
    expect(await post('"99999-br"', "stale")).toEqual([412, "version-conflict"]);
    expect(await post('"7-zip"', "wrong")).toEqual([400, "invalid"]);
  });
});
