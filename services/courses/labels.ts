import type * as z from "zod";
import type { ConsentBasis } from "#shared/contracts/communities.ts";
import type { Channel, LeaveCause, ReleaseCause } from "#shared/contracts/course-seats.ts";
import type { ClosureCause, CourseCategory, InstructorKind } from "#shared/contracts/courses.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Campus, Wanted } from "./domain/campus/campus.ts";
import type { AgeGroup, Course } from "./domain/course/course.ts";
import type { BookingStatus } from "./domain/seats/booking.ts";
import type { BookSeats, Place } from "./domain/seats/booking-view.ts";
import type { Outcome, Session } from "./domain/session/session.ts";
import type { RosterEntry } from "./domain/session/session-view.ts";
import { verbs } from "./verbs.ts";

type CoursesLabels = {
  readonly courseList: Labels<"offered" | "planned">;
  readonly campusStatus: Labels<Campus["status"]>;
  readonly decisionKind: Labels<Wanted["kind"]>;
  readonly closureCause: Labels<z.infer<typeof ClosureCause>>;
  readonly courseStatus: Labels<Course["status"]>;
  readonly courses: Labels<"offered" | "draft">;
  readonly category: Labels<z.infer<typeof CourseCategory>>;
  readonly ageGroup: Labels<AgeGroup>;
  readonly instructorKind: Labels<z.infer<typeof InstructorKind>>;
  readonly sessionStatus: Labels<Session["status"]>;
  readonly outcome: Labels<Outcome>;
  readonly rosterStatus: Labels<RosterEntry["status"]>;
  readonly bookingStatus: Labels<BookingStatus>;
  readonly ifFull: Labels<z.infer<typeof BookSeats>["ifFull"]>;
  readonly channel: Labels<z.infer<typeof Channel>>;
  readonly releaseCause: Labels<z.infer<typeof ReleaseCause>>;
  readonly leaveCause: Labels<z.infer<typeof LeaveCause>>;
  readonly why: Labels<Place["why"]>;
  readonly consentBasis: Labels<z.infer<typeof ConsentBasis>>;
  readonly consentAnswer: Labels<"given" | "refused">;
  readonly situations: Labels;
  readonly verbs: Labels;
};

