import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { everyPersona } from "#infra/local/printed.ts";
import { CaseStatus } from "#services/mediation/domain/case.ts";
import { routes } from "#services/services.ts";
import { dayIn, plusDays } from "#shared/domain/dates.ts";
import type { Route } from "#shared/http/route.ts";
import { estateAt, seededAt } from "../../town/estate.ts";

const zone = "Asia/Shanghai";
const slug = "yangguang-huayuan";

/** A list for which nothing need be named but the community. */
const isPlainList = ({ method, path, query, reply }: Route): boolean => {
  const isList = reply instanceof z.ZodObject && "items" in reply.shape;
  const isWhole = !path.replace("{community}", "").includes("{");
  return method === "GET" && isList && isWhole && z.safeParse(query, {}).success;
};

const lists = Object.values(routes as Readonly<Record<string, Route>>).filter(isPlainList);

/** What an estate in use has none of, and why. */
const without: Readonly<Record<string, string>> = {
  listCommunityExports: "only a community that leaves is written down",
  listUnreachable: "only the provider of a gateway says that a number is nobody's, and no estate has one by itself",
  listWebhooks: "no estate has a partner's system by itself",
};

/** A working day, a night within the longest holidays, and a year whose holidays nobody announced. */
const moments = ["2026-11-27T06:30:00.000Z", "2026-02-20T18:10:00.000Z", "2031-01-01T23:50:00.000Z"];

describe.each(moments)("the estate that npm start shows at %s", (now) => {
  let estate: Awaited<ReturnType<typeof estateAt>>;
  beforeAll(async () => {
    estate = await estateAt(await seededAt(now), now);
    return () => estate.store.close();
  });

  /** Whether nobody finds anything in a list that lets one ask without a filter. */
  const isEmpty = async ({ path }: Route): Promise<boolean> => {
    for (const { persona, community } of everyPersona) {
      const url = `http://linli${path.replace("{community}", community ?? slug)}`;
      const answer = await estate.sendAs(persona)(new Request(url));
      const { items = [] } = (await answer.json()) as { items?: readonly unknown[] };
      if (items.length > 0 || answer.status === 400) return false;
    }
    return true;
  };

  it("has something in every list that needs no filter", async () => {
    expect(lists.length).toBeGreaterThan(15);
    const empty: string[] = [];
    for (const route of lists) if (await isEmpty(route)) empty.push(route.operation);
    expect(empty.toSorted()).toEqual(Object.keys(without).toSorted());
  });

  it("has a dispute at each stage, none of them late", async () => {
    const stages: string[] = [];
    for (const status of CaseStatus.options) {
      const { items } = (await estate.as("sun").listCases({ query: { status } })).body;
      expect(items.filter(({ isLate }) => isLate)).toEqual([]);
      if (items.length > 0) stages.push(status);
    }
    expect(stages).toEqual(CaseStatus.options);
  });

  it("has a full course, whose offers run out within a day while a third waits", async () => {
    const { items } = (await estate.as("ding").listCourses({ query: { from: now } })).body;
    const { courseId } = items.find(({ title }) => title === "智能手机入门") ?? { courseId: "" };
    const waiting = (await estate.as("ding").getWaitingList({ params: { courseId }, query: {} })).body.items;
    const own = (await estate.as("tang").listOwnBookings({ query: {} })).body.items;
    const offered = own.find((each) => each.courseId === courseId);
    expect([waiting.length, offered?.status]).toEqual([1, "offered"]);
    const until = Date.parse(String(offered && "until" in offered && offered.until)) - Date.parse(now);
    expect(until > 0 && until <= 24 * 3_600_000).toBe(true);
  });

  it("has a meeting soon, with issues that were carried to it, and a fair in preparation", async () => {
    const fang = estate.as("fang");
    const agenda = (await fang.getNextAgenda({ query: {} })).body.items;
    expect(agenda.filter(({ place }) => place === "legacy").length).toBe(2);
    const months = [dayIn(zone, now), plusDays(dayIn(zone, now), 20)].map((day) => day.slice(0, 7));
    const meetings = [];
    for (const month of new Set(months)) meetings.push(...(await fang.listMeetings({ query: { month } })).body.items);
    expect(meetings.filter(({ status, startsAt }) => status === "collecting" && startsAt > now)).toHaveLength(1);
    const fairs = (await fang.listFairs({ query: { status: "planned" } })).body.items;
    expect(fairs.map(({ heldOn }) => heldOn)).toEqual([plusDays(dayIn(zone, now), 8)]);
  });
});
