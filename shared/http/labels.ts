import type * as z from "zod";
import type { ConsentPurpose } from "../contracts/communities.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { ActorRole, Side } from "../domain/roles.ts";
import { type Skill, skillWords } from "../domain/skills.ts";
import { type Labels, type Language, words } from "../domain/words.ts";

type SharedLabels = {
  readonly role: Labels<ActorRole>;
  readonly side: Labels<Side>;
  readonly skill: Labels<Skill>;
  readonly language: Labels<Language>;
  readonly communityStatus: Labels<CommunityCard["status"]>;
  readonly consentPurpose: Labels<z.infer<typeof ConsentPurpose>>;
  readonly answer: Labels<"yes" | "no">;
};

/** What the choices that several services share are called. */
// biome-ignore format: a table is read by its rows
export const labels: SharedLabels = {
  role: {
    resident: words("居民", "resident"),
    "building-leader": words("楼长", "building leader"),
    mediator: words("调解员", "mediator"),
    "association-president": words("互助会会长", "president of the association"),
    "property-staff": words("物业人员", "property staff"),
    "desk-operator": words("服务台人员", "desk operator"),
    "residents-committee-worker": words("居委会工作人员", "residents' committee worker"),
    "employment-caseworker": words("就业专员", "employment caseworker"),
    instructor: words("教员", "instructor"),
    "employer-contact": words("用人单位联系人", "contact of an employer"),
    correspondent: words("通讯员", "correspondent"),
    "community-admin": words("社区管理员", "community administrator"),
    "platform-operator": words("平台运维人员", "platform operator"),
    "signed-in": words("已登录的人", "somebody signed in"),
    "code-holder": words("持验证码的人", "holder of a code"),
    anyone: words("任何人", "anyone"),
    system: words("系统", "the system"),
  },
  side: {
    community: words("社区", "community"),
    property: words("物业", "property"),
    residents: words("居民", "residents"),
  },
  skill: skillWords,
  language: { "zh-CN": words("中文", "Chinese"), en: words("英文", "English") },
  communityStatus: {
    provisioning: words("开通中", "being set up"),
    active: words("使用中", "active"),
    suspended: words("已暂停", "suspended"),
    offboarding: words("退出中", "leaving"),
    archived: words("已归档", "archived"),
    erased: words("已删除", "erased"),
  },
  consentPurpose: {
    "child-course": words("孩子参加课程", "a child's course"),
    "share-to-employer": words("把资料提供给用人单位", "sharing a profile with an employer"),
    "job-seeking": words("求职帮扶", "help in looking for work"),
    "skill-update": words("用课程记录更新技能", "learning of skills from courses"),
    "public-story": words("公开讲述经历", "telling the story in public"),
    "show-party-membership": words("显示党员身份", "showing party membership"),
  },
  answer: { yes: words("同意", "yes"), no: words("不同意", "no") },
};
