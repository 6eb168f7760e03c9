import { hash } from "node:crypto";
import type { Neighbour } from "#infra/local/neighbour.ts";
import type { MediaType } from "#shared/domain/file.ts";
import type { Town } from "./town.ts";

type Picture = {
  readonly width?: number;
  readonly height?: number;
  readonly format?: "jpeg" | "png" | "webp";
  /** As the phone was held: 6 is a quarter turn. */
  readonly orientation?: number;
};

export const device = "LinliPhone 9";
export const maker = "Fictional Cameras";

/** A picture as a phone takes it: it says where, when and with which device, and how the phone was held. */
export const phonePicture = async ({ width = 640, height = 480, format = "jpeg", orientation = 6 }: Picture = {}) => {
  const { default: sharp } = await import("sharp");
  const exif = {
    IFD0: { Make: maker, Model: device },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "23/1 1/1 12/1", GPSLongitudeRef: "E", GPSLongitude: "113/1 7/1 9/1" },
  };
  const background = { r: 200, g: 30, b: 60 };
  const picture = sharp({ create: { width, height, channels: 3, background } })
    .withExif(exif)
    .withMetadata({ orientation })
    .toFormat(format);
  return new Uint8Array(await picture.toBuffer());
};

/** A paper of one page. */
export const paper = (text = "quote"): Uint8Array =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

export const sha256Of = (bytes: Uint8Array): string => hash("sha256", bytes, "hex");

type Given = Parameters<Neighbour["giveCaseFile"]>[0]["body"];

/** What is said of bytes before they are sent. */
export const saidOf = (
  caseId: string,
  bytes: Uint8Array,
  mediaType: MediaType = "image/jpeg",
  kind: "photo" | "paper" = mediaType === "application/pdf" ? "paper" : "photo",
): Given => ({ of: { thing: "case", id: caseId }, kind, mediaType, bytes: bytes.byteLength, sha256: sha256Of(bytes) });

/** Gives a file, sends its bytes, and says so. */
export const sentFile = async (town: Town, as: string, given: Given, bytes: Uint8Array): Promise<string> => {
  const person = await town.as(as);
  const { file, put } = (await person.giveCaseFile({ body: given })).body;
  const { status } = await town.bytes(put.url, { headers: put.headers, body: bytes });
  if (status !== 200) throw new Error(`the bytes were not taken: ${status}`);
  const params = { fileId: file.fileId };
  await person.completeCaseFile({ params, body: {} });
  await town.drain();
  return file.fileId;
};
