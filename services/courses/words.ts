import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { cards, facts } from "./card-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "campus-closed": code(409, ["校区暂停开放", "The campus is closed"], ["校区关闭期间不能办理。", "This is not possible while the campus is closed."]),
  "committee-incomplete": code(409, ["三方席位未齐", "The committee lacks a side"], ["[以下各方还没有席位：{sides:side}。|还有一方没有席位。]请先为各方设立席位。", "[These sides have no seat yet: {sides:side}.|A side has no seat yet.] Give each side a seat first."]),
  "course-full": code(409, ["名额已满", "The course is full"], ["名额已满[，候补人数：{waiting}]。请看看其他课程，或到服务台询问。", "Every seat is taken[; waiting: {waiting}]. Look at another course, or ask at the desk."]),
  "others-first": code(409, ["先轮到排在前面的人", "Others come first"], ["空余名额按候补顺序发放[，前面还有 {ahead} 人]；开课后不再等候。", "A free seat goes by the order of the list[; ahead: {ahead}]. Once the session has begun nobody is waited for."]),
  "already-booked": code(409, ["已经报名", "Already booked"], ["该学员已报名或在候补名单中。", "This learner is booked already, or waiting."]),
  "offer-expired": code(409, ["名额保留已过期", "The offer has expired"], ["为您保留的名额已过期，请重新报名或候补。", "The seat that was offered is no longer held: book again, or wait in the list."]),
  "instructor-check-missing": code(409, ["教师审查未通过", "The instructor's check is missing"], ["未成年人课程的教师须在 12 个月内通过审查。", "An instructor of minors needs a check of the last 12 months."]),
  "guardian-consent-required": code(409, ["须监护人同意", "A guardian's consent is needed"], ["请先取得监护人同意。", "Record the consent of a guardian first."]),
  "age-out-of-range": code(422, ["年龄不符", "The age does not fit"], ["学员年龄不在课程范围内，请看看其他课程。", "The course is for another age: look at another course."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "in-cool-down": words("多次缺席未请假，暂停预约", "Sessions were missed without a word; booking pauses"),
  "too-often": words("近期多次预约又取消，请过些日子再约", "Booked and given up too often of late"),
  "more-than-capacity": words("超过课程名额", "This is more than the course has seats"),
  "below-taken": words("少于已占的名额", "More seats than that are taken"),
  "venue-taken": words("该场地此时已被占用", "The venue is used by another session then"),
  "unknown-plan": words("该校区的学期计划中没有这门课", "No plan of the campus holds this"),
  "unknown-venue": words("该校区没有这个场地", "The campus has no such venue"),
  "unknown-instructor": words("该校区没有这位教员", "Nobody with this id teaches at the campus"),
  "sessions-needed": words("须先排定课次", "The course needs a session to come"),
  overlapping: words("时间相互重叠", "These overlap each other"),
  "too-early": words("还没到时间", "It is too early for this"),
  "not-booked": words("没有预约", "There is no booking for this learner"),
  "not-attended": words("没有参加过", "The learner was at no session"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly courses: keyof typeof problems;
  }
  interface FieldCodes {
    readonly courses: keyof typeof fields;
  }
}

/** What courses says to people: its own problems, the sentences of its fields, and what its choices are called. */
export const coursesWords: ServiceWords = { problems, fields, labels, cards, facts };
