import { stringify } from "csv-stringify/sync";

/**
 * A table as CSV that a spreadsheet opens as it is: with a byte order mark, lines ended as RFC 4180 has them, and
 * cells that would be formulas made text.
 */
export const csvOf = <Row extends object>(columns: Readonly<Record<string, string>>, rows: readonly Row[]): string =>
  stringify([...rows], { columns, header: true, bom: true, escape_formulas: true, record_delimiter: "windows" });
