import type { Instant } from "./dates.ts";
import { mostOfFiles, type ThingFile, type ThingFiles } from "./file.ts";

const without = (current: ThingFiles, gone: readonly ThingFile[]): ThingFiles | undefined => {
  if (gone.length === 0) return undefined;
  const ids = gone.map(({ fileId }) => fileId);
  const leaving = [...new Set([...current.leaving, ...ids])].slice(0, mostOfFiles.files * 2);
  return { ...current, files: current.files.filter((each) => !ids.includes(each.fileId)), leaving };
};

/** The files once their time is over: loose ones first, later those on which an act rests. */
export const endFiles = (current: ThingFiles, now: Instant): ThingFiles | undefined => {
  const { looseUntil = "~", heldUntil = "~", files } = current;
  const isOver = ({ heldBy }: ThingFile): boolean => now >= (heldBy ? heldUntil : looseUntil);
  return without(current, files.filter(isOver));
};

/** The thing is over: how long its files stay from here on. A thing that goes on again keeps them. */
export const dateFiles = (
  current: ThingFiles,
  until: { readonly loose: Instant; readonly held: Instant } | undefined,
): ThingFiles => {
  const { looseUntil: _, heldUntil: __, ...rest } = current;
  return until ? { ...rest, looseUntil: until.loose, heldUntil: until.held } : rest;
};

/** A person's files leave; those on which an act rests are kept as the dossier is, without their words. */
export const forgetFiles = (current: ThingFiles, personId: string): ThingFiles | "held" | undefined => {
  const own = current.files.filter(({ by }) => by === personId);
  const worded = own.filter(({ heldBy, caption }) => heldBy && caption !== undefined);
  const silenced = { ...current, files: current.files.map((each) => (worded.includes(each) ? unworded(each) : each)) };
  const left = without(
    silenced,
    silenced.files.filter(({ by, heldBy }) => by === personId && !heldBy),
  );
  if (left) return left;
  if (worded.length > 0) return silenced;
  return own.length > 0 ? "held" : undefined;
};

const unworded = ({ caption: _, ...file }: ThingFile): ThingFile => file;

/** What is kept of a person's files, for them. */
export const filesFor = ({ of, files }: ThingFiles, personId: string) => {
  const own = files.filter(({ by }) => by === personId);
  return own.length > 0 ? { of, files: own } : undefined;
};
