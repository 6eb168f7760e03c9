import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Day, Instant, PartialDate } from "#shared/domain/dates.ts";
import { farDate } from "#shared/http/dated.ts";
import { filingOf, inFoshan } from "../town/cases.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

describe("a date of a year that nobody means", () => {
  it.each(["0001", "1000", "1899-12-31", "9999", "2101-01"])(
    "is refused in whatever is sent: %s",
    async (happenedOn) => {
      const body = { ...(await filingOf(town, inFoshan)), happenedOn };
      await expect((await town.as("zhao")).fileCase({ body: body as never })).rejects.toMatchObject({
        problem: field("/happenedOn", "date-implausible"),
      });
    },
  );

  it("is found wherever a schema has a date, and in no text", () => {
    const schema = z.strictObject({
      note: z.string(),
      days: z.array(Day.optional()),
      by: z.record(z.string(), z.union([PartialDate, z.object({ at: Instant.nullable().default(null) })])),
    });
    const near = {
      note: "9999",
      days: ["2100-12-31"],
      by: { a: "1900", b: { at: "2026-03-02T01:00:00.000Z" }, c: {} },
    };
    expect(farDate(schema, near)).toBeUndefined();
    expect(farDate(schema, { ...near, days: ["2026-01-01", "9999-12-31"] })).toEqual(["days", 1]);
    expect(farDate(schema, { ...near, by: { a: "0001" } })).toEqual(["by", "a"]);
    expect(farDate(schema, { ...near, by: { b: { at: "1000-01-01T00:00:00.000Z" } } })).toEqual(["by", "b", "at"]);
  });
});
