import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";
import { cell, workbookOf } from "./files.ts";

const imports = "/v1/communities/yangguang-huayuan/communities/roster-imports";

type Told = {
  readonly importId: string;
  readonly status: string;
  readonly rowCount: number;
  readonly errors: readonly { readonly row: number; readonly column?: string; readonly code: string }[];
  readonly detail?: string;
};

let town: Town;
let keys = 0;
beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

const upload = async (file: string | Uint8Array, type = "application/octet-stream") => {
  keys += 1;
  const headers = { "content-type": type, "idempotency-key": `case ${keys}`, "accept-language": "en" };
  const answer = await town.send("admin-yangguang", "POST", imports, { headers, body: file });
  return { status: answer.status, body: answer.body as Told };
};

const takenIn = async (file: string | Uint8Array) => {
  const { body } = await upload(file);
  const admin = await town.as("admin-yangguang");
  await admin.commitRosterImport({ params: { importId: body.importId }, body: {} });
  await town.drain();
  return (await admin.getRosterImport({ params: { importId: body.importId } })).body;
};

const sheet = (...rows: readonly string[]): string => `<sheetData>${rows.join("")}</sheetData>`;
const row = (...cells: readonly string[]): string => `<row>${cells.join("")}</row>`;
const rowOf = (...texts: readonly string[]): string => row(...texts.map((text) => cell(text)));
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

describe("a file whose bytes are no text", () => {
  const gb18030 = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xbc, 0xd7]);

  it("is read at home in whatever type it is sent", async () => {
    for (const type of ["application/octet-stream", "text/csv"])
      expect(await upload(gb18030, type)).toMatchObject({ status: 201, body: { rowCount: 1, errors: [] } });
  });

  it("is refused where a gateway took it for text and lost what it could not read", async () => {
    expect(await upload(gb18030.toString("utf8"), "text/csv")).toMatchObject({
      status: 400,
      body: { errors: [{ code: "wrong-encoding" }] },
    });
  });
});

