import { Refusal } from "../domain/refusal.ts";
import { type Rows, unreadable } from "./rows.ts";
import { sharedTexts, sheetRows } from "./sheet.ts";
import { attribute, piecesOf } from "./xml.ts";
import { openZip } from "./zip.ts";

/** Whether the bytes begin as a workbook does: it is a ZIP file. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Whether they begin as a workbook of before 2007 does, `.xls`. */
export const isOldWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

const tags = (xml: string | undefined, name: string): string[] =>
  [...piecesOf(xml ?? unreadable())].flatMap((piece) =>
    piece.kind !== "text" && piece.kind !== "close" && piece.name === name ? [piece.attributes] : [],
  );

const folder = "xl/";

/** The files of the sheets that a person sees, by the workbook's own list, and that of its texts. */
const partsOf = async (read: ReturnType<typeof openZip>) => {
  const [book, relations] = [await read(`${folder}workbook.xml`), await read(`${folder}_rels/workbook.xml.rels`)];
  const targets = new Map(
    tags(relations, "Relationship").map((attributes) => {
      const target = attribute(attributes, "Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : folder + target;
      return [attribute(attributes, "Id"), { path, type: attribute(attributes, "Type") ?? "" }];
    }),
  );
  const shown = tags(book, "sheet").filter((attributes) => (attribute(attributes, "state") ?? "visible") === "visible");
  const sheets = shown.map((attributes) => targets.get(attribute(attributes, "id"))?.path ?? unreadable());
  const texts = [...targets.values()].find(({ type }) => type.endsWith("/sharedStrings"))?.path;
  return { sheets, texts };
};

const holdsCells = (xml: string | undefined): boolean => /<(?:\w+:)?(?:v|t)[\s>]/.test(xml ?? "");

/**
 * The rows of a workbook (ECMA-376) that a person sees on its one sheet. Refused before anything is unpacked: more
 * than a list of people holds; then what is no workbook, and cells on a second sheet, which would be lost.
 */
export const readWorkbook = async (bytes: Uint8Array): Promise<Rows> => {
  try {
    const read = openZip(bytes);
    const { sheets, texts } = await partsOf(read);
    const [first, ...others] = sheets;
    for (const path of others) if (holdsCells(await read(path))) unreadable("several-sheets");
    const xml = (await read(first ?? unreadable())) ?? unreadable();
    return await sheetRows(xml, await sharedTexts(texts === undefined ? undefined : await read(texts)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return unreadable();
  }
};

/** A workbook of one sheet, as base64. Every cell is text, so none is a formula. */
export const writeWorkbook = async (rows: Rows): Promise<string> => {
  const { writeXlsx } = await import("../late/write-excel-file.ts");
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  return (await writeXlsx(sheet).toBuffer()).toString("base64");
};
