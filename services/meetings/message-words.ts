import { words } from "#shared/domain/words.ts";
import type { WordsOf } from "#shared/messages/moment.ts";
import { said as telling } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { meetingsMoments } from "./messages.ts";

/** By a channel that others may see it is said that there is something of the joint meeting, and by when. */
const news = words(
  "联席会议有新消息，请登录查看或到服务台询问。",
  "There is news of the joint meeting. Sign in to read it, or ask at the desk.",
);
const answer = words(
  "联席会议有一件事等您处理，请登录或到服务台办理。",
  "Something of the joint meeting waits for you. Sign in, or come to the desk.",
);

const said = (chinese: string, english: string, outside = news) => telling(chinese, english, outside);

/** What meetings tells people. */
// biome-ignore format: a table is read by its rows
export const meetingsSentences: WordsOf<typeof meetingsMoments> = {
  seated: said("您在“{series}”有了席位，代表{side:side}。", "You sit in “{series}” for the side: {side:side}."),
  seatEnded: said("您在“{series}”的席位已终止。", "Your seat in “{series}” has ended."),
  agenda: said("“{meeting}”的议程已公布，共{items}项，{startsAt}开会。", "The agenda of “{meeting}” stands, with {items} items. It begins {startsAt}."),
  rescheduled: said("“{meeting}”改到{startsAt}。", "“{meeting}” takes place {startsAt}."),
  postponed: said("“{meeting}”推迟，新的时间另行通知。", "“{meeting}” is put off. You will be told when it takes place."),
  meetingCancelled: said("“{meeting}”取消。", "“{meeting}” does not take place."),
  minutesDrafted: said("“{meeting}”的纪要等您核对，可以要求修改。", "Please look through the minutes of “{meeting}”. You may ask for changes.", answer),
  minutesPublished: said("“{meeting}”的纪要已公布。", "The minutes of “{meeting}” are published."),
  agendaFollowed: said("您关注的“{meeting}”公布了议程，共{items}项，{startsAt}开会。", "The agenda of “{meeting}”, which you follow, is published with {items} items. It begins {startsAt}."),
  changeFollowed: said("您关注的“{meeting}”时间有变，请查看。", "The time of “{meeting}”, which you follow, has changed: please look."),
  minutesFollowed: said("您关注的“{meeting}”公布了纪要。", "The minutes of “{meeting}”, which you follow, are published."),
  resolutionProposed: said("议题“{issue}”有一份决议草案，请您这一方表态。", "A resolution on “{issue}” was put before the meeting: say what your side says.", answer),
  decided: said("议题“{issue}”已作出决议。", "“{issue}” was decided."),
  notValid: said("议题“{issue}”的意见因{sides:side}缺席而无效。", "The opinion on “{issue}” binds nobody, as a side was missing: {sides:side}."),
  admitted: said("您提出的“{issue}”已列为议题。", "What you proposed, “{issue}”, comes before the meeting."),
  rejected: said("您提出的议题未被采纳，理由见议题。", "What you proposed does not come before the meeting. It says why."),
  merged: said("您提出的“{issue}”已并入另一议题。", "What you proposed, “{issue}”, is part of another issue from now on."),
  carried: said("您提出的“{issue}”第{times}次结转，已提出{days}天，会议须说明原因。", "“{issue}” was left undecided {times} times, and was brought up {days} days ago. The meeting owes a reason."),
  explained: said("议题“{issue}”为何未决，会议已说明原因。", "The meeting has said why “{issue}” is still open."),
  referredUp: said("议题“{issue}”已上报街道。", "“{issue}” is with the subdistrict now."),
  closed: said("议题“{issue}”已办结。", "“{issue}” is closed."),
  actionAssigned: said("“{issue}”的一项任务由您牵头，{dueOn}到期，请接下。", "You are to lead what was decided about “{issue}”, due {dueOn}. Please accept it.", answer),
  actionTaken: said("“{issue}”的一项任务改由您牵头，{dueOn}到期，请接下。", "You are to lead an action of “{issue}” from now on, due {dueOn}. Please accept it.", answer),
  actionGone: said("“{issue}”的任务已交给他人。", "An action of “{issue}” was given to somebody else."),
  actionShared: said("“{issue}”的一项任务由{lead}牵头，您这一方共同负责，{dueOn}到期。", "{lead} leads an action of “{issue}” that your side answers for, due {dueOn}."),
  actionReminded: said("“{issue}”的任务快到期了（{dueOn}）。", "Your action of “{issue}” is due soon ({dueOn}).", answer),
  actionOverdue: said("“{issue}”的任务已逾期（{dueOn}），请说明原因。", "An action of “{issue}” is overdue ({dueOn}). A reason is owed.", answer),
  actionWithoutLead: said("“{issue}”的任务没有牵头人了，等待指定。", "An action of “{issue}” has no lead and waits for one."),
  actionReturned: said("“{issue}”的任务被退回，还没有完成。", "Your action of “{issue}” was returned: it is not done yet.", answer),
  actionVerified: said("“{issue}”的一项任务已查验完成。", "An action of “{issue}” was looked at, and is done."),
  unreached: unreachedWords,
};