/** What the choices of courses are called, in which situations something cannot be done, and what its verbs do. */
// biome-ignore format: a table is read by its rows
export const labels: CoursesLabels = {
  courseList: { offered: words("已推出", "offered"), planned: words("筹备中", "planned") },
  campusStatus: {
    proposed: words("已提议", "proposed"),
    consulting: words("征询意见中", "being consulted about"),
    approved: words("已通过，待开放", "approved"),
    open: words("开放中", "open"),
    "closed-temporarily": words("暂时关闭", "closed for a time"),
    retired: words("已停办", "retired"),
  },
  decisionKind: {
    closing: words("暂时关闭", "closing for a time"),
    reopening: words("重新开放", "opening again"),
    retiring: words("停办", "retiring"),
  },
  closureCause: {
    epidemic: words("疫情", "an epidemic"),
    repairs: words("维修", "repairs"),
    weather: words("天气", "weather"),
    holiday: words("放假", "holidays"),
    other: words("其他", "other"),
  },
  courseStatus: {
    draft: words("筹备中", "draft"),
    approved: words("已通过，待报名", "approved"),
    enrolling: words("报名中", "enrolling"),
    running: words("上课中", "running"),
    completed: words("已结课", "completed"),
    cancelled: words("已取消", "cancelled"),
    suspended: words("暂停", "suspended"),
  },
  courses: { offered: words("已通过的课程", "approved courses"), draft: words("筹备中的课程", "drafts") },
  category: {
    "child-skill": words("少儿技艺", "skills for children"),
    tutoring: words("课业辅导", "tutoring"),
    "health-lecture": words("健康讲座", "health lecture"),
    "psychological-lecture": words("心理讲座", "lecture on the mind"),
    "heritage-craft": words("非遗手工", "heritage craft"),
    "party-lecture": words("党课", "party lecture"),
    "work-skill": words("就业技能", "skill for work"),
  },
  ageGroup: {
    preschool: words("学龄前", "before school"),
    primary: words("小学", "primary school"),
    secondary: words("中学", "secondary school"),
    adult: words("成人", "adults"),
    elder: words("老年", "the elderly"),
  },
  instructorKind: {
    "retired-cadre": words("退休干部", "retired cadre"),
    "retired-teacher": words("退休教师", "retired teacher"),
    institution: words("机构教师", "teacher of an institution"),
    "skilled-owner": words("有专长的业主", "owner with a skill"),
  },
  sessionStatus: {
    scheduled: words("待上课", "scheduled"),
    suspended: words("暂停", "suspended"),
    cancelled: words("已取消", "cancelled"),
    held: words("已上课", "held"),
  },
  outcome: { present: words("到课", "present"), excused: words("请假", "excused"), absent: words("缺席", "absent") },
  rosterStatus: {
    confirmed: words("已确认", "confirmed"),
    held: words("待监护人同意", "waits for a guardian's consent"),
    suspended: words("暂停", "suspended"),
    "walk-in": words("现场参加", "came without a booking"),
  },
  bookingStatus: {
    held: words("待监护人同意", "waits for a guardian's consent"),
    confirmed: words("已确认", "confirmed"),
    waiting: words("候补中", "on the waiting list"),
    offered: words("有名额，待确认", "a seat is offered"),
    suspended: words("暂停", "suspended"),
    ended: words("已结束", "ended"),
  },
  ifFull: { refuse: words("不报名", "do not book"), wait: words("进入候补", "wait") },
  channel: {
    self: words("自己报名", "by oneself"),
    "walk-in": words("到服务台", "at the desk"),
    phone: words("打电话", "by phone"),
  },
  releaseCause: {
    cancelled: words("自己取消", "cancelled"),
    "consent-lapsed": words("监护人未及时同意", "no consent came in time"),
    "consent-refused": words("监护人不同意", "consent refused"),
    "consent-withdrawn": words("监护人撤回同意", "consent withdrawn"),
    "offer-lapsed": words("未及时确认名额", "the offer ran out"),
    "offer-declined": words("不要这个名额", "the offer was declined"),
    "right-lapsed": words("未及时保留原名额", "the first right ran out"),
    "moved-out": words("已搬离", "moved out"),
    "course-cancelled": words("课程取消", "the course was cancelled"),
  },
  leaveCause: {
    left: words("自己退出候补", "left the list"),
    capacity: words("名额减少", "fewer seats"),
    "moved-out": words("已搬离", "moved out"),
    "consent-refused": words("监护人不同意", "consent refused"),
    "consent-withdrawn": words("监护人撤回同意", "consent withdrawn"),
    "course-cancelled": words("课程取消", "the course was cancelled"),
    "course-completed": words("课程结束", "the course is over"),
  },
  why: {
    "others-before": words("前面还有人", "others come before"),
    "too-few-seats": words("空余名额不够一起报名的人数", "too few seats for those who came together"),
    "being-offered": words("正在为您保留名额", "a seat is being offered"),
    closed: words("暂不接受报名", "booking is closed"),
    suspended: words("社区已暂停办理", "the community is suspended"),
    "too-late": words("离上课太近，空余名额在教室门口按候补顺序发放", "too close to the session: free seats are given at the door, in this order"),
    "in-the-morning": words("早上再通知", "in the morning"),
  },
  consentBasis: {
    self: words("本人表示", "by oneself"),
    guardian: words("监护人表示", "by a guardian"),
    "desk-signed": words("在服务台签字", "signed at the desk"),
  },
  consentAnswer: { given: words("已同意", "agreed"), refused: words("不同意", "refused") },
  situations: {
    ended: words("已结束", "ended"),
    answered: words("已经评价过", "answered already"),
    present: words("已签到", "checked in"),
    excused: words("已请假", "excused"),
    absent: words("缺席", "absent"),
    left: words("已离开", "gone home"),
    "not-here": words("没有签到", "not checked in"),
    "not-waiting": words("不在候补名单中", "not on the waiting list"),
    "not-enrolling": words("未开放报名", "not enrolling"),
    "at-door": words("空余名额在门口发放", "free seats at the door"),
    "first-right": words("老学员优先期", "the first right of those who had seats"),
    "decision-pending": words("另有决定待表决", "another decision is pending"),
    "children-waiting": words("还有孩子没有接走", "children wait to be collected"),
  },
  verbs,
};
