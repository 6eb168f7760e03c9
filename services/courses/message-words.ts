import { words } from "#shared/domain/words.ts";
import type { LinkAnswers } from "#shared/messages/answer.ts";
import type { WordsOf } from "#shared/messages/moment.ts";
import { said as telling } from "#shared/messages/saying.ts";
import { unreachedWords } from "#shared/messages/unreached.ts";
import type { coursesMoments } from "./messages.ts";

/** By a channel that others may see neither the course nor the child is named. */
const news = words(
  "您预订的课程有新消息，请登录查看或到服务台询问。",
  "There is news of a course that you booked. Sign in to read it, or ask at the desk.",
);
const answer = words(
  "您预订的课程等您答复，请尽快登录或到服务台办理。",
  "A course that you booked waits for your answer. Sign in soon, or come to the desk.",
);
const soon = words(
  "提醒：您预订的课程快要开课了，请登录查看时间地点或到服务台询问。",
  "A reminder: a course that you booked meets soon. Sign in to see when and where, or ask at the desk.",
);

const said = (chinese: string, english: string, outside = news) => telling(chinese, english, outside);

/** What courses tells people. */
// biome-ignore format: a table is read by its rows
export const coursesSentences: WordsOf<typeof coursesMoments> = {
  consentNeeded: said("{learner}报名了“{course}”，等您作为监护人同意或不同意。", "{learner} has a seat in “{course}” that waits for your yes or no as a guardian.", answer),
  confirmed: said("{learner}在“{course}”的名额已确认。", "The seat of {learner} in “{course}” is confirmed."),
  offered: said("“{course}”有一个名额留给{learner}，请于{until}前接受，否则让给下一位。", "A seat in “{course}” is held for {learner}. Accept it by {until}, or it goes to the next in the list.", answer),
  offerRecalled: said("“{course}”的名额暂时收回，{learner}仍在候补名单原位。", "The seat offered in “{course}” was taken back for now; {learner} keeps the place in the list."),
  offerLapsed: said("“{course}”留给{learner}的名额已过期，让给了下一位。", "The seat held for {learner} in “{course}” has lapsed and went to the next in the list."),
  holdLapsed: said("因没有收到监护人的同意，{learner}在“{course}”的名额已释放。", "No guardian agreed in time, so the seat of {learner} in “{course}” was given up."),
  consentRefused: said("监护人不同意，{learner}在“{course}”的名额已释放。", "A guardian said no, so the seat of {learner} in “{course}” was given up."),
  rightLapsed: said("“{course}”恢复后未保留，{learner}的名额已释放。", "The seat of {learner} in “{course}” was not kept after the closure and was given up."),
  cancelled: said("“{course}”已取消。", "“{course}” does not take place."),
  listLeft: said("{learner}已不在“{course}”的候补名单上。", "{learner} no longer waits for “{course}”."),
  suspended: said("校区临时关闭，“{course}”暂停；您的名额保留。", "The campus is closed for a while, so “{course}” rests. Your seat is kept."),
  firstRight: said("“{course}”恢复了，您可以优先保留原来的名额。", "“{course}” goes on. You may keep the seat that you had, before anybody else.", answer),
  atDoor: said("“{course}”还有空位，开课时现场按候补顺序给出。", "“{course}” has free seats: they are given at the door, in the order of the list."),
  sessionMoved: said("“{course}”的一次课改到{startsAt}。", "A session of “{course}” was moved to {startsAt}."),
  sessionCancelled: said("“{course}”的一次课取消了。", "A session of “{course}” does not take place."),
  remindedFirst: said("提醒：“{course}”的下一次课在{startsAt}。", "A reminder: the next session of “{course}” is on {startsAt}.", soon),
  remindedLast: said("“{course}”马上开课：{startsAt}。", "“{course}” begins soon: {startsAt}.", soon),
  certificate: said("{learner}获得了“{course}”的结业证书。", "{learner} has a certificate of “{course}”."),
  unreached: unreachedWords,
};

/** How somebody without a login answers what courses asks of them. */
export const coursesAnswers: LinkAnswers = {
  giveConsent: {
    operation: "consentByCode",
    path: "/bookings/{thing}/consent",
    agreesTo: "child-course",
    choices: [
      {
        label: words("我是监护人，同意", "I am the guardian, and I say yes"),
        body: { answer: "yes", isGuardian: true },
      },
      {
        label: words("我是监护人，不同意", "I am the guardian, and I say no"),
        body: { answer: "no", isGuardian: true },
      },
    ],
  },
  acceptOffer: {
    operation: "acceptOfferByCode",
    path: "/bookings/{thing}/accept",
    choices: [{ label: words("接受名额", "Take the seat"), body: {} }],
  },
  cancelBooking: {
    operation: "leaveOfferByCode",
    path: "/bookings/{thing}/leave",
    choices: [{ label: words("放弃名额", "Leave it to others"), body: {} }],
  },
};
