import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { codingFor, packed } from "#shared/http/encoding.ts";
import { etagOf, heldTag, packedTag, versionIn } from "#shared/http/etag.ts";
import type { GatewayEvent } from "#shared/http/request.ts";

describe("how a body is packed", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    ["identity", undefined],
    ["deflate, zstd", undefined],
    ["gzip", "gzip"],
    ["GZIP;q=0.5", "gzip"],
    ["gzip, deflate, br", "br"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["br;q=0, gzip;q=0", undefined],
    ["gzip;q=0, *", "br"],
    ["*;q=0", undefined],
    ["gzip;q=0.2, identity;q=0.9", undefined],
    ["gzip;q=wrong", undefined],
  ])("follows Accept-Encoding: %s", (asked, coding) => {
    expect(codingFor(asked)).toBe(coding);
  });

  const body = JSON.stringify({ items: Array.from({ length: 500 }, (_, nth) => `邻里 ${nth}`) });
  const result = { statusCode: 200, headers: { etag: '"7"', vary: "Accept-Encoding" }, body };
  const asking = (asked?: string) => ({ headers: { "accept-encoding": asked } }) as unknown as GatewayEvent;

  it.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const)("is the same body in %s, under a tag of its own", async (coding, unpack) => {
    const answer = await packed(asking(coding), result);
    expect(answer).toMatchObject({
      isBase64Encoded: true,
      headers: { "content-encoding": coding, etag: `"7-${coding}"`, vary: "Accept-Encoding" },
    });
    expect(unpack(Buffer.from(answer.body, "base64")).toString()).toBe(body);
    expect(answer.body.length).toBeLessThan(body.length / 2);
  });

  it("goes as it is where nobody asked, where it is small, and where it is a file that is packed already", async () => {
    const small = { ...result, body: "{}" };
    const file = { ...result, isBase64Encoded: true };
    expect(await packed(asking(), result)).toBe(result);
    expect(await packed(asking("br"), small)).toBe(small);
    expect(await packed(asking("br"), file)).toBe(file);
  });
});

describe("a tag", () => {
  it("names its version, packed or not, and no other", () => {
    expect([etagOf(7), packedTag(etagOf(7), "br"), etagOf(7, "01234abc")]).toEqual(['"7"', '"7-br"', '"7.01234abc"']);
    expect(['"7"', '"7-br"', '"7-gzip"', '"0"', '"7.01234abc-br"'].map(versionIn)).toEqual([7, 7, 7, 0, 7]);
    expect(["7", '"7-zip"', '"-br"', 'W/"7"', '"7", "8"', ""].map(versionIn)).toEqual(Array(6).fill(undefined));
  });

  it("is held by a client in whatever form it was given", () => {
    const seven = etagOf(7);
    expect(heldTag('"6", W/"7-gzip"', seven)).toBe('"7-gzip"');
    expect(heldTag('"7"', seven)).toBe('"7"');
    const others = [heldTag('"77"', seven), heldTag('"7"', undefined), heldTag(undefined, seven)];
    expect(others).toEqual(Array(3).fill(undefined));
  });

  it("is held only by who was told the same verbs beside it", () => {
    expect(heldTag('"7.01234abc-br"', '"7.01234abc"')).toBe('"7.01234abc-br"');
    expect([heldTag('"7.01234abc"', '"7.56789def"'), heldTag('"7"', '"7.01234abc"')]).toEqual([undefined, undefined]);
  });
});
