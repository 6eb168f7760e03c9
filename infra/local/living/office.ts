import type { Chapter } from "./chapter.ts";

/** What waits for an operator and for a president: an estate that would join, and a case that was looked into. */
export const tellOffice: Chapter = async function* ({ as, days }) {
  yield days.at(-2, "16:40");
  const application = {
    slug: "guihua-yuan",
    name: "桂花苑",
    language: "zh-CN" as const,
    timeZone: "Asia/Shanghai",
    buildings: [{ name: "1栋" }, { name: "2栋" }],
    founders: [
      { body: "桂花苑物业服务中心", side: "property" as const },
      { body: "桂花苑居委会", side: "community" as const },
    ],
    contact: { name: "丘女士", phone: "138 0000 0077" },
  };
  await (await as("newcomer")).applyForCommunity({ body: application });
  yield days.at(-1, "15:30");
  const sun = await as("sun");
  const { items } = (await sun.listCases({ query: { status: "surveying" } })).body;
  const opening = { thing: "case" as const, thingId: items[0]?.caseId ?? "", reason: "核对登记的楼栋有无写错" };
  await (await as("admin-yangguang")).breakGlass({ body: opening });
};
