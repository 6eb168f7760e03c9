import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { type FieldCode, refuse } from "../domain/refusal.ts";

/** The rows of a file, each of texts; the first is the head. */
export type Rows = readonly (readonly string[])[];

const decoded = (bytes: Uint8Array, encoding: "utf-8" | "gb18030"): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const unreadable = (code: FieldCode): never => refuse("malformed", { errors: [{ pointer: "", code }] });

/** The rows of a CSV file in UTF-8 (with or without BOM) or GB18030, as {@link writeCsv} escapes them. Refuses another encoding, and broken quotes. */
export const readCsv = (bytes: Uint8Array): Rows => {
  const text = decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030") ?? unreadable("wrong-encoding");
  if (text.includes("\u0000")) unreadable("wrong-encoding");
  try {
    const rows = parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true }) as string[][];
    return rows.map((row) => row.map((cell) => (/^'[=+@-]/.test(cell) ? cell.slice(1) : cell)));
  } catch {
    return unreadable("wrong-format");
  }
};

/** A CSV file that opens rightly in a spreadsheet: with BOM, and no cell that would be taken for a formula. */
export const writeCsv = (rows: Rows): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true },
  );
