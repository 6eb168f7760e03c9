import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, filedCase, inFoshan, inYangguang } from "../../town/cases.ts";
import { device, maker, paper, phonePicture, saidOf, sentFile } from "../../town/files.ts";
import { refusalOf } from "../../town/refusing.ts";
import { openTown, type Town } from "../../town/town.ts";

const bytesOf = async (town: Town, url: string | undefined) => {
  const answered = await town.bytes(url ?? "");
  return { answered, bytes: Buffer.from(await answered.arrayBuffer()) };
};

describe("a photo of a case", () => {
  let town: Town;
  let caseId: string;
  let fileId: string;
  let sent: Uint8Array;

  beforeAll(async () => {
    town = await openTown();
    ({ caseId } = await acceptedCase(town, inFoshan));
    sent = await phonePicture();
    fileId = await sentFile(town, "chen", saidOf(caseId, sent), sent);
  });

  it("says where and with what it was taken before it is sent", async () => {
    const { exif, orientation } = await sharp(sent).metadata();
    expect(orientation).toBe(6);
    expect(Buffer.from(sent).includes(device)).toBe(true);
    expect(exif?.includes(maker)).toBe(true);
  });

  it("is turned upright and says neither place nor device once it can be read", async () => {
    const { file, reading } = (await (await town.as("lu")).getCaseFile({ params: { fileId } })).body;
    expect(file).toMatchObject({
      state: "ready",
      number: 1,
      kept: { mediaType: "image/jpeg", width: 480, height: 640 },
    });
    const { answered, bytes } = await bytesOf(town, reading?.url);
    expect(answered.headers.get("content-type")).toBe("image/jpeg");
    expect(answered.headers.get("content-disposition")).toBe('inline; filename="1.jpg"');
    expect(answered.headers.get("content-security-policy")).toContain("sandbox");
    expect(answered.headers.get("x-content-type-options")).toBe("nosniff");
    for (const word of [device, maker, "Exif", "GPS"]) expect(bytes.includes(word)).toBe(false);
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, orientation }).toEqual({});
    expect(bytes.byteLength).toBe(file.kept?.bytes);
    const small = await bytesOf(town, reading?.smallUrl);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 360, height: 480 });
  });

  it("is read by whoever is in the case, and is unknown to everybody else", async () => {
    for (const persona of ["chen", "lu", "zhao"])
      expect((await (await town.as(persona)).listCaseFiles({ params: { caseId }, query: {} })).body.items).toHaveLength(
        1,
      );
    for (const persona of ["he", "liang", "sun", "qin"])
      expect(await refusalOf((await town.as(persona)).getCaseFile({ params: { fileId } }))).toMatchObject({
        status: 404,
      });
    expect(await refusalOf((await town.as("qin")).listCaseFiles({ params: { caseId }, query: {} }))).toMatchObject({
      status: 404,
    });
  });

  it("is opened for five minutes, and by no other address", async () => {
    const { reading } = (await (await town.as("lu")).getCaseFile({ params: { fileId } })).body;
    const url = reading?.url ?? "";
    expect((await town.bytes(url.replace("inline", "attachment"))).status).toBe(404);
    expect((await town.bytes(url.replace("/whole", "/small"))).status).toBe(404);
    town.clock.advance(4);
    expect((await town.bytes(url)).status).toBe(200);
    town.clock.advance(1);
    expect((await town.bytes(url)).status).toBe(404);
  });

  it("is completed by who gave it alone", async () => {
    const params = { fileId };
    const byOther = (await town.as("lu")).completeCaseFile({ params, body: {} });
    expect(await refusalOf(byOther)).toMatchObject({ status: 403, code: "role-not-allowed" });
    const other = await filedCase(town, inYangguang);
    const inOther = (await town.as("qin")).completeCaseFile({ params, body: {} });
    expect(await refusalOf(inOther)).toMatchObject({ status: 404 });
    expect(other.caseId).not.toBe(caseId);
  });
});

