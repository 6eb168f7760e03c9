import { parse } from "csv-parse/sync";
import { Refusal } from "../domain/refusal.ts";
import { formula } from "./csv-writer.ts";
import { most, type Rows, unreadable } from "./rows.ts";

const marks = { "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] } as const;

type Encoding = "utf-8" | "gb18030" | keyof typeof marks;

const decoded = (bytes: Uint8Array, encoding: Encoding): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const markedAs = (bytes: Uint8Array): Encoding | undefined =>
  (Object.keys(marks) as (keyof typeof marks)[]).find((each) => marks[each].every((byte, at) => bytes[at] === byte));

/** What stands in no list: bytes of another encoding, and what a gateway leaves of bytes that it could not read. */
const strange = ["\u0000", "\ufffd"];

const textOf = (bytes: Uint8Array): string => {
  const marked = markedAs(bytes);
  const text = marked ? decoded(bytes, marked) : (decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030"));
  return text === undefined || strange.some((each) => text.includes(each)) ? unreadable("wrong-encoding") : text;
};

const firstLines = 10;

/** What parts the cells: what most of the first lines hold, for a title holds none; of two alike, of which there are more. */
const delimiterOf = (text: string): string => {
  const lines = text.split(/[\r\n]+/, firstLines);
  const counted = [",", "\t", ";"].map((mark) => {
    const parts = lines.map((line) => line.split(mark).length - 1);
    return {
      mark,
      lines: parts.filter((count) => count > 0).length,
      marks: parts.reduce((sum, each) => sum + each, 0),
    };
  });
  const [best] = counted.toSorted((one, other) => other.lines - one.lines || other.marks - one.marks);
  return best?.mark ?? ",";
};

/** Whether a mark stands in a text more often than so many times: looked for no further. */
const isMoreThan = (most: number, mark: string, text: string): boolean => {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0 && found <= most; at = text.indexOf(mark, at + 1)) found += 1;
  return found > most;
};

/** A cell may hold what parts cells. */
const mostMarksInALine = most.columns * 10;

/** Refuses more lines, or more cells in one, than a list of people has, before any becomes a row. */
const mustBeAList = (text: string, delimiter: string): void => {
  if (isMoreThan(most.rows, "\n", text) || isMoreThan(most.rows, "\r", text)) unreadable("too-big");
  if (text.split(/[\r\n]+/).some((line) => isMoreThan(mostMarksInALine, delimiter, line))) unreadable("too-big");
};

/**
 * The rows of a CSV file, as {@link writeCsv} escapes them: in UTF-8, GB18030, or the UTF-16 of a spreadsheet, parted
 * by commas, tabs or semicolons. Refuses another encoding, broken quotes, and more than a list of people holds.
 */
export const readCsv = (bytes: Uint8Array): Rows => {
  const text = textOf(bytes);
  const delimiter = delimiterOf(text);
  mustBeAList(text, delimiter);
  try {
    const rows = parse(text, { bom: true, delimiter, relaxColumnCount: true, trim: true }) as string[][];
    if (rows.some((row) => row.length > most.columns)) unreadable("too-big");
    return rows.map((row) => row.map((cell) => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return unreadable();
  }
};
