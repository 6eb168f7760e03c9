import { describe, expect, it } from "vitest";
import { chineseYear } from "#services/communities/domain/chinese-calendar.ts";
import { inYangguang } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const { slug } = inYangguang;
const partition = `C#${slug}#COMMUNITY#${slug}`;

/** A community in November, which lacks a year of its calendar. */
const lacking = async (year: string) => {
  const town = await openTown({ start: `${Number(year) - 1}-11-20T01:00:00.000Z` });
  const { table } = town.world;
  await table.write({ update: { partition, sort: "STATE" }, changes: [{ remove: ["state", "calendar", year] }] });
  const until = async (at: string) => {
    town.clock.set(at);
    await town.drain();
  };
  const settings = async () => (await (await town.as("admin-yangguang", slug)).getSettings({})).body;
  const told = async () => {
    const { items } = await table.query({ partition, prefix: "JOURNAL#", limit: 100 });
    return items
      .flatMap(({ facts }) => facts as { type: string; data: object }[])
      .filter(({ type }) => /calendar/.test(type));
  };
  return { town, until, settings, told };
};

describe("next year's calendar", () => {
  it("is taken over by itself in December where the year was announced, with its source", async () => {
    const { until, settings, told } = await lacking("2026");
    await until("2025-11-30T23:59:59.999Z");
    expect((await settings()).calendar).not.toHaveProperty("2026");
    await until("2025-12-01T00:00:00.000Z");
    const { calendar, calendarSources } = await settings();
    expect(calendar["2026"]).toEqual(chineseYear("2026"));
    expect(calendarSources?.["2026"]).toContain("chinese-days");
    expect(await told()).toMatchObject([{ type: "communities.calendar-year-taken.v1", data: { slug, year: "2026" } }]);
  });

  it("is missing where nobody announced it: that is told to the administrators each week, and nothing is invented", async () => {
    const { town, until, settings, told } = await lacking("2027");
    expect(chineseYear("2027")).toBeUndefined();
    await until("2026-12-01T00:00:00.000Z");
    const missing = {
      type: "communities.calendar-year-missing.v1",
      data: { year: "2027", toldTo: ["community-admin"] },
    };
    expect(await told()).toMatchObject([missing]);
    await until("2026-12-08T00:00:00.000Z");
    expect(await told()).toMatchObject([missing, missing]);
    expect((await settings()).calendar).not.toHaveProperty("2027");
    const { items } = (await (await town.as("admin-yangguang", slug)).listOwnMessages({ query: {} })).body;
    expect(items.filter(({ moment }) => moment === "communities.calendarMissing")).toHaveLength(2);
    const own = { year: "2027", holidays: ["2027-01-01"], makeUpWorkdays: [] };
    await (await town.as("admin-yangguang", slug)).setCalendarYear({ body: own });
    await until("2027-01-30T00:00:00.000Z");
    expect(await told()).toHaveLength(2);
    expect((await settings()).calendar["2027"]?.holidays).toEqual(["2027-01-01"]);
    await until("2027-12-01T00:00:00.000Z");
    expect((await told()).map(({ data }) => data)).toContainEqual(expect.objectContaining({ year: "2028" }));
  });

  it("that an administrator recorded is left as it is", async () => {
    const { town, until, settings, told } = await lacking("2026");
    const own = { year: "2026", holidays: ["2026-01-02"], makeUpWorkdays: [] };
    await (await town.as("admin-yangguang", slug)).setCalendarYear({ body: own });
    await until("2025-12-02T00:00:00.000Z");
    expect((await settings()).calendar["2026"]?.holidays).toEqual(["2026-01-02"]);
    expect(await told()).toEqual([]);
  });
});
