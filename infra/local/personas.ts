import { digest, newId } from "#shared/domain/new-id.ts";
import type { Organisation } from "#shared/domain/organisation.ts";
import type { Role } from "#shared/domain/roles.ts";

export type Persona = {
  readonly persona: string;
  readonly name: string;
  readonly building?: string;
  readonly roles: readonly Role[];
  /** The employer whose contact they are. */
  readonly employerId?: string;
  /** Served at the desk: no sign-in, so no token. */
  readonly hasNoAccount?: true;
};

/** The id of an employer of the seed, by its name there. */
export const seedEmployerId = (name: string): string => newId("emp", digest(["seed employer", name]));

export type SeedCommunity = {
  readonly slug: string;
  readonly name: string;
  readonly buildings: readonly string[];
  readonly organisations?: Organisation[];
  readonly subdistrict?: string;
  readonly divisionCode?: string;
  readonly brand?: string;
  readonly personas: readonly Persona[];
};

const foshan: SeedCommunity = {
  slug: "foshan-guojigongguan",
  name: "佛山国际公馆",
  subdistrict: "桂城街道",
  divisionCode: "440605011",
  brand: "创熟",
  buildings: ["3栋"],
  personas: [
    { persona: "zhao", name: "赵会长", roles: ["association-president", "mediator", "resident"] },
    { persona: "chen", name: "陈女士", building: "3栋", roles: ["resident"] },
    { persona: "lu", name: "卢先生", building: "3栋", roles: ["resident"] },
    { persona: "he", name: "何管家", roles: ["property-staff", "desk-operator"] },
    { persona: "liang", name: "梁社工", roles: ["residents-committee-worker"] },
    { persona: "admin-foshan", name: "佛山管理员", roles: ["community-admin"] },
  ],
};

const nanning: SeedCommunity = {
  slug: "nanning-xipai-lanan",
  name: "南宁西派澜岸",
  buildings: ["1栋"],
  personas: [
    { persona: "manager", name: "项目负责人", roles: ["property-staff", "community-admin"] },
    { persona: "granny", name: "张奶奶", building: "1栋", roles: ["resident"], hasNoAccount: true },
    { persona: "mother", name: "张女士", building: "1栋", roles: ["resident"] },
    { persona: "teacher", name: "韦老师", roles: ["instructor"] },
    { persona: "seat-community", name: "社区席位", roles: ["residents-committee-worker"] },
    { persona: "seat-property", name: "物业席位", roles: ["property-staff"] },
    { persona: "seat-residents", name: "居民席位", roles: ["resident"] },
  ],
};

const chengdu: SeedCommunity = {
  slug: "chengdu-xipai-guoyue",
  name: "成都西派国樾",
  divisionCode: "510116017006",
  buildings: [],
  personas: [
    { persona: "worker", name: "曾社工", roles: ["residents-committee-worker"] },
    { persona: "caseworker", name: "陶姐", roles: ["employment-caseworker"] },
    { persona: "xiaozhang", name: "小张", roles: ["resident"] },
    { persona: "keeper", name: "李管家", roles: ["property-staff"] },
    { persona: "hr-related", name: "招聘专员甲", roles: ["employer-contact"], employerId: seedEmployerId("related") },
    { persona: "hr-other", name: "招聘专员乙", roles: ["employer-contact"], employerId: seedEmployerId("other") },
    { persona: "admin-chengdu", name: "成都管理员", roles: ["community-admin"] },
  ],
};

/** A fictional estate: whatever the story does not tell happens here. */
const yangguang: SeedCommunity = {
  slug: "yangguang-huayuan",
  name: "阳光花园",
  buildings: ["1栋", "2栋", "3栋", "4栋", "5栋", "6栋"],
  organisations: [
    { organisationId: newId("org", "阳光花园 物业服务中心"), name: "物业服务中心", side: "property" },
    { organisationId: newId("org", "阳光花园 社区居委会"), name: "社区居委会", side: "community" },
  ],
  personas: [
    { persona: "sun", name: "孙会长", building: "1栋", roles: ["association-president", "mediator", "resident"] },
    { persona: "qin", name: "秦先生", building: "2栋", roles: ["resident"] },
    { persona: "jiang", name: "江女士", building: "2栋", roles: ["resident"] },
    { persona: "yu", name: "余调解员", building: "4栋", roles: ["mediator", "resident"] },
    { persona: "ding", name: "丁管家", roles: ["property-staff", "desk-operator"] },
    { persona: "fang", name: "方社工", roles: ["residents-committee-worker"] },
    { persona: "luo", name: "罗女士", building: "3栋", roles: ["resident"] },
    { persona: "tang", name: "唐先生", building: "6栋", roles: ["resident"] },
    { persona: "admin-yangguang", name: "阳光管理员", roles: ["community-admin"] },
    { persona: "miao", name: "苗姐", roles: ["employment-caseworker"] },
  ],
};

export const seedCommunities: readonly SeedCommunity[] = [foshan, nanning, chengdu, yangguang];

/** The operator of the platform stands outside every community. */
export const operator = { persona: "ops", name: "平台运维", roles: ["platform-operator"] } as const;
