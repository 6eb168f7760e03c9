import { consentParts } from "#shared/domain/consent-paper.ts";
import type { textIn } from "#shared/domain/consent-text.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import { type Language, lines, paper } from "#shared/domain/paper.ts";
import { spokenCode } from "#shared/domain/text.ts";
import type { Course } from "../domain/course/course.ts";
import type { ActiveStatus } from "../domain/seats/seats.ts";

type Slip = {
  readonly language: Language;
  readonly timeZone: string;
  readonly campusName: string;
  readonly course: Course;
  readonly learnerName: string | undefined;
  readonly bookerName: string;
  readonly status: ActiveStatus;
  readonly until: Instant | undefined;
  readonly shortCode: string;
  readonly code: string;
  readonly qr: string;
  /** What a guardian agrees to by the code, where the seat waits for it. */
  readonly consent: ReturnType<typeof textIn> | undefined;
};

const words = {
  "zh-CN": {
    title: "报名单",
    campus: "地点",
    course: "课程",
    learner: "学员",
    booker: "报名人",
    first: "第一次上课",
    status: "状态",
    until: "名额保留到",
    short: "短码（仅限服务台）",
    code: "验证码",
    consent: "请监护人扫码表示同意或不同意；不同意时我们不保留孩子的任何信息。",
  },
  en: {
    title: "Booking slip",
    campus: "Campus",
    course: "Course",
    learner: "Learner",
    booker: "Booked by",
    first: "First session",
    status: "Status",
    until: "Held until",
    short: "Short code (at the desk only)",
    code: "Code",
    consent: "A guardian scans this to say yes or no; with a no we keep nothing about the child.",
  },
} as const;

const statuses: Readonly<Record<Language, Readonly<Record<ActiveStatus, string>>>> = {
  "zh-CN": {
    confirmed: "已确认",
    held: "待监护人同意",
    offered: "有名额，请确认",
    suspended: "暂停",
    waiting: "候补",
  },
  en: {
    confirmed: "confirmed",
    held: "waits for a guardian's consent",
    offered: "a seat is offered",
    suspended: "suspended",
    waiting: "on the waiting list",
  },
};

/** The slip in large print, to take home: who, what, when, and what is still to be done. */
export const slipPaper = (slip: Slip): string => {
  const { language, timeZone, campusName, course, learnerName, bookerName, status, until } = slip;
  const word = words[language];
  const local = (instant: Instant | undefined): string | undefined =>
    instant && localIn(timeZone, instant).replace("T", " ");
  const first = course.sessions.find((session) => session.status === "scheduled")?.startsAt;
  const body = [
    lines([
      [word.campus, campusName],
      [word.course, course.title],
      [word.learner, learnerName],
      [word.booker, bookerName],
      [word.first, local(first)],
      [word.status, statuses[language][status]],
      [word.until, local(until)],
    ]),
    `<p>${word.short}</p>\n<p class="code">${slip.shortCode}</p>`,
    `<div class="qr">${slip.qr}</div>`,
    lines([[word.code, spokenCode(slip.code)]]),
    slip.consent ? `<p>${word.consent}</p>\n${consentParts(slip.consent, language)}` : "",
  ];
  return paper({ language, title: word.title, body: body.filter((part) => part !== "").join("\n") });
};
