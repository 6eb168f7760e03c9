import { refuse } from "../domain/refusal.ts";
import type { Rows } from "./csv.ts";

/** Whether the bytes begin as a workbook does: it is a ZIP file. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The rows of the first sheet. Refuses what is no workbook. */
export const readWorkbook = async (bytes: Uint8Array): Promise<Rows> => {
  try {
    const { readSheet } = await import("../late/read-excel-file.ts");
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell).trim())));
  } catch {
    return refuse("malformed", { errors: [{ pointer: "", code: "wrong-format" }] });
  }
};

/** A workbook of one sheet, as base64. Every cell is text, so none is a formula. */
export const writeWorkbook = async (rows: Rows): Promise<string> => {
  const { writeXlsx } = await import("../late/write-excel-file.ts");
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  return (await writeXlsx(sheet).toBuffer()).toString("base64");
};
