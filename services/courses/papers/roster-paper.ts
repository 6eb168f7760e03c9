import { type Language, lines, paper, table } from "#shared/domain/paper.ts";
import type { Certificate } from "../domain/course/certificate.ts";
import type { Course } from "../domain/course/course.ts";
import type { RosterEntry } from "../domain/session/session-view.ts";

const words = {
  "zh-CN": {
    roster: "学员名单",
    certificate: "结业证书",
    head: ["姓名", "状态", "签到"],
    statuses: { confirmed: "已确认", held: "待同意", suspended: "暂停", "walk-in": "临时到场" },
    learner: "学员",
    course: "课程",
    attended: "到课",
    removed: "（已删除）",
  },
  en: {
    roster: "Roster",
    certificate: "Certificate of attendance",
    head: ["Name", "Status", "Here"],
    statuses: { confirmed: "confirmed", held: "consent missing", suspended: "suspended", "walk-in": "walk-in" },
    learner: "Learner",
    course: "Course",
    attended: "Sessions attended",
    removed: "(removed)",
  },
} as const;

/** The rows of a roster, with an empty cell to tick. */
const rowsOf = (roster: readonly RosterEntry[], language: Language): string[][] =>
  roster.map(({ name, status }) => [name ?? words[language].removed, words[language].statuses[status], ""]);

/** A roster to hang at the door. */
export const rosterPaper = (course: Course, roster: readonly RosterEntry[], language: Language): string => {
  const word = words[language];
  return paper({
    language,
    title: `${word.roster} · ${course.title}`,
    body: table(word.head, rowsOf(roster, language)),
  });
};

/** The same as rows of a spreadsheet, the head first. */
export const rosterRows = (roster: readonly RosterEntry[], language: Language): string[][] => [
  [...words[language].head],
  ...rowsOf(roster, language),
];

/** A certificate to print. */
export const certificatePaper = (
  { title, attended, sessionCount }: Certificate,
  name: string | undefined,
  language: Language,
): string => {
  const word = words[language];
  const body = lines([
    [word.learner, name ?? word.removed],
    [word.course, title],
    [word.attended, `${attended} / ${sessionCount}`],
  ]);
  return paper({ language, title: word.certificate, body });
};
