import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import { withoutDashes } from "#shared/domain/text.ts";
import type { Course } from "./course.ts";
import { courseOfBooking } from "./ids.ts";
import { type Language, lines, paper } from "./paper.ts";
import type { ActiveStatus } from "./seats.ts";

/** Where the code on a slip is kept, beside the rows of its course, and what it opens. */
export const slipCode = (bookingId: string) => ({
  thing: ["ROSTER", courseOfBooking(bookingId)] as const,
  purpose: bookingId,
  verbs: ["consent", "checkIn"] as const,
});

/** A six-digit code, for the phone and the desk: it works only there, in a session with the person who got it. */
export const ShortCode = z
  .string()
  .max(20)
  .overwrite(withoutDashes)
  .regex(/^\d{6}$/);

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const shortCodes = 1_000_000;

/** Six digits of a long code. */
export const shortCodeOf = (code: string): string => {
  const number = [...code.slice(0, 8)].reduce((sum, character) => sum * 32 + alphabet.indexOf(character), 0);
  return String(number % shortCodes).padStart(6, "0");
};

/** What a phone reads of the QR code: where the booking is, and the code that opens it. */
export const slipLink = (community: string, bookingId: string, code: string): string =>
  `linli://${community}/courses/bookings/${bookingId}#${code}`;

/** The long code as people read it aloud: in groups of four. */
export const spokenCode = (code: string): string => (code.toUpperCase().match(/.{1,4}/g) ?? []).join("-");

export type Slip = {
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
    status === "held" ? `<p>${word.consent}</p>` : "",
  ];
  return paper({ language, title: word.title, body: body.filter((part) => part !== "").join("\n") });
};
