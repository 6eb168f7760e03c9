import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { communityKey } from "#shared/table/community.ts";
import { recordExport } from "#shared/table/community-export.ts";
import { lineOf } from "#shared/table/portable.ts";
import { Complaint } from "../complaint.ts";
import { checkFile, type Header, headerIn, itemIn, wholeLines } from "./file.ts";
import { type Ground, groupsOf, inCommunity, type Progress, type Sum, summing, sumOf } from "./walk.ts";

export type Export = {
  readonly ground: Ground;
  readonly slug: string;
  readonly path: string;
  readonly now: string;
  readonly onProgress?: Progress;
};

type Written = { readonly name: string; readonly at: number; readonly lines: string[] };

/** The groups in a part of a file after its header, each with where it begins; the last holds what ends the file too. */
function* groupsWritten(descriptor: number): Generator<Written> {
  let group: Written = { name: "", at: 0, lines: [] };
  for (const { line, at } of wholeLines(descriptor)) {
    if (at === 0) continue;
    const name = itemIn(line)?.partition ?? group.name;
    if (name !== group.name) {
      yield group;
      group = { name, at, lines: [] };
    }
    group.lines.push(line);
  }
  yield group;
}

/** What a killed export had written: its whole groups, and where they end. The last may lack items, so it is read again. */
const resumed = (descriptor: number, slug: string) => {
  const names = new Set<string>();
  const kept = summing();
  const [first] = wholeLines(descriptor);
  if (!first || headerIn(first.line)?.slug !== slug) return { names, kept, end: 0 };
  let end = first.next;
  let last: Written | undefined;
  for (const group of groupsWritten(descriptor)) {
    for (const line of last?.lines ?? []) kept.add(line);
    if (last) names.add(last.name);
    [end, last] = [group.at, group];
  }
  return { names, kept, end };
};

/** Appends lines from a place on. */
const writerAt = (descriptor: number, start: number) => {
  ftruncateSync(descriptor, start);
  let at = start;
  return (lines: readonly string[]): void => {
    at += writeSync(descriptor, lines.map((line) => `${line}\n`).join(""), at);
  };
};

/** Writes what a file still lacks of a community, and answers what it then holds. */
const writeGroups = async (descriptor: number, { ground, slug, now, onProgress = () => {} }: Export): Promise<Sum> => {
  const { names, kept, end } = resumed(descriptor, slug);
  const write = writerAt(descriptor, end);
  if (end === 0) write([JSON.stringify({ linliCommunity: 1, slug, exportedAt: now } satisfies Header)]);
  for await (const { name, items } of groupsOf(ground, slug)) {
    if (names.has(name)) continue;
    for await (const page of items()) {
      const lines = page.map(lineOf);
      for (const line of lines) kept.add(line);
      write(lines);
      onProgress("exporting", kept.count());
    }
  }
  const sum = kept.sum();
  write([JSON.stringify(sum)]);
  return sum;
};

/** The sum of a file that is there already, killed after its last step perhaps; it must be what is kept. */
const exported = async ({ ground, slug, path, onProgress }: Export): Promise<Sum> => {
  const file = await checkFile(path);
  const sum = await sumOf(ground, slug, onProgress);
  if (file.slug === slug && file.digest === sum.digest) return sum;
  throw new Complaint(`${path} exists already and holds something else: nothing was written`);
};

const makeFile = async (wanted: Export): Promise<Sum> => {
  const { ground, slug, path, onProgress } = wanted;
  const part = `${path}.part`;
  const descriptor = openSync(part, existsSync(part) ? "r+" : "w+", 0o600);
  const written = await writeGroups(descriptor, wanted);
  fsyncSync(descriptor);
  closeSync(descriptor);
  const { digest } = await sumOf(ground, slug, onProgress);
  if (digest !== written.digest) {
    rmSync(part);
    throw new Complaint(`${slug} changed while it was read: suspend it, let its facts be heard, and export it again`);
  }
  renameSync(part, path);
  return written;
};

/**
 * Writes all items of a community into a file, and puts its digest on record in the community. Killed at any moment,
 * it goes on where it stopped when it is asked again; the file has its name only once it is whole, and equal to what
 * is kept.
 */
export const exportCommunity = async (wanted: Export): Promise<Sum> => {
  const { ground, slug, path, now } = wanted;
  const own = inCommunity(ground, slug);
  if (!(await ground.table.get(communityKey(own.scope)))) throw new Complaint(`there is no community ${slug} here`);
  const sum = await (existsSync(path) ? exported(wanted) : makeFile(wanted));
  await recordExport(own, sum.digest, now);
  return sum;
};
