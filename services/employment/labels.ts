import type * as z from "zod";
import type { ApplicationSide, Industry, MilestoneKind, Qualifier } from "#shared/contracts/employment.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { ApplicationStatus } from "./domain/application/application.ts";
import type { SeekerCause } from "./domain/application/apply.ts";
import type { EmployerCause } from "./domain/application/hire.ts";
import type { Dimension } from "./domain/count.ts";
import type { Employer } from "./domain/employer.ts";
import type { Fair, FairNeed } from "./domain/fair/fair.ts";
import type { Hours, Pay } from "./domain/parts.ts";
import type { Check, EndCause, Placement, RecognitionKind } from "./domain/placement/placement.ts";
import type { Story } from "./domain/placement/story.ts";
import type { exceptionRows } from "./domain/posting/lawful-terms.ts";
import type { Posting } from "./domain/posting/posting.ts";
import type { Programme } from "./domain/programme.ts";
import type { ReasonKind } from "./domain/seeker/match.ts";
import type { CloseSeeker } from "./domain/seeker/register.ts";
import type { Seeker, TaskKind } from "./domain/seeker/seeker.ts";
import type { SkillGap } from "./domain/seeker/skill-gap.ts";
import type { AnswerOffer, OfferHelp, Wellbeing } from "./domain/seeker/wellbeing.ts";
import { hoursWords, industryWords, insuranceWords } from "./domain/words.ts";
import { verbs } from "./verbs.ts";

type EmploymentLabels = {
  readonly programmeStatus: Labels<Programme["status"]>;
  readonly employerStatus: Labels<Employer["status"]>;
  readonly verificationMethod: Labels<NonNullable<Extract<Employer, { status: "verified" }>["verification"]>["method"]>;
  readonly industry: Labels<z.infer<typeof Industry>>;
  readonly postingStatus: Labels<Posting["status"]>;
  readonly employmentType: Labels<Posting["employmentType"]>;
  readonly socialInsurance: Labels<Posting["socialInsurance"]>;
  readonly payUnit: Labels<z.infer<typeof Pay>["unit"]>;
  readonly hours: Labels<z.infer<typeof Hours>>;
  readonly exceptionGround: Labels<keyof typeof exceptionRows>;
  readonly seekerStatus: Labels<Seeker["status"]>;
  readonly situation: Labels<NonNullable<Seeker["situation"]>>;
  readonly taskKind: Labels<z.infer<typeof TaskKind>>;
  readonly closeCause: Labels<z.infer<typeof CloseSeeker>["cause"]>;
  readonly applicationStatus: Labels<z.infer<typeof ApplicationStatus>>;
  readonly applicationSide: Labels<z.infer<typeof ApplicationSide>>;
  readonly seekerCause: Labels<z.infer<typeof SeekerCause>>;
  readonly employerCause: Labels<z.infer<typeof EmployerCause>>;
  readonly reasonKind: Labels<z.infer<typeof ReasonKind>>;
  readonly fairStatus: Labels<Fair["status"]>;
  readonly fairNeeds: Labels<FairNeed>;
  readonly qualifier: Labels<z.infer<typeof Qualifier> | "unknown">;
  readonly placementStatus: Labels<Placement["status"]>;
  readonly checkResult: Labels<z.infer<typeof Check>["is"]>;
  readonly recognitionKind: Labels<z.infer<typeof RecognitionKind>>;
  readonly milestoneKind: Labels<z.infer<typeof MilestoneKind>>;
  readonly endCause: Labels<z.infer<typeof EndCause>>;
  readonly dimension: Labels<z.infer<typeof Dimension>>;
  readonly skillGapStatus: Labels<SkillGap["status"]>;
  readonly storyStatus: Labels<Story["status"]>;
  readonly wellbeingStatus: Labels<Wellbeing["status"]>;
  readonly helpKind: Labels<z.infer<typeof OfferHelp>["kind"]>;
  readonly helpAnswer: Labels<z.infer<typeof AnswerOffer>["answer"]>;
  readonly verbs: Labels;
};

