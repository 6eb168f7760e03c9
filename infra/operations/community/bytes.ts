import { hash } from "node:crypto";
import { type NamedBytes, namingBytes } from "#shared/evidence/named-bytes.ts";
import { Complaint } from "../complaint.ts";
import { type BytesAt, bytesInFolder } from "./bytes-at.ts";
import { itemsIn } from "./file.ts";
import type { Ground, Progress } from "./walk.ts";

/** The folder beside a file of items. */
export const besideOf = (path: string): string => `${path}.files`;

type Filed = { readonly ground: Ground; readonly path: string; readonly onProgress?: Progress };

async function* namedIn({ ground, path }: Filed): AsyncGenerator<NamedBytes> {
  const namedBy = namingBytes(ground.keepings);
  for await (const item of itemsIn(path)) yield* namedBy(item, () => item.state);
}

const placeOf = ({ bytes }: Ground): BytesAt => {
  if (bytes) return bytes;
  throw new Complaint("there are photos and papers: name their bucket with --files");
};

/** Bytes as an item names them; nothing where they are missing, or others. */
const wholeAt = async (at: BytesAt, { key, sha256 }: NamedBytes): Promise<Uint8Array | undefined> => {
  const bytes = await at.find(key);
  return bytes && hash("sha256", bytes, "hex") === sha256 ? bytes : undefined;
};

/** What is to be looked at still may not have come; all else must be there. */
const mustBeThere = ({ key, isAwaited }: NamedBytes, where: string): void => {
  if (!isAwaited) throw new Complaint(`the bytes of ${key} are missing or damaged ${where}`);
};

const carry = async (from: BytesAt, to: BytesAt, named: NamedBytes, where: string): Promise<void> => {
  if (await wholeAt(to, named)) return;
  const bytes = await wholeAt(from, named);
  if (bytes) await to.put(named.key, bytes);
  else mustBeThere(named, where);
};

/** Puts the photos and papers that a file of items names beside it, each checked by its digest. */
export const packBytes = async (filed: Filed, besidePath: string): Promise<void> => {
  const beside = bytesInFolder(besidePath);
  let done = 0;
  for await (const named of namedIn(filed)) {
    await carry(placeOf(filed.ground), beside, named, "here: npm run doctor names all such");
    done += 1;
    filed.onProgress?.("files out", done);
  }
};

/** Complains where one is not beside the file as it should be, before anything is written. */
export const checkBytes = async (filed: Filed): Promise<void> => {
  const beside = bytesInFolder(besideOf(filed.path));
  for await (const named of namedIn(filed)) {
    placeOf(filed.ground);
    if (!(await wholeAt(beside, named))) mustBeThere(named, `in ${besideOf(filed.path)}: nothing was written`);
  }
};

/** Brings them to where the community arrives. */
export const unpackBytes = async (filed: Filed): Promise<void> => {
  const beside = bytesInFolder(besideOf(filed.path));
  let done = 0;
  for await (const named of namedIn(filed)) {
    await carry(beside, placeOf(filed.ground), named, `in ${besideOf(filed.path)}`);
    done += 1;
    filed.onProgress?.("files in", done);
  }
};
