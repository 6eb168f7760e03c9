import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { cards, facts } from "./card-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "employer-not-verified": code(409, ["用人单位未核验", "The employer is not verified"], ["请先核验用人单位。", "Verify the employer first."]),
  "fair-not-ready": code(409, ["招聘会尚未就绪", "The fair is not ready"], ["[还缺：{missing:fairNeeds}。|准备工作还没有完成。]请补齐后再试。", "[Still missing: {missing:fairNeeds}.|Something is still missing.] Complete it, then try again."]),
  "share-consent-required": code(409, ["须先取得本人同意", "The person's consent is needed"], ["请先取得本人对此事的单独同意[（{purpose:consentPurpose}）]。", "The person must first agree to this one purpose[ ({purpose:consentPurpose})]."]),
  "recognition-exists": code(409, ["该荣誉已登记", "The recognition exists"], ["同一岗位同一时期的该荣誉已登记。", "This recognition is recorded for that placement and period."]),
  "discriminatory-term": code(422, ["含有歧视性内容", "A discriminatory term"], ["招聘信息含有歧视性内容[：{term}]。请改写后再提交。", "The posting holds a discriminatory term[: {term}]. Write it in another way."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "more-than-employers": words("行业数不能超过用人单位数", "There are more industries than employers"),
  "less-than-the-minimum": words("上限低于下限", "The most is less than the least"),
  "unknown-programme": words("没有这个计划", "There is no such programme"),
  "programme-not-active": words("计划尚未启动或已结束", "The programme is not active"),
  "unknown-posting": words("没有这个岗位", "There is no such posting"),
  "unknown-course": words("没有这门课，或目前不能报名", "There is no such course, or nobody can book it now"),
  "unknown-need": words("走访时没有记录这项需求", "No such need was heard from this employer"),
  "unknown-seeker": words("没有这位求职者", "There is no such seeker"),
  "placed-already": words("已登记在该单位就业", "This person is recorded as working there"),
  "unknown-briefing": words("没有这次告知", "There was no such briefing"),
  "unknown-consent": words("没有这份同意", "There is no such consent"),
  "kept-by-communities": words("社区成员的同意在社区登记", "A member's consent is given to the community"),
  "posting-not-open": words("该岗位目前不招聘", "This posting is not open"),
  "applied-already": words("已经申请过这个岗位", "There is an application to this posting already"),
  "no-opening-left": words("该岗位已招满", "No opening is left"),
  "no-booth": words("该单位在招聘会上没有展位", "The employer has no booth at the fair"),
  "fair-not-open": words("招聘会不在进行中", "The fair is not open"),
  "too-long-ago": words("过于久远", "This lies too long ago"),
  "too-far-ahead": words("过于遥远", "This lies too far ahead"),
  "before-the-placement": words("早于入职", "This lies before the placement"),
  "before-the-last-position": words("早于上一个岗位", "This lies before the last position"),
  "placement-ended": words("当时已经离职", "The placement had ended by then"),
  "not-yet-due": words("还没到回访时间", "The time for this has not come"),
  "answered-already": words("已经回访过", "This was answered already"),
  "discriminates-by-sex": words("限制性别", "This discriminates by sex"),
  "discriminates-by-age": words("限制年龄", "This discriminates by age"),
  "discriminates-by-ethnicity": words("限制民族", "This discriminates by ethnicity"),
  "discriminates-by-religion": words("限制宗教信仰", "This discriminates by religion"),
  "discriminates-by-marital-status": words("限制婚育状况", "This discriminates by marital status or children"),
  "discriminates-by-origin": words("限制户籍或籍贯", "This discriminates by origin"),
  "discriminates-by-disability": words("歧视残疾人", "This discriminates by disability"),
  "discriminates-by-health": words("歧视病原携带者", "This discriminates by health"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly employment: keyof typeof problems;
  }
  interface FieldCodes {
    readonly employment: keyof typeof fields;
  }
}

/** What employment says to people: its own problems, the sentences of its fields, and what its choices are called. */
export const employmentWords: ServiceWords = { problems, fields, labels, cards, facts };
