import { createReadStream, existsSync, readSync } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod";
import { belongs } from "#shared/table/portable.ts";
import type { Item } from "#shared/table/table.ts";
import { Complaint } from "../complaint.ts";
import { type Sum, summing } from "./walk.ts";

/** The first line of a file. */
export const Header = z.strictObject({ linliCommunity: z.literal(1), slug: z.string(), exportedAt: z.string() });
export type Header = z.infer<typeof Header>;

/** The last line: a file without it is not whole. */
export const End = z.strictObject({ items: z.int(), digest: z.string() });

const KeyedItem = z.looseObject({ partition: z.string(), sort: z.string() });

const damaged = (path: string): never => {
  throw new Complaint(`${path} is damaged, or not whole: nothing was written`);
};

/** The lines of a file, one at a time. */
const linesOf = (path: string): AsyncIterable<string> => {
  if (!existsSync(path)) throw new Complaint(`there is no file ${path}`);
  return createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
};

const parsed = <Schema extends z.ZodType>(schema: Schema, line: string): z.output<Schema> | undefined => {
  try {
    const result = schema.safeParse(JSON.parse(line));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
};

export const headerIn = (line: string): Header | undefined => parsed(Header, line);
export const endIn = (line: string): Sum | undefined => parsed(End, line);
export const itemIn = (line: string): Item | undefined => parsed(KeyedItem, line) as Item | undefined;

/** The items of a file whose wholeness was checked before. */
export async function* itemsIn(path: string): AsyncGenerator<Item> {
  for await (const line of linesOf(path)) {
    const item = itemIn(line);
    if (item) yield item;
  }
}

/**
 * Reads a file to its end and answers whose it is and its sum. Refuses one that is cut off, changed, or that names
 * an item of anybody else.
 */
export const checkFile = async (path: string): Promise<Header & Sum> => {
  const total = summing();
  let header: Header | undefined;
  let end: Sum | undefined;
  const take = (line: string, { slug }: Header): void => {
    const item = itemIn(line);
    if (!item) end = endIn(line) ?? damaged(path);
    else if (belongs(item, slug)) total.add(line);
    else throw new Complaint(`${path} holds an item that is not of ${slug}: nothing was written`);
  };
  for await (const line of linesOf(path)) {
    if (end) return damaged(path);
    if (header) take(line, header);
    else header = headerIn(line) ?? damaged(path);
  }
  const sum = total.sum();
  const isWhole = end?.items === sum.items && end.digest === sum.digest;
  return header && isWhole ? { ...header, ...sum } : damaged(path);
};

const newline = 10;

/** A line, where it begins, and where the next one does. */
type Placed = { readonly line: string; readonly at: number; readonly next: number };

/** The lines of a file that a kill may have cut in the middle: what has no end is no line. */
export function* wholeLines(descriptor: number): Generator<Placed> {
  const chunk = Buffer.alloc(1 << 20);
  let rest: Buffer = Buffer.alloc(0);
  let [at, place] = [0, 0];
  for (;;) {
    const read = readSync(descriptor, chunk, 0, chunk.length, place);
    if (read === 0) return;
    place += read;
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      yield { line: rest.toString("utf8", 0, end), at, next: at + end + 1 };
      at += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
}
