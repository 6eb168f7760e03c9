import * as z from "zod";
import { type Words, words } from "./words.ts";

/**
 * What people of a neighbourhood know how to do: a closed list, so that a posting that asks for a skill, a course
 * that teaches it and a seeker who has it mean the same one. A new one is a new row.
 */
// biome-ignore format: a table is read by its rows
export const skillWords = {
  security: words("秩序维护", "keeping order"),
  "access-control": words("门禁值守", "gate keeping"),
  "fire-control-room": words("消防控制室操作", "fire control room"),
  "first-aid": words("急救", "first aid"),
  cleaning: words("保洁", "cleaning"),
  gardening: words("绿化养护", "gardening"),
  "property-service": words("物业客服", "property service"),
  "team-leading": words("班组管理", "leading a team"),
  electrical: words("电工", "electrical work"),
  plumbing: words("水暖维修", "plumbing"),
  welding: words("焊接", "welding"),
  carpentry: words("木工", "carpentry"),
  "appliance-repair": words("家电维修", "appliance repair"),
  "lift-maintenance": words("电梯维保", "lift maintenance"),
  "charging-pile-maintenance": words("充电桩维护", "charging pile maintenance"),
  driving: words("驾驶", "driving"),
  delivery: words("配送", "delivery"),
  warehousing: words("仓储", "warehousing"),
  "assembly-line": words("流水线操作", "assembly line work"),
  sewing: words("缝纫", "sewing"),
  cooking: words("烹饪", "cooking"),
  "pastry-making": words("面点", "pastry making"),
  "waiting-tables": words("餐饮服务", "waiting tables"),
  "shop-assistance": words("导购", "shop assistance"),
  cashiering: words("收银", "cashiering"),
  housekeeping: words("家政服务", "housekeeping"),
  "elderly-care": words("养老护理", "care of the elderly"),
  "child-care": words("育婴托幼", "child care"),
  tutoring: words("辅导", "tutoring"),
  hairdressing: words("理发", "hairdressing"),
  massage: words("按摩保健", "massage"),
  calligraphy: words("书法", "calligraphy"),
  "flower-arranging": words("插花", "flower arranging"),
  "office-software": words("办公软件", "office software"),
  bookkeeping: words("记账", "bookkeeping"),
  "customer-service": words("客户服务", "customer service"),
  "online-selling": words("网络销售", "online selling"),
  "live-streaming": words("直播带货", "live selling"),
  english: words("英语", "English"),
  mandarin: words("普通话", "Mandarin"),
} as const satisfies Record<string, Words>;

export const Skill = z.enum(Object.keys(skillWords) as [keyof typeof skillWords]);
export type Skill = z.infer<typeof Skill>;

/** Skills as a set: one that is named twice is there once. */
export const skillSet = (most: number) =>
  z
    .array(Skill)
    .max(most)
    .overwrite((skills) => [...new Set(skills)]);

/** The skills among some codes; what is not one, such as that of a course of another kind, is left out. */
export const skillsAmong = (codes: readonly string[]): Skill[] =>
  codes.flatMap((code) => (Object.hasOwn(skillWords, code) ? [code as Skill] : []));
