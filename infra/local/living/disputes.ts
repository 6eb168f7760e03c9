import type { Chapter } from "./chapter.ts";
import { contact, type Dispute, file, way } from "./mediation.ts";

const until = (dispute: Dispute): Chapter =>
  async function* (estate) {
    const { at } = estate.days;
    yield at(-dispute.days, "09:10");
    const going = await file(estate, dispute);
    for (const [nth, step] of way.slice(0, dispute.steps).entries()) {
      yield at(nth - dispute.days, "10:20");
      await step(estate, going);
    }
  };

type Told = Pick<Dispute, "by" | "place" | "category" | "description" | "between" | "days" | "steps"> &
  Partial<Pick<Dispute, "source" | "lead" | "terms">>;

const dispute = (told: Told): Dispute => ({ source: "resident", lead: "yu", terms: "双方商定后由物业维修", ...told });

/** One that has come as far as each stage, from the last contact of yesterday to what was settled. */
export const disputes: readonly Chapter[] = [
  {
    by: "wen",
    source: "building-leader" as const,
    category: "parking",
    place: { building: "4栋", spot: "4栋北侧" },
    description: "消防通道旁长期停车",
    between: ["tang", "wen"] as const,
    days: 2,
    steps: 1,
  },
  {
    by: "tang",
    category: "pets",
    place: { building: "6栋" },
    description: "遛狗不牵绳",
    between: ["tang", "xia"] as const,
    days: 4,
    steps: 2,
  },
  {
    by: "luo",
    category: "leak",
    place: { building: "3栋", spot: "卫生间" },
    description: "楼上渗水",
    between: ["luo", "jiang"] as const,
    days: 6,
    steps: 3,
  },
  {
    by: "sun",
    source: "proactive" as const,
    lead: "sun" as const,
    category: "ev-charging",
    place: { building: "2栋", spot: "2栋楼下" },
    description: "飞线充电",
    between: ["qin", "jiang"] as const,
    days: 12,
    steps: 4,
    terms: "在2栋西侧增设充电插座",
  },
  {
    by: "xia",
    category: "space",
    place: { building: "6栋", spot: "二层楼道" },
    description: "楼道堆放杂物",
    between: ["xia", "tang"] as const,
    days: 14,
    steps: 5,
    terms: "三日内清走，物业提供储物间",
  },
  {
    by: "hao",
    category: "garbage",
    place: { building: "5栋", spot: "垃圾投放点" },
    description: "投放点异味",
    between: ["hao", "luo"] as const,
    days: 18,
    steps: 7,
    terms: "投放点外移十米，每日清洗",
  },
  {
    by: "qin",
    category: "noise",
    place: { building: "2栋" },
    description: "夜间装修",
    between: ["qin", "luo"] as const,
    days: 30,
    steps: 8,
    terms: "工作日九时至十八时施工",
  },
].map((each) => until(dispute(each)));

/** What came in just now, and two that went no further. */
export const tellIntake: Chapter = async function* (estate) {
  const { as, days } = estate;
  yield days.at(-16, "09:30");
  const fees = { by: "jiang", category: "parking", place: { building: "2栋" }, description: "车位租金分摊" };
  const going = await file(estate, dispute({ ...fees, between: ["jiang", "qin"], days: 16, steps: 0 }));
  yield days.at(-16, "10:40");
  await contact(estate, going);
  yield days.at(-15, "11:00");
  const reason = "租金由合同约定，不属调解范围";
  const declining = { reason, otherWays: "可向人民法院起诉，或向街道司法所咨询" };
  await (await as("sun")).declineCase({ params: { caseId: going.caseId }, body: declining });
  yield days.at(-9, "20:00");
  const pets = { by: "luo", category: "pets", place: { building: "3栋" }, description: "夜间犬吠" };
  const taken = await file(estate, dispute({ ...pets, between: ["luo", "tang"], days: 9, steps: 0 }));
  yield days.at(-9, "21:10");
  await (await as("luo")).withdrawCase({ params: { caseId: taken.caseId }, body: { reason: "邻居已自行处理" } });
  yield days.ago(30);
  const noise = { by: "hao", category: "noise", place: { building: "5栋" }, description: "电视声音大" };
  await file(estate, dispute({ ...noise, between: ["hao", "wen"], days: 0, steps: 0 }));
};
