import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";
import { cell, workbookOf, zipOf } from "./files.ts";

const imports = "/v1/communities/yangguang-huayuan/communities/roster-imports";

let town: Town;
let keys = 0;
beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

const upload = async (body: Uint8Array) => {
  keys += 1;
  const headers = { "content-type": "application/octet-stream", "idempotency-key": `hostile ${keys}` };
  return town.send("admin-yangguang", "POST", imports, { headers, body });
};

const megabyte = 1024 * 1024;
const manyTags = "four million tags without a meaning, then a far one";
const row = (...cells: readonly string[]): string => `<row>${cells.join("")}</row>`;
const sheetOf = (...rows: readonly string[]): string => `<sheetData>${rows.join("")}</sheetData>`;

/** A workbook whose sheet says its cells by their numbers in a list of texts. */
const sharing = (sheet: string, texts: string): Buffer => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
  const relations = relation("rId1", "worksheet", "s.xml") + relation("rId2", "sharedStrings", "t.xml");
  return zipOf([
    {
      name: "xl/workbook.xml",
      bytes: Buffer.from('<workbook><sheets><sheet name="1" r:id="rId1"/></sheets></workbook>'),
    },
    { name: "xl/_rels/workbook.xml.rels", bytes: Buffer.from(`<Relationships>${relations}</Relationships>`) },
    { name: "xl/s.xml", bytes: Buffer.from(`<worksheet>${sheet}</worksheet>`) },
    { name: "xl/t.xml", bytes: Buffer.from(`<sst>${texts}</sst>`) },
  ]);
};

const aLongText = `<si><t>${"长".repeat(4000)}</t></si>`;
const longCell = row(cell("长".repeat(4000), "A1"));
const lastCell = '<row r="20000"><c r="BH20000"><v>1</v></c></row>';
const farCell = cell("x", "XFD1048576");

// biome-ignore format: a table is read by its rows
const files: readonly (readonly [subject: string, most: number, made: () => Buffer])[] = [
  ["a sheet as far as one goes", 1, () => workbookOf(sheetOf(row(cell("姓名", "A1"), farCell)))],
  ["2 MB of blanks before it", 3, () => workbookOf(" ".repeat(2 * megabyte) + sheetOf(row(farCell)))],
  ["100 MB of blanks", 101, () => workbookOf(" ".repeat(100 * megabyte))],
  ["a million texts that cells might share", 40, () => sharing(sheetOf(), "<si><t/></si>".repeat(1_400_000))],
  ["600,000 cells that share one long text", 45, () => sharing(sheetOf(row('<c t="s"><v>0</v></c>'.repeat(60)).repeat(10_000)), aLongText)],
  ["merged cells that show one long text", 1, () => workbookOf(`${sheetOf(longCell, lastCell)}<mergeCells><mergeCell ref="A1:BH20000"/></mergeCells>`)],
  ["a million cells of their own, then a far one", 70, () => workbookOf(`长${sheetOf(row("<c><v>12</v></c>".repeat(59)).repeat(18_000), row(farCell))}`)],
  ["more than its directory says", 101, () => zipOf([{ name: "xl/workbook.xml", bytes: Buffer.alloc(100 * megabyte, " "), saysSize: 100 }, { name: "xl/_rels/workbook.xml.rels", bytes: Buffer.from("<a/>") }])],
  ["merged cells without end", 5, () => workbookOf(`${sheetOf(row(cell("姓名", "A1")))}<mergeCells>${'<mergeCell ref="A1:BH20000"/>'.repeat(50_000)}</mergeCells>`)],
  ["a million lines", 4_000, () => Buffer.from(`姓名\n${"甲\n".repeat(1_000_000)}`)],
  ["a million columns", 1_000, () => Buffer.from(`姓名${",".repeat(1_000_000)}`)],
  [manyTags, 20, () => workbookOf("<a/>".repeat(4 * megabyte) + sheetOf(row(farCell)))],
];

const madeOf = (subject: string): Buffer => {
  const [, , made] = files.find(([each]) => each === subject) ?? [];
  if (!made) throw new Error(`no file ${subject}`);
  return made();
};

describe("a file that was made to break what reads it", () => {
  it.each(files)("is refused, and the process does not grow with it: %s", async (_, most, made) => {
    const file = made();
    expect(file.length).toBeLessThanOrEqual(most * 1024);
    const before = process.memoryUsage();
    expect(await upload(file)).toMatchObject({ status: 400, body: { code: "malformed" } });
    const after = process.memoryUsage();
    expect(after.rss - before.rss).toBeLessThan(128 * megabyte);
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(32 * megabyte);
  });

  it("is read by no thread that anybody else waits for", async () => {
    const file = madeOf(manyTags);
    const [ours, all] = [process.threadCpuUsage(), process.cpuUsage()];
    await upload(file);
    const [spentHere, spent] = [process.threadCpuUsage(ours), process.cpuUsage(all)];
    expect((spentHere.user + spentHere.system) / (spent.user + spent.system)).toBeLessThan(0.5);
  });

  it("is answered after twenty requests that came later", async () => {
    const answered: string[] = [];
    const hostile = upload(madeOf(manyTags)).then(() => answered.push("hostile"));
    const admin = await town.as("admin-yangguang");
    for (const _ of Array.from({ length: 20 })) {
      await admin.listPeople({ query: { building: "5栋", limit: 1 } });
      answered.push("other");
    }
    await hostile;
    expect(answered.at(-1)).toBe("hostile");
  });

  it("leaves whoever sends a list at the same time with theirs", async () => {
    const hostile = upload(madeOf("a million texts that cells might share"));
    const rightful = await upload(Buffer.from("姓名,楼栋\n同时,5栋"));
    expect([rightful.status, (await hostile).status]).toEqual([201, 400]);
  });
});
