import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { writeWorkbook } from "#shared/files/workbook-writer.ts";
import { isGate } from "../gate.ts";
import { openTown, type Town } from "../town/town.ts";

const imports = "/v1/communities/yangguang-huayuan/communities/roster-imports";
const head = "姓名,电话,楼栋,房号,出生年,需协助";

describe("a roster", () => {
  let town: Town;
  let keys = 0;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  type Sent = {
    status: number;
    body: {
      importId: string;
      status: string;
      code: string;
      rowCount: number;
      errors: { row: number; column?: string; code: string; detail: string }[];
    };
  };
  const upload = async (file: string | Uint8Array, type = "application/octet-stream", key?: string): Promise<Sent> => {
    keys += 1;
    const headers = { "content-type": type, "idempotency-key": key ?? `upload ${keys}` };
    return town.send("admin-yangguang", "POST", imports, { headers, body: file });
  };
  const admin = () => town.as("admin-yangguang");
  const people = async (building: string) => {
    const { body } = await (await admin()).listPeople({ query: { building, limit: 100 } });
    return body.items.map(({ name }) => name);
  };

  it("is only checked at first: every row error is told, and nobody is taken in", async () => {
    const rows = [
      "甲,13800138000,5栋,101,1980,否",
      "乙,12,5栋,102,,",
      ",13800138001,9栋,,2050,maybe",
      "甲,13800138000,6栋,,,",
    ];
    const { status, body } = await upload([head, ...rows].join("\n"));
    expect([status, body.status]).toEqual([201, "refused"]);
    const sentences = body.errors.map(({ detail }) => detail);
    expect(sentences.slice(0, 3)).toEqual([
      "第 3 行“电话”：不是有效的电话号码。",
      "第 4 行“姓名”：必须填写。",
      "第 4 行“楼栋”：本社区没有这栋楼。",
    ]);
    expect(sentences.filter((each) => !/^第 \d+ 行.+。$/.test(each))).toEqual([]);
    expect(body.errors).toMatchObject([
      { row: 3, column: "phone", code: "not-a-phone" },
      { row: 4, column: "name", code: "required" },
      { row: 4, column: "building", code: "unknown-building" },
      { row: 4, column: "needsAssist", code: "not-one-of" },
      { row: 4, column: "birthYear", code: "not-a-birth-year" },
      { row: 5, column: "name", code: "twice-in-the-file" },
    ]);
    expect(await people("5栋")).toEqual([]);
    const commit = (await admin()).commitRosterImport({ params: { importId: body.importId }, body: {} });
    await expect(commit).rejects.toMatchObject({ problem: { code: "wrong-state" } });
  });

  it("is taken in once it is committed, in UTF-8, GB18030 and XLSX alike", async () => {
    const gb18030 = Buffer.concat([
      Buffer.from("name,building\n"),
      Buffer.from([0xcd, 0xf5, 0xcb, 0xc4]),
      Buffer.from(",5栋".slice(0, 2)),
      Buffer.from([0xb6, 0xb0, 0x0a]),
    ]);
    const workbook = Buffer.from(
      await writeWorkbook([
        ["name", "building", "phone"],
        ["阿依·买买提", "５栋", "+49 30 901820"],
      ]),
      "base64",
    );
    const files = [Buffer.from(`\ufeff${head}\n丁,020-88888888,5栋,103,1950,是`), gb18030, workbook];
    for (const file of files) {
      const { body } = await upload(file);
      expect(body).toMatchObject({ status: "checked", rowCount: 1, errors: [] });
      await (await admin()).commitRosterImport({ params: { importId: body.importId }, body: {} });
      await town.drain();
      const done = await (await admin()).getRosterImport({ params: { importId: body.importId } });
      expect(done.body).toMatchObject({ status: "imported", doneCount: 1, addedCount: 1 });
    }
    expect((await people("5栋")).toSorted()).toEqual(["丁", "王四", "阿依·买买提"].toSorted());
  });

  it("knows who is there already, and leaves them as they are", async () => {
    const { body } = await upload(`${head}\n丁,+862088888888,5栋,103,1950,是\n戊,13800138009,5栋,104,,`);
    await (await admin()).commitRosterImport({ params: { importId: body.importId }, body: {} });
    await town.drain();
    const done = await (await admin()).getRosterImport({ params: { importId: body.importId } });
    expect(done.body).toMatchObject({ addedCount: 1, knownCount: 1 });
  });

  it("is refused whole where it cannot be read", async () => {
    expect(await upload(Buffer.from([0xff, 0xfe, 0x2d]))).toMatchObject({
      status: 400,
      body: { code: "malformed" },
    });
    expect(await upload(Buffer.from('"a,b'))).toMatchObject({ status: 400 });
    expect(await upload(Buffer.from("PK\u0003\u0004 broken"))).toMatchObject({ status: 400 });
    expect(await upload("x", "application/json")).toMatchObject({ status: 415 });
    expect(await upload(Buffer.alloc(4 * 1024 * 1024 + 1, 65))).toMatchObject({ status: 413 });
    expect((await upload("电话\n1")).body.errors).toMatchObject([{ row: 1, column: "name", code: "required" }, {}]);
    expect((await upload(`${head},身份证\n`)).body.errors).toMatchObject([
      { row: 1, column: "身份证", code: "unknown-column" },
    ]);
  });

  it("goes out again as it came, with formula cells escaped", async () => {
    await (await admin()).registerPerson({ body: { name: "=1+1", building: "6栋" } });
    const { body, headers } = await (await admin()).exportRosterCsv({});
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(body).toContain("姓名,电话,楼栋,房号,出生年,需协助,已核实,角色");
    expect(body).toContain("'=1+1,,6栋");
    expect(body).toContain("丁,'+862088888888,5栋,103,1950,是");
    expect((await upload(body)).body).toMatchObject({ status: "checked", errors: [] });
    const sheet = await town.send("admin-yangguang", "GET", imports.replace("roster-imports", "rosters/xlsx"));
    expect(sheet.headers.get("content-disposition")).toContain("exportRosterXlsx.xlsx");
    const written = await readSheet(Buffer.from(await writeWorkbook([["=1+1", "6栋"]]), "base64"));
    expect(written).toEqual([["=1+1", "6栋"]]);
  });
});

const isOnEmulator = process.env.LINLI_TEST_STORE === "dynamodb";
/** What one import takes at most, in the whole gate; on the emulator each row takes some twenty times as long. */
const largest = isOnEmulator ? 1_000 : isGate ? 10_000 : 2_000;

describe(`a roster of ${largest} rows`, () => {
  it("is checked in one call, taken in part by part with its progress, and once for each row", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const rows = Array.from({ length: largest }, (_, n) => `住户${n},,${(n % 6) + 1}栋,${n},,`);
    const admin = await town.as("admin-yangguang");
    const headers = { "content-type": "application/octet-stream", "idempotency-key": "large" };
    const { body } = await town.send("admin-yangguang", "POST", imports, { headers, body: [head, ...rows].join("\n") });
    const { importId } = body as { importId: string };
    await admin.commitRosterImport({ params: { importId }, body: {} });
    await town.home.host.step();
    await town.home.host.step();
    const half = (await admin.getRosterImport({ params: { importId } })).body;
    expect("doneCount" in half && half.doneCount % 500 === 0 && half.doneCount < largest).toBe(true);
    await town.drain();
    const done = (await admin.getRosterImport({ params: { importId } })).body;
    expect(done).toMatchObject({ status: "imported", doneCount: largest, addedCount: largest, knownCount: 0 });
  });
});
