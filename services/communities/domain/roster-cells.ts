import * as z from "zod";
import type { VerificationMethod } from "#shared/contracts/communities.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { e164 } from "#shared/domain/e164.ts";
import { type FieldCode, Refusal, refuse } from "#shared/domain/refusal.ts";
import { Role } from "#shared/domain/roles.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { type Labels, type Language, listed } from "#shared/domain/words.ts";

/** The columns of a roster in both languages, in the order in which they are exported. */
export const columns = {
  name: ["姓名", "name"],
  phone: ["电话", "phone"],
  building: ["楼栋", "building"],
  room: ["房号", "room"],
  birthYear: ["出生年", "birthYear"],
  needsAssist: ["需协助", "needsAssist"],
  verified: ["已核实", "verified"],
  roles: ["角色", "roles"],
} as const;
export type Column = keyof typeof columns;

const yes: ReadonlySet<string> = new Set(["是", "yes", "true", "1"]);
const no: ReadonlySet<string> = new Set(["", "否", "no", "false", "0"]);

/** What a cell says, in whatever width it was typed. */
const plain = (text: string): string => text.normalize("NFKC").trim();
const isSame = (one: string, other: string): boolean => plain(one).toLowerCase() === plain(other).toLowerCase();

export const columnOf = (head: string): Column | undefined =>
  (Object.keys(columns) as Column[]).find((column) => columns[column].some((name) => isSame(name, head)));

/** What the choices of a roster are called; a cell may name one in any language, or by its id. */
export type ChoiceNames = {
  readonly roles: Labels<Role>;
  readonly verified: Labels<z.infer<typeof VerificationMethod>>;
};

export type Reading = {
  readonly buildings: readonly string[];
  readonly language: Language;
  readonly at: Instant;
  readonly names: ChoiceNames;
};

const wrong = (code: FieldCode): never => refuse("invalid", { errors: [{ pointer: "", code }] });

const choiceOf = <Choice extends string>(names: Partial<Labels<Choice>>, text: string): Choice =>
  (Object.keys(names) as Choice[]).find((choice) =>
    [choice, ...Object.values(names[choice] ?? {})].some((name) => isSame(name, text)),
  ) ?? wrong("not-one-of");

/** The roles that a roster may give: whose contact somebody is, no column says. */
const givable = ({ roles }: ChoiceNames): Partial<Labels<Role>> =>
  Object.fromEntries(Role.options.flatMap((role) => (role === "employer-contact" ? [] : [[role, roles[role]]])));

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
  verified: (text, { names }) => choiceOf(names.verified, text),
  roles: (text, { names }) => {
    const named = plain(text)
      .split(/[、;]/)
      .filter((part) => part.trim() !== "");
    return [...new Set(named.map((part) => choiceOf(givable(names), part)))];
  },
};

/** What a spreadsheet shows where a formula failed. */
const brokenCell = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|CALC!|SPILL!)$/;

/** What a cell says; nothing where it is empty. */
export const readCell = (column: Column, text: string, around: Reading): unknown => {
  if (brokenCell.test(text)) return wrong("broken-cell");
  if (text !== "") return readers[column](text, around);
  return column === "name" ? wrong("required") : undefined;
};

/** What is wrong with a cell that could not be read. */
export const codeOfCell = (error: unknown): string => {
  if (error instanceof Refusal) return error.detail.errors?.[0]?.code ?? error.code;
  const isTooBig = error instanceof z.ZodError && error.issues[0]?.code === "too_big";
  return isTooBig ? "too-big" : "wrong-format";
};

const answers = { "zh-CN": { true: "是", false: "否" }, en: { true: "yes", false: "no" } } as const;

/** A cell of an export, in the community's language; read again it says the same. */
export const rosterCellOf = (
  column: Column,
  value: unknown,
  { language, names }: Omit<Reading, "buildings" | "at">,
): string => {
  if (value === undefined) return "";
  if (column === "verified") return names.verified[value as keyof ChoiceNames["verified"]][language];
  if (column === "roles") {
    const named = (value as readonly Role[]).flatMap((role) => givable(names)[role]?.[language] ?? []);
    return language === "en" ? named.join("; ") : listed(named, language);
  }
  return typeof value === "boolean" ? answers[language][`${value}`] : String(value);
};