/** What the choices of employment are called. */
// biome-ignore format: a table is read by its rows
export const labels: EmploymentLabels = {
  programmeStatus: { draft: words("筹备中", "draft"), active: words("进行中", "active"), closed: words("已结束", "closed") },
  employerStatus: { registered: words("已登记，待核验", "registered"), verified: words("已核验", "verified") },
  verificationMethod: {
    "licence-seen": words("查看营业执照", "business licence seen"),
    "public-register": words("查询公示系统", "public register"),
    "known-institution": words("熟知的单位", "known institution"),
  },
  industry: industryWords,
  postingStatus: {
    draft: words("草稿", "draft"), reviewed: words("已复核", "reviewed"), published: words("招聘中", "published"),
    filled: words("已招满", "filled"), expired: words("已过期", "expired"), withdrawn: words("已撤下", "withdrawn"),
  },
  employmentType: {
    "full-time": words("全职", "full time"), "part-time": words("兼职", "part time"),
    temporary: words("临时工", "temporary"), internship: words("实习", "internship"),
  },
  socialInsurance: insuranceWords,
  payUnit: { hour: words("每小时", "an hour"), day: words("每天", "a day"), month: words("每月", "a month"), year: words("每年", "a year") },
  hours: hoursWords,
  exceptionGround: {
    "work-barred-to-women": words("女职工禁忌从事的劳动", "work barred to women by law"),
    "ethnic-autonomous-area": words("民族自治地方", "ethnic autonomous area"),
    "reserved-for-disabled-people": words("为残疾人保留的岗位", "reserved for disabled people"),
    "food-handling": words("接触直接入口食品", "handling of food"),
    "blood-and-public-health": words("法定公共卫生要求", "public health by law"),
  },
  seekerStatus: { seeking: words("求职中", "seeking"), placed: words("已就业", "placed"), closed: words("已结束", "closed") },
  situation: {
    unemployed: words("失业", "unemployed"), "laid-off": words("下岗", "laid off"), "surplus-labour": words("富余劳动力", "surplus labour"),
    "part-employed": words("未充分就业", "partly employed"), student: words("学生", "student"), other: words("其他", "other"),
  },
  taskKind: {
    resume: words("写简历", "résumé"), "mock-interview": words("模拟面试", "mock interview"), course: words("上课", "course"),
    documents: words("准备材料", "documents"), other: words("其他", "other"),
  },
  closeCause: {
    "found-work": words("已找到工作", "found work"), "moved-away": words("已搬走", "moved away"),
    "own-wish": words("本人意愿", "own wish"), other: words("其他", "other"),
  },
  applicationStatus: {
    interested: words("有意向", "interested"), briefed: words("已告知", "briefed"), preparing: words("准备中", "preparing"),
    applied: words("已申请", "applied"), interviewing: words("面试中", "interviewing"), offered: words("有录用意向", "offered"),
    accepted: words("本人已接受", "accepted"),
    hired: words("已入职", "hired"), rejected: words("未录用", "rejected"), withdrawn: words("已撤回", "withdrawn"),
    "no-show": words("面试未到场", "did not come"),
  },
  applicationSide: { employer: words("用人单位", "employer"), seeker: words("求职者", "seeker") },
  seekerCause: {
    "other-work": words("另有工作", "other work"), pay: words("工资", "pay"), distance: words("路远", "distance"), hours: words("工作时间", "hours"),
    "working-conditions": words("工作条件", "working conditions"), family: words("家庭原因", "family"), "own-wish": words("本人意愿", "own wish"),
  },
  employerCause: {
    "skills-do-not-fit": words("技能不符", "skills do not fit"), "hours-do-not-fit": words("时间不合适", "hours do not fit"),
    "opening-was-filled": words("岗位已招满", "the opening was filled"), "documents-missing": words("材料不全", "documents are missing"),
    "interview-not-convincing": words("面试未通过", "the interview did not convince"), other: words("其他", "other"),
  },
  reasonKind: { skill: words("技能", "skill"), distance: words("距离", "distance"), hours: words("工作时间", "hours"), industry: words("行业", "industry") },
  fairStatus: {
    planned: words("筹备中", "planned"), filed: words("已备案", "filed"), ready: words("已就绪", "ready"), open: words("进行中", "open"),
    closed: words("已结束，待总结", "closed"), reported: words("已总结", "reported"), cancelled: words("已取消", "cancelled"),
  },
  fairNeeds: {
    "organisation-plan": words("组织方案", "the plan of organisation"), "emergency-plan": words("应急预案", "the emergency plan"),
    "safety-plan": words("安全方案", "the safety plan"), booths: words("展位", "booths"),
    "verified-employers": words("用人单位核验", "employers that are verified"), visits: words("走访用人单位", "visits to employers"),
  },
  qualifier: {
    exactly: words("正好", "exactly"), about: words("约", "about"), nearly: words("近", "nearly"),
    "more-than": words("超过", "more than"), "at-least": words("至少", "at least"), unknown: words("不清楚", "unknown"),
  },
  placementStatus: { active: words("在岗", "at work"), ended: words("已离职", "ended") },
  checkResult: {
    pending: words("未到回访时间", "not due yet"), due: words("待回访", "due"), retained: words("仍在岗", "still at work"),
    left: words("已离职", "left"), unknown: words("未联系上", "unknown"),
  },
  recognitionKind: {
    "monthly-excellence": words("月度优秀", "excellent in the month"), "quarterly-excellence": words("季度优秀", "excellent in the quarter"),
    "annual-excellence": words("年度优秀", "excellent in the year"), commendation: words("表扬", "commendation"),
  },
  milestoneKind: { recognised: words("获得荣誉", "praised"), promoted: words("晋升", "promoted"), retained: words("仍在岗", "stayed") },
  endCause: {
    resigned: words("辞职", "resigned"), dismissed: words("被辞退", "dismissed"), "contract-ended": words("合同到期", "the contract ended"),
    "moved-away": words("搬走", "moved away"), retired: words("退休", "retired"), other: words("其他", "other"),
  },
  dimension: { subdistrict: words("街道", "subdistrict"), programme: words("计划", "programme"), employer: words("用人单位", "employer") },
  skillGapStatus: { open: words("缺人", "open"), closed: words("已补上", "closed") },
  storyStatus: { published: words("已公开", "published"), unpublished: words("已撤下", "unpublished") },
  wellbeingStatus: { raised: words("需要关怀", "raised"), cleared: words("已结束", "cleared") },
  helpKind: { "counselling-lecture": words("心理讲座", "lecture"), counselling: words("心理咨询", "counselling"), "home-visit": words("上门看望", "home visit") },
  helpAnswer: { accepted: words("接受", "accepted"), declined: words("谢绝", "declined") },
  verbs,
};
