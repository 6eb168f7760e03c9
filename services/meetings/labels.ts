import type * as z from "zod";
import type { IssueKind, IssueOrigin } from "#shared/contracts/meetings.ts";
import { type Labels, words } from "#shared/domain/words.ts";
import type { Action } from "./domain/action/action.ts";
import type { WhichActions } from "./domain/action/named-action.ts";
import type { AgendaPlace, Issue, IssueIn, Placement } from "./domain/issue/issue.ts";
import type { Concurrence } from "./domain/issue/resolution.ts";
import type { ResolveIssue } from "./domain/issue/resolve.ts";
import type { Meeting } from "./domain/meeting/meeting.ts";
import type { Amendment } from "./domain/meeting/minutes-text.ts";
import type { Rule } from "./domain/rule.ts";

type OnWeekday = Extract<Rule["on"], { nth: string }>;

type MeetingsLabels = {
  readonly issueStatus: Labels<Issue["status"]>;
  readonly actionStatus: Labels<Action["status"]>;
  readonly meetingStatus: Labels<Meeting["status"]>;
  readonly issueKind: Labels<z.infer<typeof IssueKind>>;
  readonly issueOrigin: Labels<z.infer<typeof IssueOrigin>>;
  readonly referralLevel: Labels<IssueIn<"referred-up">["referral"]["level"]>;
  readonly agendaPlace: Labels<z.infer<typeof AgendaPlace>>;
  readonly agendaOutcome: Labels<Placement["outcome"]>;
  readonly validity: Labels<"valid" | "not-valid">;
  readonly amendmentOutcome: Labels<Amendment["outcome"]>;
  readonly ifSideMissing: Labels<z.infer<typeof ResolveIssue>["ifSideMissing"]>;
  readonly how: Labels<Concurrence["how"]>;
  readonly nth: Labels<OnWeekday["nth"]>;
  readonly weekday: Labels<OnWeekday["weekday"]>;
  readonly ifHoliday: Labels<Rule["ifHoliday"]>;
  readonly whichActions: Labels<z.infer<typeof WhichActions>>;
  readonly verbs: Labels;
};

