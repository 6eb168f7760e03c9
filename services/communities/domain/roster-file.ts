import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import { e164 } from "#shared/domain/e164.ts";
import { type FieldCode, Refusal, refuse } from "#shared/domain/refusal.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { mustBePlausible, type Particulars, type SomeParticulars } from "./person.ts";
import { personMarks } from "./person-marks.ts";

const mostRows = 20_000;

/** What is wrong in one row of a file; rows count from 1, and the head is the first. */
export const RowError = z.object({ row: z.int(), column: z.string().optional(), code: z.string() });
export type RowError = z.infer<typeof RowError>;
type CellError = Omit<RowError, "row">;

/** The columns of a roster in both languages, in the order in which they are exported. */
export const columns = {
  name: ["姓名", "name"],
  phone: ["电话", "phone"],
  building: ["楼栋", "building"],
  room: ["房号", "room"],
  birthYear: ["出生年", "birthYear"],
  needsAssist: ["需协助", "needsAssist"],
} as const;
type Column = keyof typeof columns;

const yes: ReadonlySet<string> = new Set(["是", "yes", "true", "1"]);
const no: ReadonlySet<string> = new Set(["", "否", "no", "false", "0"]);

/** What a cell says, in whatever width it was typed. */
const plain = (text: string): string => text.normalize("NFKC").trim();

const columnOf = (head: string): Column | undefined =>
  (Object.keys(columns) as Column[]).find((column) =>
    columns[column].some((name) => name.toLowerCase() === plain(head).toLowerCase()),
  );

type Reading = { readonly buildings: readonly string[]; readonly language: "zh-CN" | "en"; readonly at: Instant };

const readers: Readonly<Record<Column, (text: string, around: Reading) => unknown>> = {
  name: (text) => Name.parse(text),
  phone: (text, { language }) => e164(text, language),
  building: (text, { buildings }) => {
    const { data: building = "" } = Building.safeParse(text);
    return buildings.includes(building) ? building : wrong("unknown-building");
  },
  room: (text) => Room.parse(text),
  birthYear: (text) => Number(/^(\d{4})年?$/.exec(plain(text))?.[1] ?? wrong("wrong-format")),
  needsAssist: (text) => {
    const answer = plain(text).toLowerCase();
    return yes.has(answer) || (no.has(answer) ? false : wrong("not-one-of"));
  },
};

/** What a spreadsheet shows where a formula failed. */
const brokenCell = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|CALC!|SPILL!)$/;

const wrong = (code: FieldCode): never => refuse("invalid", { errors: [{ pointer: "", code }] });

const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.detail.errors?.[0]?.code ?? error.code;
  const isTooBig = error instanceof z.ZodError && error.issues[0]?.code === "too_big";
  return isTooBig ? "too-big" : "wrong-format";
};

type Read = { readonly person: Record<string, unknown>; readonly errors: readonly CellError[] };

/** What a cell says; nothing where it is empty. */
const readCell = (column: Column, text: string, around: Reading): unknown => {
  if (brokenCell.test(text)) return wrong("broken-cell");
  if (text !== "") return readers[column](text, around);
  return column === "name" ? wrong("required") : undefined;
};

/** The head of a file, as it is written and as it is understood. */
type Head = { readonly names: readonly string[]; readonly heads: readonly (Column | undefined)[] };

const readRow = (cells: readonly string[], { names, heads }: Head, around: Reading): Read => {
  const person: Record<string, unknown> = { needsAssist: false };
  const errors: CellError[] = [];
  for (const [at, column] of heads.entries()) {
    if (!column || heads.indexOf(column) < at) continue;
    try {
      person[column] = readCell(column, cells[at]?.trim() ?? "", around) ?? person[column];
    } catch (error) {
      errors.push({ column, code: codeOf(error) });
    }
  }
  const strays = cells.flatMap((cell, at) =>
    names[at]?.trim() || cell.trim() === "" ? [] : [{ column: "", code: "unknown-column" }],
  );
  return { person, errors: [...errors, ...implausible(person, around), ...strays.slice(0, 1)] };
};

const implausible = ({ birthYear }: SomeParticulars, { buildings, at }: Reading): CellError[] => {
  try {
    mustBePlausible({ birthYear }, { buildings, at });
    return [];
  } catch {
    return [{ column: "birthYear", code: "not-a-birth-year" }];
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

/** A person of a file, and in which row a spreadsheet shows them. */
export type Listed = Particulars & { readonly row: number };

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

const answers = { "zh-CN": { true: "是", false: "否" }, en: { true: "yes", false: "no" } } as const;

/** The rows of an export, with its head in the community's language. */
export const rosterRows = (
  people: readonly Partial<Record<Column, unknown>>[],
  language: "zh-CN" | "en",
): string[][] => {
  const names = Object.keys(columns) as Column[];
  const said = (value: unknown): string =>
    typeof value === "boolean" ? answers[language][`${value}`] : String(value ?? "");
  const head = names.map((column) => columns[column][language === "en" ? 1 : 0]);
  return [head, ...people.map((person) => names.map((column) => said(person[column])))];
};
