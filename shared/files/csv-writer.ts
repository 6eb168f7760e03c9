import { stringify } from "csv-stringify/sync";
import { breather, type Rows } from "./rows.ts";

/** A cell that would be taken for a formula, in whatever width, and one that was kept from it before. */
export const formula = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

const written = (rows: Rows, bom: boolean): string =>
  stringify(
    rows.map((row) => row.map((cell) => (formula.test(cell) ? `'${cell}` : cell))),
    { bom },
  );

/** A CSV file that opens rightly in a spreadsheet: with BOM, and no cell that would be taken for a formula. */
export const writeCsv = (rows: Rows): string => written(rows, true);

const rowsOfAPiece = 500;

/** The same of many rows, in pieces between which others go on. */
export const writeLongCsv = async (rows: Rows): Promise<string> => {
  const breathe = breather();
  const pieces: string[] = [];
  for (let at = 0; at < rows.length; at += rowsOfAPiece) {
    pieces.push(written(rows.slice(at, at + rowsOfAPiece), at === 0));
    await breathe();
  }
  return pieces.join("");
};
