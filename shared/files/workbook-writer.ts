import { breather, type Rows } from "./rows.ts";
import { type Member, zipOf } from "./zip-writer.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const relation = (kind: string, target: string): string =>
  `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/${kind}" Target="${target}"/></Relationships>`;

/** What every workbook of one sheet holds beside it (ECMA-376). */
const frame: readonly Member[] = [
  {
    name: "[Content_Types].xml",
    content: `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
  },
  { name: "_rels/.rels", content: relation("officeDocument", "xl/workbook.xml") },
  {
    name: "xl/workbook.xml",
    content: `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  { name: "xl/_rels/workbook.xml.rels", content: relation("worksheet", "worksheets/sheet1.xml") },
];

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };

/** What XML cannot hold, and what a spreadsheet would read as an escape of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unsayable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const likeAnEscape = /_(?=x[0-9A-Fa-f]{4}_)/g;

const written = (text: string): string =>
  text
    .toWellFormed()
    .replace(unsayable, "")
    .replace(likeAnEscape, "_x005F_")
    .replace(/[&<>\r]/g, (character) => named[character] ?? character);

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
const letters = (column: number): string =>
  (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

const rowOf = (cells: readonly string[], number: number): string => {
  const texts = cells.map((text, column) =>
    text === ""
      ? ""
      : `<c r="${letters(column)}${number}" t="inlineStr"><is><t xml:space="preserve">${written(text)}</t></is></c>`,
  );
  return `<row r="${number}">${texts.join("")}</row>`;
};

/** A workbook of one sheet, as base64, written in pieces between which others go on. Every cell is text, so none is a formula. */
export const writeWorkbook = async (rows: Rows): Promise<string> => {
  const breathe = breather();
  const lines: string[] = [];
  for (const [nth, cells] of rows.entries()) {
    lines.push(rowOf(cells, nth + 1));
    await breathe();
  }
  const content = `${head}<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
  return (await zipOf([...frame, { name: "xl/worksheets/sheet1.xml", content }])).toString("base64");
};
