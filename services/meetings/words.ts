import { words } from "#shared/domain/words.ts";
import { code, type ServiceWords } from "#shared/http/service-words.ts";
import { cards, facts } from "./card-words.ts";
import { labels } from "./labels.ts";

// biome-ignore format: a table is read by its rows
const problems = {
  "notice-too-short": code(409, ["时间不合要求", "Not at this time"], ["[议程须提前{noticeDays}天公布；紧急事项须写明理由。][会议开始前{openMeetingMinutes}分钟起可以开会。]请换个时间再试。", "[The agenda is published {noticeDays} days before it, or as urgent with its reason. ][It may be opened {openMeetingMinutes} minutes before it begins. ]Try at another time."]),
  "minutes-not-confirmed": code(409, ["纪要未经确认", "The minutes are not confirmed"], ["须经各方确认后才能公布。", "Each side confirms the minutes before they are published."]),
  "minutes-revised": code(409, ["纪要已有新的一稿", "The minutes were revised"], ["[现在是第 {revision} 稿：]请重新阅读后再试。", "[Revision {revision} is the latest: read|Read] it, then try again."]),
  "not-in-the-room": code(409, ["此人不在会场", "Not in the room"], ["只有在场的人才能表态，请先签到。", "Only who is in the room says yes; note that they came first."]),
  "explanation-required": code(409, ["须作出说明", "An explanation is needed"], ["长期未决事项须先作出说明。", "An issue carried so long needs its explanation first."]),
} satisfies ServiceWords["problems"];

// biome-ignore format: a table is read by its rows
const fields = {
  "never-falls": words("按此规则没有一天", "No day ever falls by this rule"),
  "every-side-needed": words("三方都须列出", "Each of the three sides is needed"),
  "seated-already": words("此人已有席位", "This person has a seat already"),
  "has-somebody": words("该方仍有人可以确认", "Somebody can still confirm for this side"),
  "leads-already": words("此人已是牵头人", "This person leads it already"),
  "not-there": words("此人没有到场", "This person never came in"),
  "not-proposed": words("会上提出的已不是这一文本，请重新阅读", "This is not the text before the meeting: read it again"),
  "not-seated": words("此人在本会没有席位", "This person has no seat in the body"),
  "lead-is-gone": words("文本中有牵头人已不在本社区，请重新提出", "Somebody who was to lead an action is here no longer: propose it anew"),
  itself: words("不能并入自身", "An issue is not merged into itself"),
  "part-of-this": words("该议题已并入本议题", "That issue is part of this one"),
  "unknown-issue": words("没有这个议题", "There is no such issue"),
  "younger-than-this": words("只能并入更早的议题", "An older issue is not merged into a younger one"),
  "unknown-amendment": words("没有这条修改意见", "There is no such amendment"),
} satisfies ServiceWords["fields"];

declare module "#shared/domain/refusal.ts" {
  interface RefusalCodes {
    readonly meetings: keyof typeof problems;
  }
  interface FieldCodes {
    readonly meetings: keyof typeof fields;
  }
}

/** What meetings says to people: its own problems, the sentences of its fields, and what its choices are called. */
export const meetingsWords: ServiceWords = { problems, fields, labels, cards, facts };
