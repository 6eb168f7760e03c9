import { type FieldCode, refuse } from "../domain/refusal.ts";

/** The rows of a file, each of texts, as a person sees them: the first is row 1, and an empty one counts. */
export type Rows = readonly (readonly string[])[];

/** What a file may hold at most before it is taken for no list of people: refused before it is made into rows. */
export const most = {
  rows: 20_100,
  columns: 60,
  cellCharacters: 4_000,
  characters: 8_000_000,
  unzippedBytes: 20 * 1024 * 1024,
} as const;

/** Whether the bytes begin as a workbook does: it is a ZIP file. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether they begin as a workbook of before 2007 does, `.xls`. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Refuses a file as a whole. */
export const unreadable = (code: FieldCode = "wrong-format"): never =>
  refuse("malformed", { errors: [{ pointer: "", code, wanted: { format: "table" } }] });

const longestTurn = 8;

/** Lets others have their turn once the work has lasted some milliseconds: asked between two pieces of it. */
export const breather = (): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestTurn) return;
    await new Promise((resume) => setImmediate(resume));
    since = performance.now();
  };
};
