import { crc32, deflateRaw } from "node:zlib";

export type Member = { readonly name: string; readonly content: string };

const deflated = (bytes: Buffer): Promise<Buffer> =>
  new Promise((done, fail) => {
    deflateRaw(bytes, (error, packed) => (error ? fail(error) : done(packed)));
  });

const version = 20;
const namesInUtf8 = 1 << 11;
const methodDeflated = 8;
/** The first day that a ZIP file knows: what is written is the same whenever it is. */
const firstDay = (1 << 5) | 1;

/** What the local header and the directory say alike of a member. */
const common = ({ name, bytes, packed }: { name: string; bytes: Buffer; packed: Buffer }): Buffer => {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(namesInUtf8, 2);
  header.writeUInt16LE(methodDeflated, 4);
  header.writeUInt16LE(firstDay, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
};

const localHeader = (shared: Buffer): Buffer => Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared]);

const directoryEntry = (shared: Buffer, name: string, offset: number): Buffer => {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([version, 0]);
  return Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), madeBy, shared, rest, Buffer.from(name)]);
};

const endOf = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
};

/** A ZIP file (APPNOTE 6.3, without ZIP64) of some texts. They are packed beside the thread that asks. */
export const zipOf = async (members: readonly Member[]): Promise<Buffer> => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const bytes = Buffer.from(content);
    const packed = await deflated(bytes);
    const shared = common({ name, bytes, packed });
    const whole = Buffer.concat([localHeader(shared), Buffer.from(name), packed]);
    directory.push(directoryEntry(shared, name, offset));
    parts.push(whole);
    offset += whole.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, endOf(members.length, listed.length, offset)]);
};
