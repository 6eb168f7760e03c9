import type { ProofStrength } from "../contracts/messages.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import { type ConsentPurpose, purposeWords } from "../domain/consent-texts.ts";
import type { Format } from "../domain/formats.ts";
import type { ActorRole, Side } from "../domain/roles.ts";
import { type Skill, skillWords } from "../domain/skills.ts";
import { type Labels, type Language, words } from "../domain/words.ts";

type SharedLabels = {
  readonly role: Labels<ActorRole>;
  readonly side: Labels<Side>;
  readonly skill: Labels<Skill>;
  readonly language: Labels<Language>;
  readonly communityStatus: Labels<CommunityCard["status"]>;
  readonly consentPurpose: Labels<ConsentPurpose>;
  readonly answer: Labels<"yes" | "no">;
  readonly proofStrength: Labels<ProofStrength>;
  readonly format: Labels<Format>;
  readonly valueKind: Labels<"string" | "number" | "int" | "boolean" | "array" | "object" | "record">;
  readonly order: Labels<"oldest" | "newest">;
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
  consentPurpose: purposeWords,
  answer: { yes: words("同意", "yes"), no: words("不同意", "no") },
  proofStrength: {
    sent: words("已发出", "sent"),
    delivered: words("已送达", "delivered"),
    opened: words("已阅读", "opened"),
    spoken: words("已电话告知", "told by phone"),
    "handed-over": words("已当面交付", "handed over"),
  },
  format: {
    day: words(" 2026-03-02 这样的日期", "a day such as 2026-03-02"),
    instant: words(" 2026-03-02T01:00:00.000Z 这样的时刻", "a moment such as 2026-03-02T01:00:00.000Z"),
    "partial-date": words("年、月或日，如 2026、2026-03、2026-03-02", "a year, a month or a day: 2026, 2026-03, 2026-03-02"),
    month: words(" 2026-03 这样的月份", "a month such as 2026-03"),
    quarter: words(" 2026-Q1 这样的季度", "a quarter such as 2026-Q1"),
    year: words("四位数的年份，如 2026", "a year of four digits such as 2026"),
    "clock-time": words(" 19:30 这样的时间", "a time such as 19:30"),
    "local-time": words(" 2026-03-02T19:30 这样的当地时间", "a local time such as 2026-03-02T19:30"),
    phone: words("能打通的电话号码，如 13800138000", "a phone number such as +86 138 0013 8000"),
    email: words(" name@example.com 这样的邮箱地址", "an e-mail address such as name@example.com"),
    url: words("以 http:// 或 https:// 开头的网址，不带账号密码", "an address on http:// or https:// without a name, a password or a fragment"),
    id: words("系统给出的编号，请从列表中选择", "an id as it was given to you: choose from the list"),
    key: words("字母、数字和连字符", "letters, digits and hyphens"),
    slug: words("小写字母、数字和连字符", "lower case letters, digits and hyphens"),
    digest: words("64 位的校验值", "a digest of 64 digits"),
    "short-code": words("纸条上的六位数字", "the six digits on the paper"),
    occupation: words("职业编码，如 4-08-05-01", "the code of an occupation such as 4-08-05-01"),
    "credit-code": words("18 位统一社会信用代码", "a unified social credit code of 18 characters"),
    "paper-number": words("带数字的存档编号，如 GZ-2026-017", "the number of the paper on file such as GZ-2026-017"),
    "time-zone": words("时区，如 Asia/Shanghai", "a time zone such as Asia/Shanghai"),
    "plain-text": words("普通文字，不含看不见的符号", "plain text, without signs that nobody sees"),
    json: words(" JSON 内容", "JSON"),
    cursor: words("上一页给出的位置", "the position that the page before gave"),
    etag: words("读取时的 ETag，如 \"7\"", "the ETag that was read, such as \"7\""),
    "check-month": words(" 1、3、6 或 12 个月", "1, 3, 6 or 12 months"),
    table: words(" CSV 或 .xlsx 表格", "a sheet as CSV or .xlsx"),
  },
  valueKind: {
    string: words("文字", "text"),
    number: words("数字", "a number"),
    int: words("整数", "a whole number"),
    boolean: words("是或否", "yes or no"),
    array: words("列表", "a list"),
    object: words("一组内容", "a group of fields"),
    record: words("一组内容", "a group of fields"),
  },
  order: { oldest: words("最早的在前", "oldest first"), newest: words("最新的在前", "newest first") },
};