/** What the choices of meetings are called, and what its verbs do. */
// biome-ignore format: a table is read by its rows
export const labels: MeetingsLabels = {
  issueStatus: {
    candidate: words("待审核", "waits to be admitted"),
    open: words("待上会", "open"),
    "on-agenda": words("已列入议程", "on an agenda"),
    "in-action": words("落实中", "in action"),
    verified: words("已落实", "verified"),
    closed: words("已办结", "closed"),
    rejected: words("未获准", "rejected"),
    merged: words("已并入其他议题", "merged into another"),
    "referred-up": words("已上报街道", "referred up"),
  },
  actionStatus: {
    assigned: words("已指派", "assigned"),
    accepted: words("已接下", "accepted"),
    "in-progress": words("办理中", "in progress"),
    done: words("办结待查", "reported done"),
    verified: words("查验属实", "verified"),
    returned: words("查验未通过", "returned"),
  },
  meetingStatus: {
    scheduled: words("已排定", "scheduled"),
    collecting: words("征集议题中", "collecting issues"),
    "agenda-published": words("议程已公布", "agenda published"),
    postponed: words("已延期", "postponed"),
    cancelled: words("已取消", "cancelled"),
    "in-session": words("开会中", "in session"),
    closed: words("已散会", "closed"),
    "minutes-draft": words("纪要待确认", "minutes drafted"),
    "minutes-confirmed": words("纪要已确认", "minutes confirmed"),
    published: words("纪要已公布", "minutes published"),
  },
  issueKind: { hard: words("难点问题", "hard issue"), report: words("通报事项", "report") },
  issueOrigin: {
    case: words("纠纷上提", "from a case"),
    recurrence: words("反复出现", "it recurs"),
    resident: words("居民提议", "a resident's proposal"),
    objection: words("公示异议", "an objection to what was published"),
    employer: words("用人单位提出", "from an employer"),
    manual: words("工作人员登记", "written down by staff"),
  },
  referralLevel: { subdistrict: words("街道", "subdistrict") },
  agendaPlace: {
    legacy: words("遗留问题", "carried issue"),
    hard: words("难点问题", "hard issue"),
    report: words("通报事项", "report"),
  },
  agendaOutcome: {
    pending: words("待议", "pending"),
    decided: words("已决定", "decided"),
    carried: words("结转下次", "carried on"),
    released: words("移出议程", "taken off the agenda"),
  },
  validity: { valid: words("生效", "valid"), "not-valid": words("不生效", "not valid") },
  amendmentOutcome: {
    proposed: words("待处理", "proposed"),
    taken: words("已采纳", "taken"),
    declined: words("未采纳", "declined"),
  },
  ifSideMissing: {
    refuse: words("不作决定", "decide nothing"),
    record: words("记为意见", "record as an opinion"),
  },
  how: { "signed-in": words("本人登录", "signed in"), "chair-card": words("凭席位卡", "by a chair card") },
  nth: {
    first: words("第一个", "first"),
    second: words("第二个", "second"),
    third: words("第三个", "third"),
    fourth: words("第四个", "fourth"),
    fifth: words("第五个", "fifth"),
    last: words("最后一个", "last"),
  },
  weekday: {
    sunday: words("星期日", "Sunday"),
    monday: words("星期一", "Monday"),
    tuesday: words("星期二", "Tuesday"),
    wednesday: words("星期三", "Wednesday"),
    thursday: words("星期四", "Thursday"),
    friday: words("星期五", "Friday"),
    saturday: words("星期六", "Saturday"),
  },
  ifHoliday: { skip: words("不开", "left out"), "next-workday": words("顺延到下一个工作日", "on the next working day") },
  whichActions: {
    "of-person": words("某人牵头的", "of a person"),
    overdue: words("已逾期的", "overdue"),
    "without-lead": words("无人牵头的", "without a lead"),
  },
  verbs: {
    admitIssue: words("准予上会", "admit"),
    rejectIssue: words("不予上会", "reject"),
    mergeIssue: words("并入其他议题", "merge"),
    explainIssue: words("说明原因", "explain"),
    explainAction: words("说明原因", "explain"),
    referIssueUp: words("上报街道", "refer up"),
    discussIssue: words("讨论", "discuss"),
    proposeResolution: words("提出决议文本", "propose a resolution"),
    concurInResolution: words("代表本方同意", "say yes for one's side"),
    resolveIssue: words("作出决议", "resolve"),
    acceptAction: words("接下任务", "accept the action"),
    reportProgress: words("报告进展", "report progress"),
    reportActionDone: words("报告办结", "report it done"),
    verifyAction: words("查验属实", "verify"),
    returnAction: words("退回", "return"),
    reassignAction: words("改派", "reassign"),
    collectIssues: words("征集议题", "collect issues"),
    publishAgenda: words("公布议程", "publish the agenda"),
    postponeMeeting: words("延期", "postpone"),
    rescheduleMeeting: words("另定时间", "reschedule"),
    cancelMeeting: words("取消", "cancel"),
    openMeeting: words("开会", "open"),
    arriveAtMeeting: words("签到", "arrive"),
    leaveMeeting: words("离场", "leave"),
    printChairCard: words("打印席位卡", "print a chair card"),
    closeMeeting: words("散会", "close"),
    draftMinutes: words("起草纪要", "draft the minutes"),
    amendMinutes: words("对纪要提出修改", "amend the minutes"),
    reviseMinutes: words("修订纪要", "revise the minutes"),
    confirmMinutes: words("确认纪要", "confirm the minutes"),
    excuseSide: words("说明一方无人确认", "excuse a side"),
    publishMinutes: words("公布纪要", "publish the minutes"),
    approveSeries: words("代表本方同意", "say yes for one's side"),
    seatInSeries: words("设立席位", "give a seat"),
    endSeriesSeat: words("结束席位", "end a seat"),
    scheduleMeeting: words("排定会议", "schedule a meeting"),
    subscribeToSeries: words("订阅议程和纪要", "be told of agendas and minutes"),
    openMeetingFeed: words("订阅会议日历", "follow the meetings"),
  },
};
