import { code, type ServiceWords } from "./service-words.ts";

/** The problems that any service may have; each service's own stand in its `words.ts`. */
// biome-ignore format: a table is read by its rows
export const problemCodes = {
  malformed: code(400, ["请求无法读取", "The request cannot be read"], ["请检查请求的格式。", "Check the form of the request."]),
  invalid: code(400, ["有内容需要修改", "Something needs correcting"], ["请按下面的提示逐项修改。", "Correct each entry listed below."]),
  "cursor-invalid": code(400, ["翻页位置无效", "The page position is not valid"], ["请从第一页重新查询。", "Start again from the first page."]),
  "idempotency-key-missing": code(400, ["缺少 Idempotency-Key", "The Idempotency-Key is missing"], ["请带上 1 至 255 个可打印字符的 [{header}|Idempotency-Key]，重试时保持不变。", "Send [a {header}|an Idempotency-Key] of 1 to 255 printable characters, and keep it when you retry."]),
  unauthenticated: code(401, ["请先登录", "Please sign in"], ["登录已过期或无效，请重新登录后再试。", "The sign-in is missing, over or not valid: please sign in again."]),
  "code-invalid": code(401, ["验证码无效", "The code is not valid"], ["验证码错误、过期或已锁定，请到服务台重新领取。", "The code is wrong, expired or locked; ask the desk for a new one."]),
  "session-over": code(403, ["协助办理已结束", "The assisted session is over"], ["请重新为对方开始协助办理。", "Begin another session for the person."]),
  "session-required": code(403, ["须先与本人开启协办", "An assisted session is needed"], ["此事只能在服务台与本人一起办理，请先开启协办。", "This is done at the desk with the person alone: open a session with them first."]),
  "identity-not-shown": code(403, ["尚未核对证件", "The identity was not shown"], ["签字、同意、导出和删除须凭证件或由人担保办理，电话回拨不够。", "To sign, to consent, to export or to be removed takes a paper or somebody who vouches; a call back is not enough."]),
  "role-not-allowed": code(403, ["您的身份不能办理此事", "Your roles cannot do this"], ["[须由以下身份之一办理：{roles:role}。|此事只能由与它相关的本人，或负责它的人办理。]如有疑问，请到服务台询问。", "[This is for one of these roles: {roles:role}.|Only the person whom it concerns, or whoever is in charge of it, can do this.] Ask at the desk if you are not sure."]),
  "not-for-the-other-side": code(403, ["不能替另一方表态", "Not for another side"], ["代表一方的表态须由本人作出，或由同一方的工作人员协助。", "Who says yes for a side does so themselves, or with staff of the same side."]),
  "not-found": code(404, ["没有找到", "Not found"], ["没有找到您要的内容，请回到列表重新选择。", "There is nothing here for you. Go back to the list, and choose again."]),
  "wrong-state": code(409, ["当前状态不能这样做", "Not possible in this state"], ["现在不能这样做[：当前状态是“{state:status}”][，可以做的有：{allowedVerbs:verbs}]。", "This is not possible now[: the state is “{state:status}”][; what it allows: {allowedVerbs:verbs}]."]),
  "code-outdated": code(409, ["代码已不能使用", "The code opens nothing any more"], ["之后又发出了新的代码，或者它已锁定。请用最新的那张，或重新打印。", "Another was issued since, or it is locked. Take the newest paper, or print another."]),
  "conflict-of-interest": code(409, ["存在利益关系", "Conflict of interest"], ["办理人与此事有利益关系，请换一位。", "Whoever does this has an interest in it; choose another."]),
  "window-lapsed": code(409, ["期限已过", "The time for this has passed"], ["办理期限已过，请到服务台问问还能怎么办。", "The time for this is over. Ask at the desk what is still possible."]),
  "side-missing": code(409, ["有一方未到场", "A side is missing"], ["[以下各方未到场或未同意：{sides:side}。|有一方未到场或未同意。]请等各方到齐并同意。", "[These sides are absent, or did not say yes: {sides:side}.|A side is absent, or did not say yes.] Wait until every side is there and says yes."]),
  "redaction-required": code(409, ["须先脱敏", "Redaction is needed"], ["公开前请先去掉姓名、电话、房号等个人信息。", "Take names, phone numbers and flats out first; then publish."]),
  "calendar-missing": code(409, ["缺少日历", "The calendar is missing"], ["尚无[ {year} 年的|这一年的]节假日安排，请社区管理员先补录。", "There is no calendar for [{year}|that year] yet: an administrator records it first."]),
  "method-not-allowed": code(405, ["不支持这种请求方法", "The method is not allowed"], ["[此处可用的方法是：{allow}。|请换一种请求方法。]", "[What may be sent here: {allow}.|Send another method.]"]),
  "timed-out": code(408, ["请求超时", "The request took too long"], ["请求没有在规定时间内发完，请重试。", "The request did not arrive in time; please send it again."]),
  "version-conflict": code(412, ["内容已被他人更新", "Somebody changed it first"], ["请重新打开[（当前版本 {version}）]，看过之后再试。", "Open it again[ (the version is {version})], look at it, and then try once more."]),
  "too-large": code(413, ["内容过大", "Too large"], ["内容太大[，不得超过 {limit}]，请减少后再发。", "This is too large[: {limit} at most]. Send less at once."]),
  "unsupported-media-type": code(415, ["不支持的内容类型", "Unsupported media type"], ["请换一种方式发送[：类型用 {taken}][，字符集用 {charset}][，内容不要压缩（Content-Encoding: {coding}）]。", "Send it in another way[: as {taken}][, in {charset}][, not packed (Content-Encoding: {coding})]."]),
  "expectation-unknown": code(417, ["不支持的 Expect", "The expectation is unknown"], ["请去掉请求头 Expect，或写 100-continue。", "Leave the header Expect out, or send 100-continue."]),
  "wrong-host": code(421, ["不在此地址提供服务", "Not served under this name"], ["请用本站公布的地址访问。", "Use the address that this site is known by."]),
  "date-implausible": code(422, ["日期不合理", "The date is implausible"], ["请检查日期：它晚于现在，或不在年历之内。", "Check the date: it lies after now, or in no calendar."]),
  "not-of-side": code(422, ["此人不属于这一方", "Not of that side"], ["每一方只能由自己的人代表[：此人属于{side:side}，请换一位|：此人还不属于任何一方，住户请先核实，工作人员请先授予角色]。", "A side is held by its own people alone[; this person is of: {side:side}. Choose another|; this person is of none yet: residents are verified first, staff are given their role]."]),
  "idempotency-mismatch": code(422, ["同一 Idempotency-Key 的内容不同", "The key was used for something else"], ["这个 Idempotency-Key 已用于另一内容，请换一个。", "This Idempotency-Key came with another payload before; use a new one."]),
  "community-suspended": code(423, ["社区已暂停办理", "The community is suspended"], ["暂停期间只能查看和导出，请等恢复后再办理。", "For now you can read and export; change things when it is open again."]),
  "quota-exceeded": code(429, ["请求过于频繁", "Too many requests"], ["请稍后再试。", "Please try again later."]),
  "headers-too-large": code(431, ["请求头过大", "The headers are too large"], ["请减少请求头的内容。", "Send fewer or shorter headers."]),
  "try-again": code(503, ["系统繁忙", "Busy"], ["请稍后重试。", "Please try again shortly."]),
  unexpected: code(500, ["系统出错", "Something went wrong"], ["请稍后重试；若仍不行，请把 requestId 告诉管理员。", "Try again later; if it persists, give the requestId to your operator."]),
} satisfies ServiceWords["problems"];

declare module "../domain/refusal.ts" {
  interface RefusalCodes {
    readonly shared: Exclude<keyof typeof problemCodes, "unexpected">;
  }
}
