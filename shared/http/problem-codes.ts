import type { RefusalCode } from "../domain/refusal.ts";
import type { Language } from "./language.ts";

export type Sentence = Readonly<Record<Language, string>>;
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
  "code-invalid": code(401, ["验证码无效", "The code is not valid"], ["验证码错误、过期或已锁定，请到服务台重新领取。", "The code is wrong, expired or locked; ask the desk for a new one."]),
  "role-not-allowed": code(403, ["您的身份不能办理此事", "Your roles cannot do this"], ["此操作需要其他身份。", "This operation needs another role."]),
  "session-required": code(403, ["须先与本人开启协办", "An assisted session is needed"], ["此事只能在服务台与本人一起办理，请先开启协办。", "This is done at the desk with the person alone: open a session with them first."]),
  "not-found": code(404, ["没有找到", "Not found"], ["没有找到您要的内容。", "There is nothing here for you."]),
  "wrong-state": code(409, ["当前状态不能这样做", "Not possible in this state"], ["当前状态为 {state}，可以做的是：{allowedVerbs}。", "The state is {state}; what it allows: {allowedVerbs}."]),
  "peer-first": code(409, ["应由邻里同伴牵头", "A peer leads first"], ["牵头人应是互助会成员或调解员；工作人员牵头须写明理由。", "The lead is a member of the association or a mediator; staff may lead only with a recorded reason."]),
  "conflict-of-interest": code(409, ["存在利益关系", "Conflict of interest"], ["办理人与此事有利益关系，请换一位。", "Whoever does this has an interest in it; choose another."]),
  "disputant-refuses": code(409, ["当事人不愿调解", "A disputant refuses"], ["有当事人明确拒绝调解，不能受理。", "A disputant clearly refuses mediation, so the case cannot be accepted."]),
  "rights-notice-missing": code(409, ["尚未告知权利义务", "The notice of rights is missing"], ["受理前须向当事人告知权利义务。", "Disputants are told their rights before a case is accepted."]),
  "demands-unanswered": code(409, ["还有诉求未答复", "Demands are unanswered"], ["每项诉求都要有答复后才能定案。", "Every demand needs an answer before a decision."]),
  "decision-basis-required": code(409, ["缺少决定依据", "The decision needs a basis"], ["依据《{law}》，须先记录业主表决结果，或占地不属共有部分的证据。", "By {law}, record the owners' vote, or evidence that the site is not a common area."]),
  "mediator-refused": code(409, ["当事人不接受该调解员", "A disputant refused this mediator"], ["当事人已拒绝这位调解员，请另选一位。", "A disputant has refused this mediator; choose another."]),
  "signatures-incomplete": code(409, ["签字不全", "Signatures are missing"], ["还缺以下签字：{missing}。", "These signatures are missing: {missing}."]),
  "body-not-eligible": code(409, ["调解组织不具备资格", "The body is not eligible"], ["只有人民调解委员会调解或盖章的协议才能申请司法确认。", "Only an agreement that a people's mediation committee made or sealed can be confirmed by a court."]),
  "window-lapsed": code(409, ["期限已过", "The time for this has passed"], ["办理期限已过。", "The window for this act has closed."]),
  "joint-application-required": code(409, ["须双方共同申请", "Both must apply"], ["司法确认须由双方当事人共同申请。", "Both disputants apply for confirmation together."]),
  "campus-closed": code(409, ["校区暂停开放", "The campus is closed"], ["校区关闭期间不能办理。", "This is not possible while the campus is closed."]),
  "committee-incomplete": code(409, ["三方席位未齐", "The committee lacks a side"], ["以下各方还没有席位：{sides}。", "These sides have no seat yet: {sides}."]),
  "course-full": code(409, ["名额已满", "The course is full"], ["名额已满，候补人数：{waiting}。", "Every seat is taken; waiting: {waiting}."]),
  "already-booked": code(409, ["已经报名", "Already booked"], ["该学员已报名或在候补名单中。", "This learner is booked already, or waiting."]),
  "offer-expired": code(409, ["名额保留已过期", "The offer has expired"], ["为您保留的名额已过期。", "The seat that was offered is no longer held."]),
  "instructor-check-missing": code(409, ["教师审查未通过", "The instructor's check is missing"], ["未成年人课程的教师须在 12 个月内通过审查。", "An instructor of minors needs a check of the last 12 months."]),
  "guardian-consent-required": code(409, ["须监护人同意", "A guardian's consent is needed"], ["请先取得监护人同意。", "Record the consent of a guardian first."]),
  "employer-not-verified": code(409, ["用人单位未核验", "The employer is not verified"], ["请先核验用人单位。", "Verify the employer first."]),
  "fair-not-ready": code(409, ["招聘会尚未就绪", "The fair is not ready"], ["还缺：{missing}。", "Still missing: {missing}."]),
  "share-consent-required": code(409, ["须先取得本人同意", "The person's consent is needed"], ["请先取得本人对此事的单独同意（{purpose}）。", "The person must first agree to this one purpose ({purpose})."]),
  "recognition-exists": code(409, ["该荣誉已登记", "The recognition exists"], ["同一岗位同一时期的该荣誉已登记。", "This recognition is recorded for that placement and period."]),
  "side-missing": code(409, ["有一方未到场", "A side is missing"], ["以下各方未到场或未同意：{sides}。", "These sides are absent or do not concur: {sides}."]),
  "notice-too-short": code(409, ["通知时间不足", "The notice is too short"], ["议程须提前公布；紧急事项须写明理由。", "The agenda is published in time, or as urgent with its reason."]),
  "minutes-not-confirmed": code(409, ["纪要未经确认", "The minutes are not confirmed"], ["须经各方确认后才能公布。", "Each side confirms the minutes before they are published."]),
  "redaction-required": code(409, ["须先脱敏", "Redaction is needed"], ["公开前须去除个人信息。", "Personal details are removed before publication."]),
  "explanation-required": code(409, ["须作出说明", "An explanation is needed"], ["长期未决事项须先作出说明。", "An issue carried so long needs its explanation first."]),
  "calendar-missing": code(409, ["缺少日历", "The calendar is missing"], ["尚无 {year} 年的节假日安排，请先补录。", "There is no calendar for {year}; record it first."]),
  "legal-hold": code(409, ["依法保留", "Held by law"], ["该记录依法须保留。", "The law keeps this record."]),
  "in-progress": code(409, ["正在办理", "In progress"], ["正在办理，请稍后再试。", "This is being done; try again shortly."]),
  "version-conflict": code(412, ["内容已被他人更新", "Somebody changed it first"], ["请重新读取（当前版本 {version}）后再试。", "Read it again (the version is {version}) and retry."]),
  "too-large": code(413, ["内容过大", "Too large"], ["请求内容不得超过 64 KB。", "The body may hold 64 KB at most."]),
  "unsupported-media-type": code(415, ["不支持的内容类型", "Unsupported media type"], ["请用 application/json 发送。", "Send application/json."]),
  "threshold-not-met": code(422, ["表决未达法定比例", "The vote misses the threshold"], ["依据《{law}》，参与和同意的面积与人数须达到法定比例。", "By {law}, area and owners must reach the thresholds of participation and agreement."]),
  "date-implausible": code(422, ["日期不合理", "The date is implausible"], ["所写日期晚于记录时间，或超出年历。", "The date lies after the moment of recording, or beyond any calendar."]),
  "idempotency-mismatch": code(422, ["同一 Idempotency-Key 的内容不同", "The key was used for something else"], ["这个 Idempotency-Key 已用于另一内容，请换一个。", "This Idempotency-Key came with another payload before; use a new one."]),
  "age-out-of-range": code(422, ["年龄不符", "The age does not fit"], ["学员年龄不在课程范围内。", "The learner's age is outside the course's range."]),
  "discriminatory-term": code(422, ["含有歧视性内容", "A discriminatory term"], ["招聘信息含有歧视性内容：{term}。", "The posting holds a discriminatory term: {term}."]),
  "community-suspended": code(423, ["社区已暂停办理", "The community is suspended"], ["暂停期间只能查看和导出。", "Reading and exporting stay possible; writing does not."]),
  "precondition-required": code(428, ["须带版本号", "If-Match is needed"], ["请带上读取时的 If-Match 版本。", "Send the version you have read as If-Match."]),
  "quota-exceeded": code(429, ["请求过于频繁", "Too many requests"], ["请稍后再试。", "Please try again later."]),
  "try-again": code(503, ["系统繁忙", "Busy"], ["请稍后重试。", "Please try again shortly."]),
  unexpected: code(500, ["系统出错", "Something went wrong"], ["请稍后重试；若仍不行，请把 requestId 告诉管理员。", "Try again later; if it persists, give the requestId to your operator."]),
};
