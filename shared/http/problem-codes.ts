import type { RefusalCode } from "../domain/refusal.ts";
import type { Language } from "./language.ts";

type Sentence = Readonly<Record<Language, string>>;
type ProblemCode = { readonly status: number; readonly title: Sentence; readonly detail: Sentence };

const code = (
  status: number,
  title: readonly [chinese: string, english: string],
  detail: readonly [chinese: string, english: string],
): ProblemCode => ({
  status,
  title: { "zh-CN": title[0], en: title[1] },
  detail: { "zh-CN": detail[0], en: detail[1] },
});

/** The one table of problems. `{member}` in a sentence is filled from the problem's own members. */
// biome-ignore format: a table is read by its rows
export const problemCodes: Readonly<Record<RefusalCode | "unexpected", ProblemCode>> = {
  malformed: code(400, ["请求无法读取", "The request cannot be read"], ["请检查请求的格式。", "Check the form of the request."]),
  invalid: code(400, ["有内容需要修改", "Something needs correcting"], ["请按下面的提示逐项修改。", "Correct each entry listed below."]),
  "cursor-invalid": code(400, ["翻页位置无效", "The page position is not valid"], ["请从第一页重新查询。", "Start again from the first page."]),
  "idempotency-key-missing": code(400, ["缺少 Idempotency-Key", "The Idempotency-Key is missing"], ["请带上 1 至 255 个可打印字符的 Idempotency-Key，重试时保持不变。", "Send an Idempotency-Key of 1 to 255 printable characters, and keep it when you retry."]),
  unauthenticated: code(401, ["请先登录", "Please sign in"], ["登录凭证缺失、过期或无效。", "The token is missing, expired or not valid."]),
  "role-not-allowed": code(403, ["您的身份不能办理此事", "Your roles cannot do this"], ["此操作需要其他身份。", "This operation needs another role."]),
  "not-found": code(404, ["没有找到", "Not found"], ["没有找到您要的内容。", "There is nothing here for you."]),
  "wrong-state": code(409, ["当前状态不能这样做", "Not possible in this state"], ["当前状态为 {state}，可以做的是：{allowedVerbs}。", "The state is {state}; what it allows: {allowedVerbs}."]),
  "peer-first": code(409, ["应由邻里同伴牵头", "A peer leads first"], ["牵头人应是互助会成员或调解员；工作人员牵头须写明理由。", "The lead is a member of the association or a mediator; staff may lead only with a recorded reason."]),
  "conflict-of-interest": code(409, ["存在利益关系", "Conflict of interest"], ["牵头人与当事人有利益关系，请换一位。", "The lead has an interest in the case; choose another."]),
  "disputant-refuses": code(409, ["当事人不愿调解", "A disputant refuses"], ["有当事人明确拒绝调解，不能受理。", "A disputant clearly refuses mediation, so the case cannot be accepted."]),
  "rights-notice-missing": code(409, ["尚未告知权利义务", "The notice of rights is missing"], ["受理前须向当事人告知权利义务。", "Disputants are told their rights before a case is accepted."]),
  "demands-unanswered": code(409, ["还有诉求未答复", "Demands are unanswered"], ["每项诉求都要有答复后才能定案。", "Every demand needs an answer before a decision."]),
  "decision-basis-required": code(409, ["缺少决定依据", "The decision needs a basis"], ["依据《{law}》，须先记录业主表决结果，或占地不属共有部分的证据。", "By {law}, record the owners' vote, or evidence that the site is not a common area."]),
  "version-conflict": code(412, ["内容已被他人更新", "Somebody changed it first"], ["请重新读取（当前版本 {version}）后再试。", "Read it again (the version is {version}) and retry."]),
  "too-large": code(413, ["内容过大", "Too large"], ["请求内容不得超过 64 KB。", "The body may hold 64 KB at most."]),
  "unsupported-media-type": code(415, ["不支持的内容类型", "Unsupported media type"], ["请用 application/json 发送。", "Send application/json."]),
  "threshold-not-met": code(422, ["表决未达法定比例", "The vote misses the threshold"], ["依据《{law}》，参与和同意的面积与人数须达到法定比例。", "By {law}, area and owners must reach the thresholds of participation and agreement."]),
  "date-implausible": code(422, ["日期不合理", "The date is implausible"], ["所写日期晚于记录时间。", "The date lies after the moment of recording."]),
  "idempotency-mismatch": code(422, ["同一 Idempotency-Key 的内容不同", "The key was used for something else"], ["这个 Idempotency-Key 已用于另一内容，请换一个。", "This Idempotency-Key came with another payload before; use a new one."]),
  "community-suspended": code(423, ["社区已暂停办理", "The community is suspended"], ["暂停期间只能查看和导出。", "Reading and exporting stay possible; writing does not."]),
  "try-again": code(503, ["系统繁忙", "Busy"], ["请稍后重试。", "Please try again shortly."]),
  unexpected: code(500, ["系统出错", "Something went wrong"], ["请稍后重试；若仍不行，请把 requestId 告诉管理员。", "Try again later; if it persists, give the requestId to your operator."]),
};

const field = (chinese: string, english: string): Sentence => ({ "zh-CN": chinese, en: english });

/** The sentences for one wrong field or parameter. */
export const fieldSentences: Readonly<Record<string, Sentence>> = {
  required: field("必须填写", "This is required"),
  "unknown-field": field("没有这一项", "There is no such field"),
  "unknown-parameter": field("没有这个参数", "There is no such parameter"),
  "wrong-type": field("类型不对", "This is of the wrong type"),
  "wrong-format": field("格式不对", "This has the wrong format"),
  "not-one-of": field("不在可选范围内", "This is not one of the choices"),
  "too-small": field("太小或太少", "This is too small or too few"),
  "too-big": field("太大或太多", "This is too big or too many"),
  "not-allowed": field("不能这样填写", "This is not allowed here"),
  "broken-text": field("文字含有无效字符", "The text holds broken characters"),
  "too-deep": field("层级过深", "This is nested too deeply"),
  "unknown-person": field("本社区没有这个人", "Nobody here has this id"),
  "unknown-building": field("本社区没有这栋楼", "There is no such building here"),
  "not-a-disputant": field("不是本案当事人", "Not a disputant of this case"),
  "in-the-future": field("晚于记录时间", "This lies after the moment of recording"),
  "two-sides-needed": field("须来自至少两方", "At least two sides are needed"),
  "reason-needed": field("请写明理由", "A written reason is needed"),
  "sites-needed": field("选址须写明地点", "A siting needs its sites"),
  "mediator-and-property-needed": field(
    "联合勘查须有调解员和物业参加",
    "A joint survey has a mediator and a property participant",
  ),
  "more-than-participating": field("同意数不能超过参与数", "More agree than take part"),
  "more-than-total": field("参与数不能超过总数", "More take part than there are"),
  "ends-before-it-begins": field("结束早于开始", "This ends before it begins"),
};
