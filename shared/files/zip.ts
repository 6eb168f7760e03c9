import { inflateRawSync } from "node:zlib";
import { most, unreadable } from "./rows.ts";

type Entry = {
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
};

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
const sizes = { end: 22, entry: 46, local: 30, longestComment: 65_535 } as const;
const mostEntries = 500;
const methods = { stored: 0, deflated: 8 } as const;
const encrypted = 1;

const endOf = (file: Buffer): number => {
  const first = Math.max(0, file.length - sizes.end - sizes.longestComment);
  for (let at = file.length - sizes.end; at >= first; at -= 1) if (file.readUInt32LE(at) === signatures.end) return at;
  return unreadable();
};

/** What a ZIP file (APPNOTE 6.3, without ZIP64) says it holds. */
const directoryOf = (file: Buffer): Map<string, Entry> => {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries) return unreadable("too-big");
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  for (let nth = 0; nth < count; nth += 1) {
    if (file.readUInt32LE(at) !== signatures.entry) return unreadable();
    if ((file.readUInt16LE(at + 8) & encrypted) !== 0) return unreadable("file-locked");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
    const name = file.toString("utf8", at + sizes.entry, at + sizes.entry + Number(nameLength));
    entries.set(name, {
      method: file.readUInt16LE(at + 10),
      packedSize: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += sizes.entry + Number(nameLength) + Number(extraLength) + Number(commentLength);
  }
  return entries;
};

const unpacked = (file: Buffer, { method, packedSize, size, offset }: Entry): Buffer => {
  if (file.readUInt32LE(offset) !== signatures.local) return unreadable();
  const start = offset + sizes.local + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const bytes = file.subarray(start, start + packedSize);
  if (method === methods.stored) return bytes;
  return method === methods.deflated ? inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) }) : unreadable();
};

/**
 * Opens a ZIP file, and answers a reader of its members: nothing where there is none of that name. Refused before it
 * is unpacked: what would, with all that was read before, be more than a list is. A member never becomes larger than
 * its directory says.
 */
export const openZip = (bytes: Uint8Array) => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(file);
  let left: number = most.unzippedBytes;
  return (name: string): string | undefined => {
    const entry = directory.get(name);
    left -= entry?.size ?? 0;
    if (left < 0) return unreadable("too-big");
    return entry && new TextDecoder("utf-8", { fatal: true }).decode(unpacked(file, entry));
  };
};
