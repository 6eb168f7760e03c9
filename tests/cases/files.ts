import { crc32, deflateRawSync } from "node:zlib";

type Member = { readonly name: string; readonly bytes: Buffer; readonly saysSize?: number };

const number = (value: number, size: 2 | 4): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
};

/** A ZIP file of these members, each of which may say that it is of another size than it is. */
export const zipOf = (members: readonly Member[]): Buffer => {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, saysSize = bytes.length } of members) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const sizes = [number(crc32(bytes), 4), number(packed.length, 4), number(saysSize, 4), number(name.length, 2)];
    const common = [number(20, 2), number(0, 2), number(8, 2), number(0, 4), ...sizes, number(0, 2)];
    const local = Buffer.concat([number(0x04034b50, 4), ...common, Buffer.from(name), packed]);
    entries.push(
      Buffer.concat([
        number(0x02014b50, 4),
        number(20, 2),
        ...common,
        number(0, 2),
        number(0, 2),
        number(0, 2),
        number(0, 4),
        number(at, 4),
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = number(members.length, 2);
  const end = [number(0x06054b50, 4), number(0, 4), count, count, number(directory.length, 4), number(at, 4)];
  return Buffer.concat([...locals, directory, ...end, number(0, 2)]);
};

const book = (sheets: number): string =>
  `<workbook xmlns:r="r"><sheets>${Array.from({ length: sheets }, (_, nth) => `<sheet name="${nth}" sheetId="${nth + 1}" r:id="rId${nth + 1}"/>`).join("")}</sheets></workbook>`;

const relations = (sheets: number): string =>
  `<Relationships>${Array.from({ length: sheets }, (_, nth) => `<Relationship Id="rId${nth + 1}" Type="x/worksheet" Target="worksheets/sheet${nth + 1}.xml"/>`).join("")}</Relationships>`;

/** A workbook of sheets, each the XML of its rows and what follows them. */
export const workbookOf = (...sheets: readonly string[]): Buffer =>
  zipOf([
    { name: "xl/workbook.xml", bytes: Buffer.from(book(sheets.length)) },
    { name: "xl/_rels/workbook.xml.rels", bytes: Buffer.from(relations(sheets.length)) },
    ...sheets.map((xml, nth) => ({
      name: `xl/worksheets/sheet${nth + 1}.xml`,
      bytes: Buffer.from(`<worksheet>${xml}</worksheet>`),
    })),
  ]);

/** A cell with a text of its own. */
export const cell = (text: string, reference?: string): string =>
  `<c${reference ? ` r="${reference}"` : ""} t="inlineStr"><is><t>${text}</t></is></c>`;
