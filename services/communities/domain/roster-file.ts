import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import { e164 } from "#shared/domain/e164.ts";
import { type FieldCode, Refusal, refuse } from "#shared/domain/refusal.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { mustBePlausible, type Particulars, type SomeParticulars } from "./person.ts";

const mostRows = 20_000;

/** What is wrong in one row of a file; rows count from 1, and the head is the first. */
export const RowError = z.object({ row: z.int(), column: z.string().optional(), code: z.string() });
type RowError = z.infer<typeof RowError>;
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

const columnOf = (head: string): Column | undefined =>
  (Object.keys(columns) as Column[]).find((column) => (columns[column] as readonly string[]).includes(head.trim()));

type Surroundings = { readonly buildings: readonly string[]; readonly language: "zh-CN" | "en"; readonly at: Instant };

const readers: Readonly<Record<Column, (text: string, around: Surroundings) => unknown>> = {
  name: (text) => Name.parse(text),
  phone: (text, { language }) => e164(text, language),
  building: (text, { buildings }) => {
    const { data: building = "" } = Building.safeParse(text);
    return buildings.includes(building) ? building : wrong("unknown-building");
  },
  room: (text) => Room.parse(text),
  birthYear: (text) => (/^\d{4}$/.test(text) ? Number(text) : wrong("wrong-format")),
  needsAssist: (text) => yes.has(text.toLowerCase()) || (no.has(text.toLowerCase()) ? false : wrong("not-one-of")),
};

const wrong = (code: FieldCode): never => refuse("invalid", { errors: [{ pointer: "", code }] });

const codeOf = (error: unknown): string =>
  error instanceof Refusal ? (error.detail.errors?.[0]?.code ?? error.code) : "wrong-format";

type Read = { readonly person: Record<string, unknown>; readonly errors: readonly CellError[] };

/** What a cell says; nothing where it is empty. */
const readCell = (column: Column, text: string, around: Surroundings): unknown => {
  if (text !== "") return readers[column](text, around);
  return column === "name" ? wrong("required") : undefined;
};

const readRow = (cells: readonly string[], heads: readonly (Column | undefined)[], around: Surroundings): Read => {
  const person: Record<string, unknown> = { needsAssist: false };
  const errors: CellError[] = [];
  for (const [at, column] of heads.entries()) {
    if (!column) continue;
    try {
      person[column] = readCell(column, cells[at]?.trim() ?? "", around) ?? person[column];
    } catch (error) {
      errors.push({ column, code: codeOf(error) });
    }
  }
  return { person, errors: [...errors, ...implausible(person, around)] };
};

const implausible = ({ birthYear }: SomeParticulars, { buildings, at }: Surroundings): CellError[] => {
  try {
    mustBePlausible({ birthYear }, { buildings, at });
    return [];
  } catch {
    return [{ column: "birthYear", code: "not-a-birth-year" }];
  }
};

/** What makes two rows one person, as the guard of people does. */
const markOf = ({ name, phone, building, room }: Record<string, unknown>): string | undefined =>
  phone || room ? JSON.stringify([name, phone ?? `${building ?? ""} ${room}`]) : undefined;

/** What is wrong with the head: columns that nobody knows, and no name. */
const headErrors = (head: readonly string[], heads: readonly (Column | undefined)[]): RowError[] => [
  ...heads.flatMap((column, at) => (column ? [] : [{ row: 1, column: head[at] ?? "", code: "unknown-column" }])),
  ...(heads.includes("name") ? [] : [{ row: 1, column: "name", code: "required" }]),
];

const firstRow = 2;

/** The rows that name somebody whom an earlier row named. */
const repeated = (people: readonly Record<string, unknown>[]): RowError[] => {
  const seen = new Set<string>();
  return people.flatMap((person, at) => {
    const mark = markOf(person);
    const isRepeated = mark !== undefined && seen.has(mark);
    if (mark) seen.add(mark);
    return isRepeated ? [{ row: at + firstRow, column: "name", code: "twice-in-the-file" }] : [];
  });
};

/** The people of a file, and what is wrong with it. */
export type RosterFile = { readonly people: readonly Particulars[]; readonly errors: readonly RowError[] };

/** Reads the rows of a file as people, at most 20,000, and tells what is wrong with each row. */
export const readRoster = (rows: readonly (readonly string[])[], around: Surroundings): RosterFile => {
  const [head = [], ...body] = rows;
  if (body.length > mostRows) return { people: [], errors: [{ row: mostRows + firstRow, code: "too-big" }] };
  const heads = head.map(columnOf);
  const read = body.map((cells) => readRow(cells, heads, around));
  const people = read.map(({ person }) => person);
  const ofRows = read.flatMap(({ errors }, at) => errors.map((error) => ({ row: at + firstRow, ...error })));
  const errors = [...headErrors(head, heads), ...ofRows, ...repeated(people)];
  return { people: people as unknown as Particulars[], errors };
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
