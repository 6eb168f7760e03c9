import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, inFoshan } from "../town/cases.ts";
import { device, paper, phonePicture, saidOf, sentFile, sha256Of } from "../town/files.ts";
import { refusalOf } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a disputant with a phone", () => {
  let town: Town;
  let caseId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    ({ caseId } = await acceptedCase(town, inFoshan));
  });

  const read = async (persona: string, fileId: string) => {
    const { file, reading } = (await (await town.as(persona)).getCaseFile({ params: { fileId } })).body;
    const answered = await town.bytes(reading?.url ?? "");
    return { file, answered, bytes: new Uint8Array(await answered.arrayBuffer()) };
  };

  it("sends a photo to an address of its own, which the others of the case read without its place and device", async () => {
    const photo = await phonePicture();
    const fileId = await sentFile(town, "chen", saidOf(caseId, photo), photo);
    const { file, answered, bytes } = await read("lu", fileId);
    expect(answered.headers.get("content-type")).toBe("image/jpeg");
    expect(answered.headers.get("content-disposition")).toBe('inline; filename="1.jpg"');
    expect(sha256Of(bytes)).toBe(file.kept?.sha256);
    expect(Buffer.from(bytes).includes(device)).toBe(false);
    expect(await refusalOf((await town.as("he")).getCaseFile({ params: { fileId } }))).toMatchObject({ status: 404 });
  });

  it("sends a paper, which is kept as it was", async () => {
    const bytes = paper("a quote");
    const fileId = await sentFile(town, "chen", saidOf(caseId, bytes, "application/pdf"), bytes);
    expect(sha256Of((await read("zhao", fileId)).bytes)).toBe(sha256Of(bytes));
  });

  it("is told where what was sent is no picture", async () => {
    const page = Buffer.from("<html></html>");
    const fileId = await sentFile(town, "chen", saidOf(caseId, page), page);
    const { file } = (await (await town.as("chen")).getCaseFile({ params: { fileId } })).body;
    expect(file).toMatchObject({ state: "refused", because: "type-differs" });
  });

  it("can send nothing else to that address, and read at none that was changed", async () => {
    const photo = await phonePicture();
    const { put } = (await (await town.as("chen")).giveCaseFile({ body: saidOf(caseId, photo) })).body;
    const other = Uint8Array.from(photo, (byte, at) => (at === photo.length - 5 ? byte ^ 1 : byte));
    expect((await town.bytes(put.url, { headers: put.headers, body: other })).status).toBeGreaterThanOrEqual(400);
    const { answered, file } = await read(
      "chen",
      await sentFile(town, "chen", saidOf(caseId, paper(), "application/pdf"), paper()),
    );
    expect(answered.status).toBe(200);
    const { reading } = (await (await town.as("chen")).getCaseFile({ params: { fileId: file.fileId } })).body;
    const changed = (reading?.url ?? "").replace("attachment", "inline");
    expect((await town.bytes(changed)).status).toBeGreaterThanOrEqual(400);
  });
});
