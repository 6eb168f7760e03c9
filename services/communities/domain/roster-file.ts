import * as z from "zod";
import type { VerificationMethod } from "#shared/contracts/communities.ts";
import type { Role } from "#shared/domain/roles.ts";
import { mustBePlausible, type Particulars } from "./person.ts";
import { personMarks } from "./person-marks.ts";
import { type Column, codeOfCell, columnOf, columns, type Reading, readCell, rosterCellOf } from "./roster-cells.ts";

const mostRows = 20_000;

/** What is wrong in one row of a file; rows count from 1, and the head is the first. Who reads it is told in a sentence. */
export const RowError = z.object({
  row: z.int(),
  column: z.string().optional(),
  code: z.string(),
  detail: z.string().optional(),
});
export type RowError = z.infer<typeof RowError>;
type CellError = Omit<RowError, "row">;

type Read = { readonly person: Record<string, unknown>; readonly errors: readonly CellError[] };

/** The head of a file, as it is written and as it is understood. */
type Head = { readonly names: readonly string[]; readonly heads: readonly (Column | undefined)[] };

const readRow = (cells: readonly string[], { names, heads }: Head, around: Reading): Read => {
  const person: Record<string, unknown> = {};
  const errors: CellError[] = [];
  for (const [at, column] of heads.entries()) {
    if (!column || heads.indexOf(column) < at) continue;
    try {
      person[column] = readCell(column, cells[at]?.trim() ?? "", around) ?? person[column];
    } catch (error) {
      errors.push({ column, code: codeOfCell(error) });
    }
  }
  const strays = cells.flatMap((cell, at) =>
    names[at]?.trim() || cell.trim() === "" ? [] : [{ column: "", code: "unknown-column" }],
  );
  return { person, errors: [...errors, ...implausible(person, around), ...strays.slice(0, 1)] };
};

const implausible = ({ birthYear, building, roles }: Partial<Listed>, { buildings, at }: Reading): CellError[] => {
  const homeless = roles?.includes("building-leader") && !building ? [{ column: "building", code: "required" }] : [];
  try {
    mustBePlausible({ birthYear }, { buildings, at });
    return homeless;
  } catch {
    return [{ column: "birthYear", code: "not-a-birth-year" }, ...homeless];
  }
};

/** What is wrong with the head: columns that nobody knows, two of one meaning, and no name. */
const headErrors = (row: number, { names, heads }: Head): RowError[] => [
  ...heads.flatMap((column, at) => {
    const name = names[at]?.trim() ?? "";
    if (column) return heads.indexOf(column) < at ? [{ row, column: name, code: "twice" }] : [];
    return name === "" ? [] : [{ row, column: name, code: "unknown-column" }];
  }),
  ...(heads.includes("name") ? [] : [{ row, column: "name", code: "required" }]),
];

/** A person of a file, in which row a spreadsheet shows them, how they are known to live here, and their roles. */
export type Listed = Particulars & {
  readonly row: number;
  readonly verified?: z.infer<typeof VerificationMethod>;
  readonly roles?: readonly Role[];
};

/** The rows that name somebody whom an earlier row named. */
const repeated = (people: readonly Listed[]): RowError[] => {
  const seen = new Set<string>();
  return people.flatMap((person) => {
    const marks = person.name === undefined ? [] : personMarks(person).map((mark) => JSON.stringify(mark));
    const isRepeated = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return isRepeated ? [{ row: person.row, column: "name", code: "twice-in-the-file" }] : [];
  });
};

/** The people of a file, and what is wrong with it. */
export type RosterFile = { readonly people: readonly Listed[]; readonly errors: readonly RowError[] };

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const furthestHead = 10;

/** Where the head stands: the first row that names a column of names, below what is written above a list. */
const headAt = (rows: readonly (readonly string[])[]): number => {
  const first = rows.findIndex((cells) => !isEmpty(cells));
  const named = rows.slice(0, furthestHead).findIndex((cells) => cells.some((cell) => columnOf(cell) === "name"));
  const isTitle = first >= 0 && !(rows[first] ?? []).some(columnOf);
  return isTitle && named >= 0 ? named : Math.max(first, 0);
};

/**
 * Reads the rows of a file as people, at most 20,000, and tells what is wrong with each by the number that a
 * spreadsheet shows; empty rows are nothing. Between rows it asks `breathe`, so that others have their turn.
 */
export const readRoster = async (
  rows: readonly (readonly string[])[],
  around: Reading,
  breathe: () => Promise<void> = async () => {},
): Promise<RosterFile> => {
  const top = headAt(rows);
  const names = rows[top] ?? [];
  const head = { names, heads: names.map(columnOf) };
  const people: Listed[] = [];
  const errors = headErrors(top + 1, head);
  for (const [at, cells] of rows.entries()) {
    if (at <= top || isEmpty(cells)) continue;
    const row = at + 1;
    if (people.length === mostRows) return { people: [], errors: [{ row, code: "too-big" }] };
    const read = readRow(cells, head, around);
    people.push({ ...read.person, row } as unknown as Listed);
    errors.push(...read.errors.map((error) => ({ row, ...error })));
    await breathe();
  }
  if (people.length === 0 && errors.length === 0) errors.push({ row: top + 1, code: "no-rows" });
  return { people, errors: [...errors, ...repeated(people)] };
};

/** What an export tells of a person. */
export type Exported = Partial<Record<Column, unknown>>;

/** The rows of an export, with its head in the community's language. */
export const rosterRows = (people: readonly Exported[], around: Pick<Reading, "language" | "names">): string[][] => {
  const shown = Object.keys(columns) as Column[];
  const head = shown.map((column) => columns[column][around.language === "en" ? 1 : 0]);
  return [head, ...people.map((person) => shown.map((column) => rosterCellOf(column, person[column], around)))];
};