describe("what is no photo", () => {
  let town: Town;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown();
    ({ caseId } = await acceptedCase(town, inFoshan));
  });

  const stateOf = async (fileId: string) => {
    const { file } = (await (await town.as("chen")).getCaseFile({ params: { fileId } })).body;
    const { state, because } = file;
    return { state, because };
  };

  it("is refused before anything is sent, with what would be taken", async () => {
    const chen = await town.as("chen");
    const said = saidOf(caseId, paper(), "application/pdf");
    const giving = (body: object) => refusalOf(chen.giveCaseFile({ body: { ...said, ...body } as never }));
    const wrong = (pointer: string, code: string) => ({ status: 400, errors: [{ pointer, code }] });
    expect(await giving({ mediaType: "image/heic" })).toMatchObject(wrong("/mediaType", "heic-not-taken"));
    expect(await giving({ mediaType: "image/svg+xml" })).toMatchObject(wrong("/mediaType", "media-type-not-taken"));
    expect(await giving({ kind: "photo" })).toMatchObject(wrong("/mediaType", "not-a-photo"));
    expect(await giving({ bytes: 11 * 1024 * 1024 })).toMatchObject(wrong("/bytes", "too-big"));
    expect(await giving({ sha256: "abc" })).toMatchObject(wrong("/sha256", "wrong-format"));
    expect(await giving({ takenAt: "2031-01-01T00:00:00.000Z" })).toMatchObject(wrong("/takenAt", "in-the-future"));
    expect((await chen.listCaseFiles({ params: { caseId }, query: {} })).body.items).toEqual([]);
  });

  it("is not taken where its place was made for other bytes", async () => {
    const photo = await phonePicture();
    const { put } = (await (await town.as("chen")).giveCaseFile({ body: saidOf(caseId, photo) })).body;
    const { headers } = put;
    const other = Uint8Array.from(photo, (byte, at) => (at === photo.length - 5 ? byte ^ 1 : byte));
    const larger = new Uint8Array(11 * 1024 * 1024);
    expect((await town.bytes(put.url, { headers, body: other })).status).toBe(400);
    expect((await town.bytes(put.url, { headers, body: larger })).status).toBe(413);
    expect((await town.bytes(put.url, { headers: { "content-type": "text/html" }, body: photo })).status).toBe(403);
    expect((await town.bytes(put.url.replace("bytes=", "bytes=1"), { headers, body: larger })).status).toBe(404);
    town.clock.advance(16);
    expect((await town.bytes(put.url, { headers, body: photo })).status).toBe(404);
  });

  it("is refused where the bytes are of another type than was said", async () => {
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    expect(await stateOf(await sentFile(town, "chen", saidOf(caseId, page), page))).toEqual({
      state: "refused",
      because: "type-differs",
    });
    const png = await phonePicture({ format: "png" });
    expect(await stateOf(await sentFile(town, "chen", saidOf(caseId, png), png))).toEqual({
      state: "refused",
      because: "type-differs",
    });
  });

  it("keeps nothing of what was hidden behind a picture", async () => {
    const photo = await phonePicture({ width: 60, height: 40 });
    const hidden = Buffer.concat([photo, Buffer.from("PK\x03\x04<script>alert(document.domain)</script>")]);
    const fileId = await sentFile(town, "chen", saidOf(caseId, hidden), hidden);
    const { reading } = (await (await town.as("chen")).getCaseFile({ params: { fileId } })).body;
    const { bytes } = await bytesOf(town, reading?.url);
    expect(bytes.includes("<script>")).toBe(false);
  });

  it("is refused where it is broken, and where it would fill the memory", async () => {
    const cut = (await phonePicture({ width: 2000, height: 2000 })).slice(0, 900);
    expect((await stateOf(await sentFile(town, "chen", saidOf(caseId, cut), cut))).because).toBe("not-readable");
    const limits = { limitInputPixels: false } as const;
    const create = { width: 10_000, height: 5_001, channels: 3 as const, background: "white" };
    const bomb = new Uint8Array(
      await sharp({ create, ...limits })
        .png({ compressionLevel: 9 })
        .toBuffer(),
    );
    expect(bomb.byteLength).toBeLessThan(2_000_000);
    const said = saidOf(caseId, bomb, "image/png");
    expect((await stateOf(await sentFile(town, "chen", said, bomb))).because).toBe("too-many-pixels");
  });

  it("is waited for where nothing was sent, until it is", async () => {
    const photo = await phonePicture({ format: "webp" });
    const chen = await town.as("chen");
    const { file, put } = (await chen.giveCaseFile({ body: saidOf(caseId, photo, "image/webp") })).body;
    const params = { fileId: file.fileId };
    await chen.completeCaseFile({ params, body: {} });
    await town.drain();
    expect((await chen.getCaseFile({ params })).body.file).not.toHaveProperty("sentAt");
    await town.bytes(put.url, { headers: put.headers, body: photo });
    await chen.completeCaseFile({ params, body: {} });
    await town.drain();
    expect((await stateOf(file.fileId)).state).toBe("ready");
  });
});
