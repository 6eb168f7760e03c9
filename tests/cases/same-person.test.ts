import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { readRoster } from "#services/communities/domain/roster-file.ts";
import { labels } from "#services/communities/labels.ts";
import { labels as sharedLabels } from "#shared/http/labels.ts";
import { field } from "../town/refusing.ts";
import { openTown } from "../town/town.ts";

const phone = "138 0000 9876";
const home = { building: "1栋", room: "909" };

describe("one person", () => {
  let desk: Neighbour;
  const refused = (attempt: Promise<unknown>, personId: string, code: string) =>
    expect(attempt).rejects.toMatchObject({
      problem: { status: 400, personId, errors: [{ pointer: "/name", code }] },
    });
  beforeAll(async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    desk = await town.as("ding");
  });

  it.each(["吐尔逊•阿依", "吐尔逊・阿依", "吐尔逊.阿依", "吐尔逊 阿依", "吐尔逊阿依"])(
    "is %s too, by phone or flat, and the desk is told who it is",
    async (spelled) => {
      const known = { name: `吐尔逊·阿依${spelled.length}${spelled.codePointAt(3)}` };
      const { personId } = (await desk.registerPerson({ body: { ...known, phone, ...home } })).body;
      const name = known.name.replace("吐尔逊·阿依", spelled);
      await refused(desk.registerPerson({ body: { name, phone } }), personId, "registered-already");
      await refused(desk.registerPerson({ body: { name, ...home } }), personId, "registered-already");
    },
  );

  it("moves out and in again, with their record; of the flat they left others may be registered", async () => {
    const { personId } = (await desk.registerPerson({ body: { name: "迁女士", phone, ...home } })).body;
    await desk.moveOutPerson({ params: { personId }, body: {} });
    await refused(desk.registerPerson({ body: { name: "迁女士", phone } }), personId, "moved-out");
    expect((await desk.registerPerson({ body: { name: "迁女士", ...home } })).status).toBe(201);
    const back = desk.moveInPerson({ params: { personId }, body: home });
    await expect(back).rejects.toMatchObject({ problem: field("/name", "registered-already") });
    const { body } = await desk.moveInPerson({ params: { personId }, body: { building: "2栋", room: "808" } });
    expect(body).toMatchObject({ personId, status: "unverified", building: "2栋", room: "808" });
    await desk.verifyPerson({ params: { personId }, body: { method: "id-shown" } });
  });

  it("is told apart in a file by what makes them one, and never by a name that is not there", async () => {
    const read = async (...rows: string[]) => {
      const cells = rows.map((row) => row.split(","));
      const names = { roles: sharedLabels.role, verified: labels.verificationMethod };
      const around = { buildings: ["1栋"], language: "zh-CN", at: "2026-03-02T01:00:00.000Z", names } as const;
      return (await readRoster(cells, around)).errors;
    };
    expect(await read("姓名,楼栋", "吐尔逊·阿依,1栋", "吐尔逊・阿依,1栋")).toEqual([
      { row: 3, column: "name", code: "twice-in-the-file" },
    ]);
    expect(await read("姓名,楼栋", ",1栋", ",1栋")).toEqual([
      { row: 2, column: "name", code: "required" },
      { row: 3, column: "name", code: "required" },
    ]);
    expect(await read("姓名,微信", "甲,1", "乙,2")).toEqual([{ row: 1, column: "微信", code: "unknown-column" }]);
  });
});
