import { Refusal } from "../domain/refusal.ts";
import { type Rows, unreadable } from "./rows.ts";
import { sharedTexts, sheetRows } from "./sheet.ts";
import { attribute, piecesOf } from "./xml.ts";
import { openZip } from "./zip.ts";

const tags = (xml: string | undefined, name: string): string[] =>
  [...piecesOf(xml ?? unreadable())].flatMap((piece) =>
    piece.kind !== "text" && piece.kind !== "close" && piece.name === name ? [piece.attributes] : [],
  );

const folder = "xl/";

/** The files of the sheets that a person sees, by the workbook's own list, and that of its texts. */
const partsOf = (read: ReturnType<typeof openZip>) => {
  const [book, relations] = [read(`${folder}workbook.xml`), read(`${folder}_rels/workbook.xml.rels`)];
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
export const readWorkbook = (bytes: Uint8Array): Rows => {
  try {
    const read = openZip(bytes);
    const { sheets, texts } = partsOf(read);
    const [first, ...others] = sheets;
    for (const path of others) if (holdsCells(read(path))) unreadable("several-sheets");
    const xml = read(first ?? unreadable()) ?? unreadable();
    return sheetRows(xml, sharedTexts(texts === undefined ? undefined : read(texts)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return unreadable();
  }
};
