import { words } from "#shared/domain/words.ts";

/** What codes of employment are called where a person reads them. */
// biome-ignore format: a table is read by its rows
export const industryWords = {
  "property-management": words("物业管理", "property management"),
  housekeeping: words("家政服务", "housekeeping"),
  catering: words("餐饮", "catering"),
  retail: words("零售", "retail"),
  logistics: words("物流", "logistics"),
  manufacturing: words("制造", "manufacturing"),
  construction: words("建筑", "construction"),
  "health-and-care": words("医疗养老", "health and care"),
  education: words("教育", "education"),
  security: words("安保", "security"),
  information: words("信息技术", "information technology"),
  finance: words("金融", "finance"),
  agriculture: words("农业", "agriculture"),
  other: words("其他", "other"),
} as const;

export const hoursWords = {
  day: words("白班", "day shift"),
  night: words("夜班", "night shift"),
  shifts: words("轮班", "rotating shifts"),
  flexible: words("弹性工时", "flexible hours"),
  weekends: words("周末", "weekends"),
} as const;

export const insuranceWords = {
  "five-insurances-and-fund": words("五险一金", "the five insurances and the housing fund"),
  "five-insurances": words("五险", "the five insurances"),
  "work-injury-only": words("工伤保险", "work injury insurance"),
  "none-by-law": words("依法无须缴纳", "none required by law"),
} as const;
