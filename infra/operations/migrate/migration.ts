import { digest } from "#shared/domain/new-id.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Key, type Write } from "#shared/table/table.ts";
import type { Ground } from "../community/walk.ts";

/** What is kept otherwise than today's release would keep it, never with what people wrote. */
export type Finding = { readonly where: string; readonly what: string };

/** One thing's findings, and the writes that mend them, all or none; without writes a person has to decide. */
export type Mending = { readonly findings: readonly Finding[]; readonly writes: readonly Write[] };

/** Where a migration looks: `now` is the instant of the run. */
export type Site = { readonly ground: Ground; readonly own: CommunityTable; readonly now: string };

/**
 * One step from what earlier releases kept to what today's keeps. What it mended it does not find again, so it may be
 * broken off anywhere. Once nothing is left it is marked as done, and its name means it for good: a step that must be
 * taken once more is another step.
 */
export type Migration = { readonly name: string; look(site: Site): AsyncGenerator<Mending> };

/** A finding that only a person can settle. */
export const open = (where: string, what: string): Mending => ({ findings: [{ where, what }], writes: [] });

export const mended = (where: string, what: string, ...writes: readonly Write[]): Mending => ({
  findings: [{ where, what }],
  writes,
});

/** The command by which a thing of a version is written anew. */
export const commandOf = (name: string, { partition }: Key, version: number, at: string): Command => {
  const id = digest(["migrate", name, partition, String(version)]);
  return { id, payload: id, verb: "migrate", by: { role: "system" }, at, correlationId: id, causationId: id };
};

const commit = ({ table }: Ground, [first, ...rest]: readonly Write[]): Promise<unknown> =>
  first && rest.length === 0 ? table.write(first) : table.commit(first ? [first, ...rest] : rest);

/** Whether it is written now: somebody may have changed the thing since it was looked at. */
const isWritten = async (ground: Ground, writes: readonly Write[]): Promise<boolean> => {
  if (writes.length === 0) return false;
  try {
    await commit(ground, writes);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
};

/** What one step found: `left` waits for a person. */
export type Outcome = { readonly mended: number; readonly left: number };

type Running = { readonly site: Site; readonly mark: Key; readonly writes: boolean; tell(line: string): void };

/** Takes one step, unless it was done before; without `writes` it only says what it would do. */
export const take = async (step: Migration, { site, mark, writes, tell }: Running): Promise<Outcome> => {
  const { table } = site.ground;
  if (await table.get(mark)) return { mended: 0, left: 0 };
  const count = { mended: 0, left: 0 };
  const mends = writes ? isWritten : async (_: Ground, those: readonly Write[]) => those.length > 0;
  const words = { mended: writes ? "mended" : "to mend", left: "left" };
  for await (const { findings, writes: those } of step.look(site)) {
    const isMended = await mends(site.ground, those);
    const how = isMended ? "mended" : "left";
    count[how] += 1;
    for (const { where, what } of findings) tell(`${step.name} ${words[how]} ${where}: ${what}`);
  }
  if (writes && count.left === 0) await table.write({ put: { ...mark, at: site.now } });
  return count;
};
