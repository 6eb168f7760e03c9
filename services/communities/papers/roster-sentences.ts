import type { Format } from "#shared/domain/formats.ts";
import type { Wanted } from "#shared/domain/refusal.ts";
import { type Language, said, words } from "#shared/domain/words.ts";
import { columns } from "../domain/roster-cells.ts";
import type { RowError } from "../domain/roster-file.ts";

const sentences = {
  cell: words("第 {row} 行“{column}”：{fault}。", "Row {row}, {column}: {fault}."),
  row: words("第 {row} 行：{fault}。", "Row {row}: {fault}."),
};

const formats: Readonly<Record<string, Format>> = { birthYear: "year", phone: "phone" };

/** What of a fault is said, in the reader's language. */
type FaultTeller = (code: RowError["code"], wanted: Wanted) => string;

const nameOf = (column: string, language: Language): string => {
  const [chinese, english] = columns[column as keyof typeof columns] ?? [column, column];
  return language === "en" ? english : chinese;
};

/** The fault of a row as a sentence: where it is, what is wrong, and what would be right. */
const withSentence = (error: RowError, language: Language, telling: FaultTeller): RowError => {
  const { row, column = "", code } = error;
  const fault = telling(code, { format: formats[column] ?? "plain-text" });
  const sentence = column === "" ? sentences.row : sentences.cell;
  return { ...error, detail: said(sentence, language, { row, column: nameOf(column, language), fault }) };
};

/** The faults of a file as sentences. */
export const withSentences = (errors: readonly RowError[], language: Language, telling: FaultTeller): RowError[] =>
  errors.map((error) => withSentence(error, language, telling));