describe("a roster as a spreadsheet makes it", () => {
  // biome-ignore format: a table is read by its rows
  const told: readonly [subject: string, file: string | Uint8Array, rowCount: number, errors: readonly unknown[]][] = [
    ["two columns of one meaning", "电话,电话,姓名\n,,甲", 1, [{ row: 1, column: "电话", code: "twice" }]],
    ["a column in both languages", "姓名,name\n甲,乙", 1, [{ row: 1, column: "name", code: "twice" }]],
    ["blank lines before a bad row", "姓名,电话\n\n甲,\n\n乙,1\n", 2, [{ row: 5, column: "phone", code: "not-a-phone" }]],
    ["trailing commas", "姓名,电话,\n甲,,\n,,,\n,\n", 1, []],
    ["something beyond the head", "姓名,电话\n甲,,住户", 1, [{ row: 2, column: "", code: "unknown-column" }]],
    ["tabs", "姓名\t楼栋\n甲\t5栋", 1, []],
    ["the UTF-16 text of a spreadsheet", utf16("姓名\t楼栋\r\n甲\t5栋\r\n"), 1, []],
    ["a head below a title", "阳光花园住户名册\n\n姓名,楼栋\n甲,9栋", 1, [{ row: 4, column: "building", code: "unknown-building" }]],
    ["a head alone", "姓名,电话\n", 0, [{ row: 1, code: "no-rows" }]],
    ["an error for a phone", "姓名,电话\n甲,#N/A\n#REF!,", 2, [{ row: 2, column: "phone", code: "broken-cell" }, { row: 3, column: "name", code: "broken-cell" }]],
    ["a year of birth in full width", "姓名,出生年\n甲,１９６０\n乙,1960年", 2, []],
    ["a name that grows", `姓名\n${"\u0958".repeat(31)}`, 1, [{ row: 2, column: "name", code: "too-big" }]],
    ["one person in two rows without anything else", "姓名,楼栋\n甲,5栋\n甲,5栋", 2, [{ row: 3, column: "name", code: "twice-in-the-file" }]],
    ["cells without a reference", workbookOf(sheet(rowOf("姓名", "楼栋"), rowOf("甲", "5栋"))), 1, []],
    ["an error in a workbook", workbookOf(sheet(rowOf("姓名", "电话"), row(cell("甲"), '<c t="e"><v>#N/A</v></c>'))), 1, [{ row: 2, column: "phone", code: "broken-cell" }]],
    ["a phone as a power of ten", workbookOf(sheet(rowOf("姓名", "电话"), row(cell("甲"), "<c><v>1.3812345678E10</v></c>"))), 1, []],
  ];
  it.each(told)("is read, or each fault is named where a person sees it: %s", async (_, file, rowCount, errors) => {
    const { status, body } = await upload(file);
    const shown = body.errors.map(({ row, column, code }) => ({ row, ...(column !== undefined && { column }), code }));
    expect([status, body.rowCount, shown]).toEqual([201, rowCount, errors]);
  });

  it("shows in each of its merged cells what the first one says", async () => {
    const rows = [
      row(cell("姓名", "A1"), cell("楼栋", "B1"), cell("房号", "C1")),
      row(cell("并一", "A2"), cell("6栋", "B2"), cell("101", "C2")),
      row(cell("并二", "A3"), cell("102", "C3")),
    ];
    const merged = `${sheet(...rows)}<mergeCells><mergeCell ref="B2:B3"/></mergeCells>`;
    expect(await takenIn(workbookOf(merged))).toMatchObject({ addedCount: 2 });
    const { body } = await (await town.as("admin-yangguang")).listPeople({ query: { building: "6栋", limit: 100 } });
    expect(body.items.map(({ name }) => name).filter((name) => name?.startsWith("并"))).toHaveLength(2);
  });

  it("is refused with a sentence where something would be lost, or where it is of another kind", async () => {
    const twoSheets = workbookOf(sheet(rowOf("姓名"), rowOf("甲")), sheet(rowOf("姓名"), rowOf("乙")));
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await upload(twoSheets)).toMatchObject({ status: 400, body: { errors: [{ code: "several-sheets" }] } });
    expect(await upload(old, "application/vnd.ms-excel")).toMatchObject({
      status: 400,
      body: { errors: [{ code: "old-workbook", detail: expect.stringContaining(".xlsx") }] },
    });
    const picture = await upload("x", "image/png");
    expect([picture.status, picture.body.detail]).toEqual([415, expect.stringContaining("text/csv")]);
  });

  it.each([
    ["a tab", "\t"],
    ["a semicolon", ";"],
  ])("is read where %s parts its cells below a title, whatever a cell holds", async (_, mark) => {
    const lines = ["阳光花园住户名单", `姓名${mark}楼栋${mark}房号`, `分隔${mark}1栋${mark}301`];
    expect((await upload(lines.join("\n"))).body).toMatchObject({ status: "checked", rowCount: 1, errors: [] });
  });

  it("is taken as text/csv, and as what a browser calls a CSV", async () => {
    for (const type of ["text/csv", "text/csv; charset=utf-8", "application/vnd.ms-excel"])
      expect((await upload("姓名\n甲", type)).status).toBe(201);
  });

  it("tells a cell that begins with an apostrophe from a formula that was kept from being one", async () => {
    const admin = await town.as("admin-yangguang");
    for (const name of ["'=1", "=1"]) await admin.registerPerson({ body: { name, building: "4栋" } });
    const { body } = await admin.exportRosterCsv({});
    const again = await takenIn(String(body));
    expect(again).toMatchObject({ addedCount: 0, failedCount: 0 });
  });
});

describe("a roster that is taken in twice", () => {
  it("doubles nobody, also where neither flats nor phones are known", async () => {
    const file = "姓名,楼栋\n双一,5栋\n双二,5栋\n双三,";
    expect(await takenIn(file)).toMatchObject({ addedCount: 3, knownCount: 0 });
    expect(await takenIn(file)).toMatchObject({ addedCount: 0, knownCount: 3, failedCount: 0 });
  });

  it("knows a person by name and flat, whatever the phone and however the room was typed", async () => {
    const admin = await town.as("admin-yangguang");
    const flat = { name: "同户", building: "5栋" };
    await admin.registerPerson({ body: { ...flat, room: "701", phone: "13800138111" } });
    for (const other of [{ room: "701", phone: "13800138222" }, { room: "701" }, { room: "７０１" }])
      await expect(admin.registerPerson({ body: { ...flat, ...other } })).rejects.toMatchObject({
        problem: { errors: [{ pointer: "/name", code: "registered-already" }] },
      });
  });
});

describe("rows that fail after a roster was committed", () => {
  it("are told and skipped, and the others are taken in", async () => {
    const { body } = await upload("姓名,楼栋,出生年\n先一,5栋,1896\n先二,5栋,1950");
    town.clock.advance(366 * 24 * 60);
    const admin = await town.as("admin-yangguang");
    await admin.commitRosterImport({ params: { importId: body.importId }, body: {} });
    await town.drain();
    const done = (await admin.getRosterImport({ params: { importId: body.importId } })).body;
    expect(done).toMatchObject({
      status: "imported",
      addedCount: 1,
      failedCount: 1,
      failures: [{ row: 2, code: "not-a-birth-year" }],
    });
  });
});
